package org.elpis.privacy;

/// How much of a normal variable with mean 0 and standard deviation 1 lies where, to about 14 digits of what is asked
/// for, however little that is.
final class NormalTail {
    /// Where the series ends and the continued fraction begins, in units of the error function.
    private static final double SERIES_END = 2;
    private static final int MOST_TERMS = 300;
    private static final double ROOT_TWO = StrictMath.sqrt(2);

    private NormalTail() {}

    /// P[Z > z].
    static double above(double z) {
        double x = z / ROOT_TWO;
        if (x > SERIES_END) {
            return 0.5 * StrictMath.exp(-x * x) * scaled(x);
        }
        return x < -SERIES_END ? 1 - 0.5 * StrictMath.exp(-x * x) * scaled(-x) : 0.5 - 0.5 * errorFunction(x);
    }

    /// P[Z <= z].
    static double below(double z) {
        return above(-z);
    }

    /// P[low < Z <= high], with its digits in both tails.
    static double between(double low, double high) {
        if (!(low < high)) {
            return 0;
        }
        return Math.max(0, low > 0 ? above(low) - above(high) : below(high) - below(low));
    }

    /// How much lies on both sides of a place.
    record Sides(double below, double above) {
        static Sides of(double z) {
            double above = NormalTail.above(Math.abs(z));
            return z > 0 ? new Sides(1 - above, above) : new Sides(above, 1 - above);
        }

        /// What lies between, with its digits in both tails.
        double until(Sides high) {
            return Math.max(0, below > 0.5 ? above - high.above : high.below - below);
        }
    }

    /// log P[Z > z], for z of any size.
    static double logAbove(double z) {
        double x = z / ROOT_TWO;
        return x > SERIES_END ? -x * x + StrictMath.log(0.5 * scaled(x)) : StrictMath.log(above(z));
    }

    /// The z whose upper tail has this logarithm.
    ///
    /// @param log  below 0
    static double whereAbove(double log) {
        double low = -40;
        double high = 8 + StrictMath.sqrt(Math.max(0, -2 * log));
        for (int i = 0; i < 100 && low < high; i++) {
            double middle = (low + high) / 2;
            if (logAbove(middle) > log) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /// DLMF 7.6.2.
    private static double errorFunction(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; n < MOST_TERMS && Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / StrictMath.sqrt(Math.PI) * StrictMath.exp(-x * x) * sum;
    }

    /// e^(x^2) erfc(x) for x of 2 and more: DLMF 7.9.1 by Lentz's method.
    private static double scaled(double x) {
        if (x > 1e8) {
            return 1 / (x * StrictMath.sqrt(Math.PI));
        }
        double value = x;
        double c = x;
        double d = 0;
        for (int n = 1; n < MOST_TERMS; n++) {
            d = 1 / (x + n / 2.0 * d);
            c = x + n / 2.0 / c;
            value *= c * d;
            if (Math.abs(c * d - 1) < 1e-16) {
                break;
            }
        }
        return 1 / (value * StrictMath.sqrt(Math.PI));
    }
}
