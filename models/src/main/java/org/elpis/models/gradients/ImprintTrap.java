package org.elpis.models.gradients;

import java.util.Arrays;
import java.util.List;
import org.elpis.models.net.LayerSpec;
import org.elpis.models.net.Network;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.net.Shape;

/// The network that a malicious server would send (Fowl and others, 2022): a dense layer whose units all measure the
/// brightness of the image, each with another threshold. Two neighbours differ by the images between their thresholds,
/// and where that is one, their gradients' difference is that image, however many others are in the sum.
final class ImprintTrap {
    /// Weights of one trap: 2^20 doubles are 8 MiB.
    private static final int MOST_WEIGHTS = 1 << 20;

    private ImprintTrap() {}

    /// A trap for so many images.
    ///
    /// @param others  images of other patients, whose brightness says where the thresholds lie
    /// @param images  that are mixed in one update
    static Network of(Shape input, int classes, List<float[]> others, int images) {
        int units = Math.clamp(16L * images, 2, Math.max(2, Math.min(4096, MOST_WEIGHTS / input.size())));
        NetworkSpec spec = new NetworkSpec(
                input, List.of(new LayerSpec.Dense(units), new LayerSpec.Relu(), new LayerSpec.Dense(classes)));
        float[] parameters = new float[Network.parameterCount(spec)];
        Arrays.fill(parameters, 0, units * input.size(), 1f / input.size());
        double[] brightness = others.stream()
                .mapToDouble(image -> {
                    double sum = 0;
                    for (float value : image) {
                        sum += value;
                    }
                    return sum / image.length;
                })
                .sorted()
                .toArray();
        int bias = units * input.size();
        for (int u = 0; u < units; u++) {
            parameters[bias + u] = (float) -quantile(brightness, (u + 0.5) / units);
        }
        // All units of one class alike, so that neighbours have the same slope, and small, so that no class is sure.
        int last = bias + units;
        for (int c = 0; c < classes; c++) {
            Arrays.fill(parameters, last + c * units, last + (c + 1) * units, (c % 2 == 0 ? 1f : -1f) / units);
        }
        return new Network(spec, parameters);
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
