package org.elpis.privacy;

import java.util.function.DoubleUnaryOperator;

/// Finds the least noise that keeps an epsilon.
public final class NoiseCalibration {
    /// The noise found is at most so much above the least, relative to it.
    private static final double PRECISION = 1e-4;
    /// Of a bracket that is narrow enough: how far beside its guess a noise is tried, to close it from that side.
    private static final double BESIDE = PRECISION / 3;

    private static final double LEAST_NOISE = 1e-3;
    private static final double MOST_NOISE = 1e6;

    private NoiseCalibration() {}

    /// A noise and the logarithm of its epsilon over the target: above 0 where there is too little noise.
    private record Point(double noise, double excess) {}

    /// The least noise with an epsilon of at most `target`, to 1 in 10,000 and never below it. Asks for about a dozen
    /// epsilons.
    ///
    /// @param target  above 0
    /// @param epsilonOfNoise  falls as the noise rises
    /// @throws IllegalArgumentException when not even a noise of 1e6 is enough
    public static double least(double target, DoubleUnaryOperator epsilonOfNoise) {
        if (!(target > 0)) {
            throw new IllegalArgumentException("target epsilon must be > 0, got " + target);
        }
        Point low = new Point(LEAST_NOISE, Double.POSITIVE_INFINITY);
        Point high = point(1, target, epsilonOfNoise);
        while (high.excess > 0) {
            if (high.noise == MOST_NOISE) {
                throw new IllegalArgumentException(
                        "target epsilon must be one that some noise up to " + MOST_NOISE + " keeps, got " + target);
            }
            low = high;
            high = point(Math.min(MOST_NOISE, low.noise * 4), target, epsilonOfNoise);
        }
        for (int round = 0; high.noise > low.noise * (1 + PRECISION); round++) {
            Point middle = point(between(low, high, round), target, epsilonOfNoise);
            if (middle.excess > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high.noise;
    }

    private static Point point(double noise, double target, DoubleUnaryOperator epsilonOfNoise) {
        return new Point(noise, StrictMath.log(epsilonOfNoise.applyAsDouble(noise) / target));
    }

    /// Where a straight line of logarithms would have the target, a little above it and a little below it by turns, so
    /// that both ends come near; every third time the middle, in case the line bends too much.
    private static double between(Point low, Point high, int round) {
        double part = low.excess / (low.excess - high.excess);
        double beside = round % 3 == 0 ? 1 + BESIDE : 1 - BESIDE;
        double guess = low.noise * StrictMath.pow(high.noise / low.noise, part) * beside;
        return round % 3 == 2 || !(guess > low.noise && guess < high.noise)
                ? StrictMath.sqrt(low.noise * high.noise)
                : guess;
    }
}
