package org.elpis.models.onerun;

import java.util.Arrays;
import java.util.List;

/// Scores of canaries from what every step gave out along their directions, in several ways: which of them tells most
/// depends on what is wrong with the training, and nobody knows that before.
final class SeenSteps {
    private static final List<String> WAYS = List.of(
            "sum of steps", "likelihood", "likelihood without what stays", "mean over noise", "peak over noise");
    /// From fewer steps no noise is estimated.
    private static final int FEWEST_STEPS = 8;
    /// Median absolute deviation of a normal variable, as a share of its standard deviation.
    private static final double NORMAL_MAD = 0.6744897501960817;
    /// Noise over the clip that is as good as none; keeps exponents within doubles.
    private static final double LEAST_NOISE = 0.01;

    private SeenSteps() {}

    /// @param seen  by canary and step: the released sum along the canary's direction, over the clip
    /// @param rate  of sampling
    /// @param noise  claimed noise multiplier
    static ScoreSheet scores(float[][] seen, double rate, double noise) {
        double[][] scores = new double[WAYS.size()][seen.length];
        for (int i = 0; i < seen.length; i++) {
            double[] steps = finite(seen[i]);
            double middle = median(steps);
            double estimated = Math.max(LEAST_NOISE, steps.length < FEWEST_STEPS ? noise : spread(steps, middle));
            double sum = Arrays.stream(steps).sum();
            scores[0][i] = sum;
            scores[1][i] = likelihood(steps, 0, rate, estimated);
            scores[2][i] = likelihood(steps, middle, rate, estimated);
            scores[3][i] = (sum - steps.length * middle) / estimated;
            scores[4][i] = (Arrays.stream(steps).max().orElseThrow() - middle) / estimated;
        }
        return new ScoreSheet(WAYS, scores);
    }

    /// A training that burst gives numbers that are none; they say nothing of a canary.
    private static double[] finite(float[] seen) {
        double[] steps = new double[seen.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Float.isFinite(seen[i]) ? seen[i] : 0;
        }
        return steps;
    }

    /// The logarithm of how much likelier the steps are with the canary than without: in each step it is there with
    /// the probability of the sampling, and then adds one clip.
    private static double likelihood(double[] steps, double middle, double rate, double noise) {
        double sum = 0;
        for (double step : steps) {
            sum += mixed((2 * (step - middle) - 1) / (2 * noise * noise), rate);
        }
        return sum;
    }

    /// ln(1 - rate + rate e^exponent).
    private static double mixed(double exponent, double rate) {
        if (rate == 1) {
            return exponent;
        }
        return exponent > 0
                ? exponent + StrictMath.log(rate + (1 - rate) * StrictMath.exp(-exponent))
                : StrictMath.log1p(rate * StrictMath.expm1(exponent));
    }

    private static double spread(double[] steps, double middle) {
        double[] off = new double[steps.length];
        for (int i = 0; i < steps.length; i++) {
            off[i] = Math.abs(steps[i] - middle);
        }
        return median(off) / NORMAL_MAD;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
