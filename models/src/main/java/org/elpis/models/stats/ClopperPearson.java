package org.elpis.models.stats;

/// The exact interval of a share (Clopper and Pearson, Biometrika 26, 1934): never narrower than its confidence says.
public final class ClopperPearson {
    /// Halvings of [0, 1]: past the precision of a double.
    private static final int HALVINGS = 60;

    private ClopperPearson() {}

    /// The interval of `hits` of `trials`.
    ///
    /// @param hits  0 to `trials`
    /// @param trials  at least 1
    /// @param confidence  of the two-sided interval, such as 0.95
    public static Interval of(long hits, long trials, double confidence) {
        if (trials < 1 || hits < 0 || hits > trials) {
            throw new IllegalArgumentException(
                    "hits must be 0 to trials and trials at least 1, got " + hits + " of " + trials);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be between 0 and 1, got " + confidence);
        }
        double tail = (1 - confidence) / 2;
        double low = hits == 0 ? 0 : where(p -> atLeast(hits, trials, p), tail);
        double high = hits == trials ? 1 : where(p -> atLeast(hits + 1, trials, p), 1 - tail);
        return new Interval((double) hits / trials, low, high);
    }

    /// P[Binomial(trials, p) >= hits].
    public static double atLeast(long hits, long trials, double p) {
        if (hits <= 0) {
            return 1;
        }
        return hits > trials ? 0 : Beta.regularized(p, (double) hits, trials - hits + 1.0);
    }

    private static double where(java.util.function.DoubleUnaryOperator rising, double target) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (rising.applyAsDouble(middle) < target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
