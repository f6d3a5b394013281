package org.elpis.models.gradients;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.models.net.LayerSpec;
import org.elpis.models.net.Network;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.net.Shape;

/// A dense layer that sees the image itself: the gradient of each of its units is the image, times one number.
///
/// Layers before it that hand the image on as it is (convolutions with a single weight a filter and stride 1, and
/// rectifiers, which leave grey values alone) do not hide it: so a server would disguise it (Zhao and others, 2023).
///
/// @param units  how many
/// @param inputs  values that each unit sees
/// @param parameters  how many parameters come before its weights
/// @param isNonlinear  whether a nonlinearity follows: then units differ in which images reach them
/// @param isStaggered  whether its rows point one way and its biases rise or fall in steps: the trap that sorts images
///     into bins (Fowl and others, 2022)
record InputDense(int units, int inputs, int parameters, boolean isNonlinear, boolean isStaggered) {
    /// Rows with a cosine of at least this point one way; those of drawn or trained weights do not.
    private static final double ONE_WAY = 0.999;
    /// A weight under this share of the greatest of its filter counts as none.
    private static final double NOTHING = 1e-3;

    /// The first dense layer of a network, when it sees the image.
    static Optional<InputDense> of(Network network) {
        List<LayerSpec> before = new ArrayList<>();
        Shape input = network.spec().input();
        for (LayerSpec layer : network.spec().layers()) {
            int at = before.isEmpty() ? 0 : Network.parameterCount(new NetworkSpec(input, before));
            Shape shape = before.isEmpty() ? input : Network.output(new NetworkSpec(input, before));
            if (layer instanceof LayerSpec.Dense dense) {
                boolean nonlinear = before.size() + 1 < network.spec().layers().size()
                        && isNonlinear(network.spec().layers().get(before.size() + 1));
                return Optional.of(new InputDense(
                        dense.units(),
                        shape.size(),
                        at,
                        nonlinear,
                        isStaggered(network.parameters(), at, dense.units(), shape.size())));
            }
            if (!handsOn(layer, shape, network.parameters(), at)) {
                return Optional.empty();
            }
            before.add(layer);
        }
        return Optional.empty();
    }

    /// Whether a site should refuse such a network: it gives away single images of a sum.
    ///
    /// @param images  mixed in one update
    boolean isTrap(int images) {
        return isStaggered || isNonlinear && units >= images;
    }

    private static boolean isNonlinear(LayerSpec layer) {
        return switch (layer) {
            case LayerSpec.Relu ignored -> true;
            case LayerSpec.Softplus ignored -> true;
            case LayerSpec.Tanh ignored -> true;
            case LayerSpec.GroupNorm ignored -> true;
            case LayerSpec.Residual ignored -> true;
            case LayerSpec.MaxPool ignored -> true;
            case LayerSpec.Conv ignored -> false;
            case LayerSpec.Depthwise ignored -> false;
            case LayerSpec.AveragePool ignored -> false;
            case LayerSpec.GlobalAveragePool ignored -> false;
            case LayerSpec.Dense ignored -> false;
        };
    }

    private static boolean handsOn(LayerSpec layer, Shape shape, float[] parameters, int at) {
        return switch (layer) {
            case LayerSpec.Conv conv -> {
                int size = shape.channels() * conv.kernel() * conv.kernel();
                yield conv.stride() == 1 && areSingle(parameters, at, conv.filters(), size);
            }
            case LayerSpec.Depthwise depthwise -> {
                int size = depthwise.kernel() * depthwise.kernel();
                yield depthwise.stride() == 1 && areSingle(parameters, at, shape.channels(), size);
            }
            case LayerSpec.Relu ignored -> true;
            case LayerSpec.MaxPool pool -> pool.size() == 1;
            case LayerSpec.AveragePool pool -> pool.size() == 1;
            case LayerSpec.GroupNorm ignored -> false;
            case LayerSpec.Softplus ignored -> false;
            case LayerSpec.Tanh ignored -> false;
            case LayerSpec.GlobalAveragePool ignored -> shape.height() == 1 && shape.width() == 1;
            case LayerSpec.Dense ignored -> false;
            case LayerSpec.Residual ignored -> false;
        };
    }

    private static boolean areSingle(float[] parameters, int at, int filters, int size) {
        for (int f = 0; f < filters; f++) {
            double greatest = 0;
            for (int j = 0; j < size; j++) {
                greatest = Math.max(greatest, Math.abs(parameters[at + f * size + j]));
            }
            int weights = 0;
            for (int j = 0; j < size; j++) {
                weights += Math.abs(parameters[at + f * size + j]) > NOTHING * greatest ? 1 : 0;
            }
            if (weights > 1) {
                return false;
            }
        }
        return true;
    }

    /// Half of the neighbours are enough: a trap may be hidden among other units.
    private static boolean isStaggered(float[] parameters, int at, int units, int inputs) {
        int staggered = 0;
        for (int u = 0; u + 1 < units; u++) {
            boolean differ = parameters[at + units * inputs + u] != parameters[at + units * inputs + u + 1];
            staggered += differ && cosine(parameters, at + u * inputs, inputs) >= ONE_WAY ? 1 : 0;
        }
        return units > 2 && 2 * staggered >= units - 1;
    }

    private static double cosine(float[] parameters, int row, int inputs) {
        double product = 0;
        double first = 0;
        double second = 0;
        for (int j = 0; j < inputs; j++) {
            double a = parameters[row + j];
            double b = parameters[row + inputs + j];
            product += a * b;
            first += a * a;
            second += b * b;
        }
        return first == 0 || second == 0 ? 0 : product / Math.sqrt(first * second);
    }
}
