package org.elpis.privacy;

import java.util.function.DoubleUnaryOperator;

/// Finds the least noise that keeps an epsilon.
public final class NoiseCalibration {
    /// The noise found is at most so much above the least, relative to it.
    private static final double PRECISION = 1e-4;

    private static final double LEAST_NOISE = 1e-3;
    private static final double MOST_NOISE = 1e6;

    private NoiseCalibration() {}

    /// The least noise with an epsilon of at most `target`, to 1 in 10,000 and never below it.
    ///
    /// @param target  above 0
    /// @param epsilonOfNoise  falls as the noise rises
    /// @throws IllegalArgumentException when not even a noise of 1e6 is enough
    public static double least(double target, DoubleUnaryOperator epsilonOfNoise) {
        if (!(target > 0)) {
            throw new IllegalArgumentException("target epsilon must be > 0, got " + target);
        }
        double high = 1;
        while (epsilonOfNoise.applyAsDouble(high) > target) {
            high *= 4;
            if (high > MOST_NOISE) {
                throw new IllegalArgumentException(
                        "target epsilon must be one that some noise up to " + MOST_NOISE + " keeps, got " + target);
            }
        }
        double low = high > 1 ? high / 4 : LEAST_NOISE;
        while (high > low * (1 + PRECISION)) {
            double middle = StrictMath.sqrt(low * high);
            if (epsilonOfNoise.applyAsDouble(middle) > target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
