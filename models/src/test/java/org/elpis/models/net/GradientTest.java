package org.elpis.models.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.elpis.models.stats.Draws;
import org.junit.jupiter.api.Test;

class GradientTest {
    private static final NetworkSpec SMOOTH = new NetworkSpec(
            new Shape(2, 9, 8),
            List.of(
                    new LayerSpec.Conv(4, 3, 2),
                    new LayerSpec.GroupNorm(2),
                    new LayerSpec.Softplus(),
                    new LayerSpec.Depthwise(3, 1),
                    new LayerSpec.Tanh(),
                    new LayerSpec.Residual(List.of(new LayerSpec.Conv(4, 3, 1), new LayerSpec.Tanh())),
                    new LayerSpec.AveragePool(2),
                    new LayerSpec.Dense(3)));

    /// Central differences in double precision: the error is of the order of 1e-10, a wrong term far above.
    @Test
    void theGradientOfEveryParameterIsTheSlopeOfTheLoss() {
        double[] parameters = doubles(Network.initialized(SMOOTH, 5).parameters());
        double[] sample = sample(SMOOTH.input().size());
        DoublePass pass = new DoublePass(SMOOTH);
        double[] slope = new double[3];
        double[] gradient = new double[parameters.length];
        Loss.crossEntropy(pass.forward(parameters, sample), 1, slope);
        pass.backward(parameters, slope, gradient);
        double[] byInput = pass.inputGradient().clone();
        for (int i = 0; i < parameters.length; i++) {
            assertThat(gradient[i]).isCloseTo(slopeOf(pass, parameters, i, parameters, sample), within(1e-7));
        }
        for (int i = 0; i < sample.length; i++) {
            assertThat(byInput[i]).isCloseTo(slopeOf(pass, sample, i, parameters, sample), within(1e-7));
        }
    }

    private static double slopeOf(DoublePass pass, double[] moved, int i, double[] parameters, double[] sample) {
        double kept = moved[i];
        moved[i] = kept + 1e-5;
        double above = Loss.crossEntropy(pass.forward(parameters, sample), 1, new double[3]);
        moved[i] = kept - 1e-5;
        double below = Loss.crossEntropy(pass.forward(parameters, sample), 1, new double[3]);
        moved[i] = kept;
        return (above - below) / 2e-5;
    }

    @Test
    void theFastPassGivesWhatThePreciseOneGives() {
        Network network = Network.initialized(SMOOTH, 5);
        double[] parameters = doubles(network.parameters());
        double[] sample = sample(SMOOTH.input().size());
        DoublePass precise = new DoublePass(SMOOTH);
        Pass fast = new Pass(SMOOTH);
        double[] expected = precise.forward(parameters, sample);
        assertThat(doubles(fast.forward(network.parameters(), floats(sample)))).containsExactly(expected, within(1e-4));
        double[] gradient = new double[parameters.length];
        float[] same = new float[parameters.length];
        precise.backward(parameters, new double[] {1, -1, 0.5}, gradient);
        fast.backward(network.parameters(), new float[] {1, -1, 0.5f}, same);
        assertThat(doubles(same)).containsExactly(gradient, within(1e-3));
    }

    private static double[] sample(int size) {
        Draws draws = new Draws(3);
        double[] sample = new double[size];
        for (int i = 0; i < size; i++) {
            sample[i] = (float) draws.nextGaussian();
        }
        return sample;
    }

    private static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    private static float[] floats(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }
}
