package org.elpis.privacy;

/// Sums of numbers that are told by their logarithms.
final class Logs {
    private Logs() {}

    /// log(e^a + e^b).
    static double sum(double a, double b) {
        double most = Math.max(a, b);
        double least = Math.min(a, b);
        return least == Double.NEGATIVE_INFINITY ? most : most + StrictMath.log1p(StrictMath.exp(least - most));
    }

    /// log(e^a - 1), for a above 0.
    static double minusOne(double a) {
        return a > 40 ? a : StrictMath.log(StrictMath.expm1(a));
    }

    /// log(1 + e^a).
    static double plusOne(double a) {
        return a > 40 ? a : StrictMath.log1p(StrictMath.exp(a));
    }

    /// Adds up many terms by the largest of them so far. Not thread-safe.
    static final class Sum {
        /// A million terms that are smaller by this would not change the last digit.
        private static final double LOG_SEEN = -60;

        private double most = Double.NEGATIVE_INFINITY;
        private double share;

        void add(double log) {
            if (log == Double.NEGATIVE_INFINITY || log < most + LOG_SEEN) {
                return;
            }
            if (log <= most) {
                share += StrictMath.exp(log - most);
            } else {
                share = share * StrictMath.exp(most - log) + 1;
                most = log;
            }
        }

        double log() {
            return share == 0 ? Double.NEGATIVE_INFINITY : most + StrictMath.log(share);
        }
    }
}
