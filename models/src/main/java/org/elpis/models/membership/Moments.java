package org.elpis.models.membership;

/// Mean and variance of each row's answers over the models that did not have it, and of those that did, in one channel;
/// the variance of few models is drawn towards that of all rows (a normal-inverse-gamma prior, as BaVarIA, 2026, has
/// it), the shift from out to in towards the mean shift.
final class Moments {
    /// Weight of all rows' variance, in models: at 8 out-models half of the variance is the row's own.
    static final double PRIOR_VARIANCE = 8;
    /// Weight of all rows' shift, in models.
    static final double PRIOR_SHIFT = 4;

    private final double[] meanOut;
    private final double[] varianceOut;
    private final double[] meanIn;
    private final double[] varianceIn;

    private Moments(double[] meanOut, double[] varianceOut, double[] meanIn, double[] varianceIn) {
        this.meanOut = meanOut;
        this.varianceOut = varianceOut;
        this.meanIn = meanIn;
        this.varianceIn = varianceIn;
    }

    /// @param without  a reference model that is left out because it is itself attacked, or -1
    static Moments of(Evidence evidence, int channel, int without) {
        int rows = evidence.pool().rows();
        double[][] out = sums(evidence, channel, without, false);
        double[][] in = sums(evidence, channel, without, true);
        double pooledOut = pooled(out);
        double pooledIn = pooled(in);
        double meanOut = overall(out);
        double shift = shift(out, in);
        Moments moments = new Moments(new double[rows], new double[rows], new double[rows], new double[rows]);
        for (int row = 0; row < rows; row++) {
            double m = out[0][row] > 0 ? out[1][row] / out[0][row] : meanOut;
            moments.meanOut[row] = m;
            moments.varianceOut[row] = shrunk(out, row, pooledOut);
            double n = in[0][row];
            double own = n > 0 ? in[1][row] / n - m : 0;
            moments.meanIn[row] = m + (PRIOR_SHIFT * shift + n * own) / (PRIOR_SHIFT + n);
            moments.varianceIn[row] = n > 0 ? shrunk(in, row, pooledIn) : moments.varianceOut[row];
        }
        return moments;
    }

    /// Counts, sums and sums of squares by row.
    private static double[][] sums(Evidence evidence, int channel, int without, boolean wantIn) {
        int rows = evidence.pool().rows();
        double[][] sums = new double[3][rows];
        for (int model = 0; model < evidence.references().size(); model++) {
            Answers answers = evidence.references().get(model);
            for (int row = 0; row < rows && model != without; row++) {
                if (wantIn ? evidence.isIn(model, row) : evidence.isOut(model, row)) {
                    double value = answers.at(row, channel);
                    sums[0][row]++;
                    sums[1][row] += value;
                    sums[2][row] += value * value;
                }
            }
        }
        return sums;
    }

    private static double squares(double[][] sums, int row) {
        double n = sums[0][row];
        return n < 2 ? 0 : Math.max(0, sums[2][row] - sums[1][row] * sums[1][row] / n);
    }

    private static double pooled(double[][] sums) {
        double squares = 0;
        double freedom = 0;
        for (int row = 0; row < sums[0].length; row++) {
            squares += squares(sums, row);
            freedom += Math.max(0, sums[0][row] - 1);
        }
        return Math.max(1e-6, freedom > 0 ? squares / freedom : 1);
    }

    private static double overall(double[][] sums) {
        double total = 0;
        double count = 0;
        for (int row = 0; row < sums[0].length; row++) {
            total += sums[1][row];
            count += sums[0][row];
        }
        return count > 0 ? total / count : 0;
    }

    private static double shift(double[][] out, double[][] in) {
        double total = 0;
        int count = 0;
        for (int row = 0; row < out[0].length; row++) {
            if (out[0][row] > 0 && in[0][row] > 0) {
                total += in[1][row] / in[0][row] - out[1][row] / out[0][row];
                count++;
            }
        }
        return count > 0 ? total / count : 0;
    }

    /// With the factor of a prediction: the mean is uncertain too.
    private static double shrunk(double[][] sums, int row, double pooled) {
        double n = sums[0][row];
        double variance = (PRIOR_VARIANCE * pooled + squares(sums, row)) / (PRIOR_VARIANCE + Math.max(0, n - 1));
        return variance * (1 + 1 / Math.max(1, n));
    }

    double out(int row) {
        return meanOut[row];
    }

    double in(int row) {
        return meanIn[row];
    }

    /// How many deviations a value lies above what models say that never saw the row: LiRA offline.
    double offline(int row, double value) {
        return (value - meanOut[row]) / Math.sqrt(varianceOut[row]);
    }

    /// ln of the likelihood ratio of in to out: LiRA online (Carlini and others, IEEE S&P 2022, algorithm 1).
    /// A row that no reference model had, such as a planted one, has the variance of out for that of in, so
    /// that its score rises with its answer.
    double online(int row, double value) {
        return normal(value, meanIn[row], varianceIn[row]) - normal(value, meanOut[row], varianceOut[row]);
    }

    static double normal(double value, double mean, double variance) {
        return -0.5 * (StrictMath.log(variance) + (value - mean) * (value - mean) / variance);
    }
}
