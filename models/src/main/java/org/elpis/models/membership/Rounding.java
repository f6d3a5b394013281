package org.elpis.models.membership;

import java.util.List;

/// How many decimals the answers of a model have: rounded ones hide what is finer, and 0 decimals are labels
/// alone.
///
/// @param decimals  0 to 4, or -1 when the answers are not rounded
record Rounding(int decimals) {
    static final Rounding NONE = new Rounding(-1);
    private static final int MOST = 4;

    /// Float outputs of 5 decimals and more are as good as whole.
    static Rounding of(List<double[]> rows) {
        for (int decimals = 0; decimals <= MOST; decimals++) {
            double unit = StrictMath.pow(10, -decimals);
            if (rows.stream().allMatch(row -> isRounded(row, unit))) {
                return new Rounding(decimals);
            }
        }
        return NONE;
    }

    /// Up to the precision of a float; what is merely near 0 is not rounded.
    private static boolean isRounded(double[] row, double unit) {
        for (double p : row) {
            double units = p / unit;
            if (Math.abs(units - Math.rint(units)) > 1e-7 * Math.max(1, units)) {
                return false;
            }
        }
        return true;
    }

    /// What a probability of 0 may have been: a quarter of a unit.
    double floor() {
        return decimals < 0 ? 0 : 0.25 * StrictMath.pow(10, -decimals);
    }

    /// Whether so little is left of the answers that further questions with moved images are worth their cost.
    boolean isCoarse() {
        return decimals >= 0 && decimals <= 2;
    }

    /// Probabilities as a model that rounds so gives them; of labels alone the most likely class has 1.
    double[] applied(double[] probabilities) {
        if (decimals < 0) {
            return probabilities;
        }
        double[] rounded = new double[probabilities.length];
        int best = 0;
        for (int k = 0; k < rounded.length; k++) {
            double unit = StrictMath.pow(10, -decimals);
            rounded[k] = decimals == 0 ? 0 : Math.rint(probabilities[k] / unit) * unit;
            best = probabilities[k] > probabilities[best] ? k : best;
        }
        rounded[best] = decimals == 0 ? 1 : rounded[best];
        return rounded;
    }

    String says() {
        return decimals < 0 ? "not rounded" : decimals == 0 ? "labels only" : "rounded to " + decimals + " decimals";
    }
}
