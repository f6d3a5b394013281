package org.elpis.models.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.elpis.models.stats.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArithmeticTest {
    /// Odd sides, every kernel against every stride, filters that fill no block.
    static List<NetworkSpec> networks() {
        List<NetworkSpec> specs = new ArrayList<>();
        for (int kernel = 1; kernel <= 7; kernel += 2) {
            for (int stride = 1; stride <= 4; stride++) {
                for (int filters = 1; filters <= 6; filters += 2) {
                    specs.add(new NetworkSpec(
                            new Shape(3, 11, 13),
                            List.of(
                                    new LayerSpec.Conv(filters, kernel, stride),
                                    new LayerSpec.Tanh(),
                                    new LayerSpec.Depthwise(kernel, stride),
                                    new LayerSpec.Dense(3))));
                }
            }
        }
        specs.add(new NetworkSpec(
                new Shape(4, 11, 13),
                List.of(
                        new LayerSpec.Residual(List.of(new LayerSpec.Conv(4, 3, 1), new LayerSpec.GroupNorm(2))),
                        new LayerSpec.Relu(),
                        new LayerSpec.MaxPool(2),
                        new LayerSpec.Conv(8, 3, 1),
                        new LayerSpec.GroupNorm(4),
                        new LayerSpec.AveragePool(2),
                        new LayerSpec.Softplus(),
                        new LayerSpec.GlobalAveragePool(),
                        new LayerSpec.Dense(3))));
        specs.add(new NetworkSpec(
                new Shape(2, 9, 75),
                List.of(
                        new LayerSpec.Conv(5, 3, 1),
                        new LayerSpec.Relu(),
                        new LayerSpec.MaxPool(2),
                        new LayerSpec.MaxPool(3),
                        new LayerSpec.Dense(3))));
        return specs;
    }

    @ParameterizedTest
    @MethodSource("networks")
    void vectorsGiveTheBitsOfPlainLoops(NetworkSpec spec) {
        assertThat(new Way(spec, VectorArithmetic.create())).isEqualTo(new Way(spec, new ScalarArithmetic()));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void plainLoopsGiveWhatDoublePrecisionGives(NetworkSpec spec) {
        Way way = new Way(spec, new ScalarArithmetic());
        double[] parameters = doubles(way.parameters);
        DoublePass pass = new DoublePass(spec);
        double[] gradient = new double[parameters.length];
        assertThat(doubles(way.logits)).containsExactly(pass.forward(parameters, doubles(way.sample)), within(1e-5));
        pass.backward(parameters, new double[] {1, -0.5, 0.25}, gradient);
        assertThat(doubles(way.gradient)).containsExactly(gradient, within(1e-5));
        assertThat(doubles(way.inputGradient)).containsExactly(pass.inputGradient(), within(1e-5));
    }

    @Test
    void addsLanesInPairs() {
        float[] lanes = new float[Arithmetic.LANES];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = 1 << i;
        }
        assertThat(Arithmetic.total(lanes)).isEqualTo(65535);
    }

    @Test
    void whatIsNotANumberStaysSoBehindARectifier() {
        float[] x = new float[21];
        x[0] = Float.NaN;
        x[20] = Float.NaN;
        for (Arithmetic arithmetic : List.of(VectorArithmetic.create(), new ScalarArithmetic())) {
            float[] y = new float[21];
            arithmetic.rectify(x, y);
            assertThat(y[0]).isNaN();
            assertThat(y[1]).isZero();
            assertThat(y[20]).isNaN();
        }
    }

    private static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    /// One sample's way forward and back.
    private static final class Way {
        private final float[] parameters;
        private final float[] sample;
        private final float[] logits;
        private final float[] gradient;
        private final float[] inputGradient;

        private Way(NetworkSpec spec, Arithmetic arithmetic) {
            parameters = Network.initialized(spec, 5).parameters();
            Draws draws = new Draws(3);
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] += (float) (0.1 * draws.nextGaussian());
            }
            sample = new float[spec.input().size()];
            for (int i = 0; i < sample.length; i++) {
                sample[i] = (float) draws.nextGaussian();
            }
            Pass pass = new Pass(spec, true, arithmetic);
            logits = pass.forward(parameters, sample).clone();
            gradient = new float[parameters.length];
            pass.backward(parameters, new float[] {1, -0.5f, 0.25f}, gradient);
            inputGradient = pass.inputGradient().clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Way way
                    && Arrays.equals(logits, way.logits)
                    && Arrays.equals(gradient, way.gradient)
                    && Arrays.equals(inputGradient, way.inputGradient);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(logits);
        }
    }
}
