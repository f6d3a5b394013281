package org.elpis.privacy;

/// How much of a normal variable with mean 0 and standard deviation 1 lies where, to about 14 digits of what is asked
/// for, however little that is.
final class NormalTail {
    private static final int MOST_TERMS = 400;
    private static final double ROOT_TWO = StrictMath.sqrt(2);
    private static final double TWO_BY_ROOT_PI = 2 / StrictMath.sqrt(Math.PI);

    /// Points of the table in a unit of the error function. Half a gap from a point nine terms of Taylor's series are
    /// left with an error below 2^-53.
    private static final int POINTS_IN_UNIT = 64;

    private static final int TERMS = 9;
    /// Where the table ends: beyond it the continued fraction needs few terms.
    private static final int TABLE_END = 8;

    private static final double[] SCALED = table();

    private NormalTail() {}

    private static double[] table() {
        double[] table = new double[TABLE_END * POINTS_IN_UNIT + 1];
        for (int i = 0; i < table.length; i++) {
            double x = (double) i / POINTS_IN_UNIT;
            table[i] = x < 1 ? StrictMath.exp(x * x) * (1 - errorFunction(x)) : continuedFraction(x);
        }
        return table;
    }

    /// P[Z > z].
    static double above(double z) {
        double tail = tail(Math.abs(z));
        return z < 0 ? 1 - tail : tail;
    }

    /// P[Z > z] for z of 0 and more.
    private static double tail(double z) {
        double x = z / ROOT_TWO;
        return 0.5 * StrictMath.exp(-x * x) * scaled(x);
    }

    /// P[Z <= z].
    static double below(double z) {
        return above(-z);
    }

    /// P[low < Z <= high], with its digits in both tails.
    static double between(double low, double high) {
        return low < high ? Sides.of(low).until(Sides.of(high)) : 0;
    }

    /// How much lies on both sides of a place.
    record Sides(double below, double above) {
        static Sides of(double z) {
            double tail = tail(Math.abs(z));
            return z > 0 ? new Sides(1 - tail, tail) : new Sides(tail, 1 - tail);
        }

        /// What lies between, with its digits in both tails.
        double until(Sides high) {
            return Math.max(0, below > 0.5 ? above - high.above : high.below - below);
        }
    }

    /// log P[Z > z], for z of any size.
    static double logAbove(double z) {
        double x = z / ROOT_TWO;
        return x > 1 ? -x * x + StrictMath.log(0.5 * scaled(x)) : StrictMath.log(above(z));
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

    /// e^(x²) erfc(x) for x of 0 and more, which falls from 1. Its derivatives follow from y' = 2 x y - 2 / root pi
    /// (DLMF 7.10.1): a series around the nearest point of the table, because a walk along a grid asks
    /// a million times.
    private static double scaled(double x) {
        if (!(x < TABLE_END)) {
            return continuedFraction(x);
        }
        int nearest = (int) Math.rint(x * POINTS_IN_UNIT);
        double at = (double) nearest / POINTS_IN_UNIT;
        double off = x - at;
        double before = SCALED[nearest];
        double term = 2 * at * before - TWO_BY_ROOT_PI;
        double sum = before + term * off;
        double power = off;
        for (int n = 2; n <= TERMS; n++) {
            double next = 2 * (at * term + before) / n;
            before = term;
            term = next;
            power *= off;
            sum += term * power;
        }
        return sum;
    }

    /// DLMF 7.6.2.
    private static double errorFunction(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; n < MOST_TERMS && Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return TWO_BY_ROOT_PI * StrictMath.exp(-x * x) * sum;
    }

    /// The same for x of 1 and more: DLMF 7.9.1 by Lentz's method.
    private static double continuedFraction(double x) {
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
