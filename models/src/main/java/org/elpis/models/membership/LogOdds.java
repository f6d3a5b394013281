package org.elpis.models.membership;

/// Channels of an answer: what attacks look at of a row of probabilities. The first is the log-odds of the
/// true label, ln p - ln(1 - p), which is nearly normal over models (Carlini and others, IEEE S&P 2022,
/// IV-C); then how certain the answer is, then the log-odds of each class, at most eight.
final class LogOdds {
    private static final int MOST_CLASSES = 8;
    private static final double SMALLEST = 1e-15;

    private LogOdds() {}

    static int channels(int classes) {
        return 2 + Math.min(classes, MOST_CLASSES);
    }

    /// @param row  probabilities, sum 1
    /// @param floor  no probability is taken for less: half of what rounding leaves, or 0
    static void of(double[] row, int label, double floor, double[] channels) {
        double least = Math.max(SMALLEST, floor);
        double certainty = 0;
        for (double p : row) {
            certainty += p > 0 ? p * StrictMath.log(p) : 0;
        }
        channels[0] += odds(row, label, least);
        channels[1] += certainty;
        for (int k = 2; k < channels.length; k++) {
            channels[k] += odds(row, k - 2, least);
        }
    }

    private static double odds(double[] row, int label, double least) {
        double others = 0;
        for (int k = 0; k < row.length; k++) {
            others += k == label ? 0 : row[k];
        }
        return StrictMath.log(Math.max(least, row[label])) - StrictMath.log(Math.max(least, others));
    }
}
