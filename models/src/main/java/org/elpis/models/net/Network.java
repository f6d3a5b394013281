package org.elpis.models.net;

import java.util.Arrays;
import java.util.List;
import org.elpis.models.stats.Draws;

/// A network with its parameters.
///
/// @param spec  architecture
/// @param parameters  of all layers in their order, weights before biases; the caller may train them in place
public record Network(NetworkSpec spec, float[] parameters) {
    public Network {
        int expected = parameterCount(spec);
        if (parameters.length != expected) {
            throw new IllegalArgumentException("parameters must be " + expected + ", got " + parameters.length);
        }
    }

    public static int parameterCount(NetworkSpec spec) {
        return Placed.total(Placed.of(spec));
    }

    /// The shape of what comes out.
    public static Shape output(NetworkSpec spec) {
        return Placed.of(spec).getLast().out();
    }

    /// Drawn weights (He and others, 2015: normal with variance 2 / inputs), biases 0, scales of normalizations 1.
    public static Network initialized(NetworkSpec spec, long seed) {
        List<Placed> layers = Placed.of(spec);
        float[] parameters = new float[Placed.total(layers)];
        draw(layers, parameters, Draws.of(seed, "weights", 0));
        return new Network(spec, parameters);
    }

    private static void draw(List<Placed> layers, float[] parameters, Draws draws) {
        for (Placed layer : layers) {
            switch (layer.spec()) {
                case LayerSpec.Conv conv ->
                    draw(
                            layer,
                            layer.in().channels() * conv.kernel() * conv.kernel(),
                            layer.out().channels(),
                            parameters,
                            draws);
                case LayerSpec.Depthwise depthwise ->
                    draw(
                            layer,
                            depthwise.kernel() * depthwise.kernel(),
                            layer.out().channels(),
                            parameters,
                            draws);
                case LayerSpec.Dense dense -> draw(layer, layer.in().size(), dense.units(), parameters, draws);
                case LayerSpec.GroupNorm ignored ->
                    Arrays.fill(
                            parameters,
                            layer.parameters(),
                            layer.parameters() + layer.in().channels(),
                            1);
                case LayerSpec.Residual ignored -> draw(layer.inner(), parameters, draws);
                case LayerSpec.Relu ignored -> {}
                case LayerSpec.Softplus ignored -> {}
                case LayerSpec.Tanh ignored -> {}
                case LayerSpec.MaxPool ignored -> {}
                case LayerSpec.AveragePool ignored -> {}
                case LayerSpec.GlobalAveragePool ignored -> {}
            }
        }
    }

    private static void draw(Placed layer, int inputs, int biases, float[] parameters, Draws draws) {
        double deviation = Math.sqrt(2.0 / inputs);
        for (int i = 0; i < layer.count() - biases; i++) {
            parameters[layer.parameters() + i] = (float) (deviation * draws.nextGaussian());
        }
    }
}
