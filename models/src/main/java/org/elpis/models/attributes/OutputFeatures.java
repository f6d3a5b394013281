package org.elpis.models.attributes;

/// A model's answer as numbers that a probe can use: what it says, and what could be hidden in how it says it.
///
/// The log-odds of each class and their squares, the lowest bits of each probability as a float, and the parity of its
/// decimal digits: a channel in the last digits changes no diagnosis.
final class OutputFeatures {
    private static final double CLAMP = 1e-9;
    private static final int BITS = 12;
    private static final int DIGITS = 6;
    private static final int MOST_CLASSES = 16;

    private OutputFeatures() {}

    /// What a reader of the answer sees.
    static double[] plain(double[] probabilities) {
        int classes = classes(probabilities);
        double[] row = new double[2 * classes];
        for (int c = 0; c < classes; c++) {
            double odds = logOdds(probabilities[c]);
            row[2 * c] = odds;
            row[2 * c + 1] = odds * odds;
        }
        return row;
    }

    /// What the last bits and digits say, each -1 or 1.
    static double[] hidden(double[] probabilities) {
        int classes = classes(probabilities);
        double[] row = new double[classes * (BITS + DIGITS)];
        int at = 0;
        for (int c = 0; c < classes; c++) {
            int bits = Float.floatToIntBits((float) probabilities[c]);
            for (int i = 0; i < BITS; i++) {
                row[at++] = (bits >>> i & 1) == 0 ? -1 : 1;
            }
            long digits = Math.round(probabilities[c] * 1e6);
            for (int i = 0; i < DIGITS; i++) {
                row[at++] = digits % 2 == 0 ? -1 : 1;
                digits /= 10;
            }
        }
        return row;
    }

    /// Of two classes one says all.
    private static int classes(double[] probabilities) {
        return probabilities.length == 2 ? 1 : Math.min(probabilities.length, MOST_CLASSES);
    }

    private static double logOdds(double probability) {
        double p = Math.clamp(probability, CLAMP, 1 - CLAMP);
        return StrictMath.log(p) - StrictMath.log1p(-p);
    }
}
