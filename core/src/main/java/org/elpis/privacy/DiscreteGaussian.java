package org.elpis.privacy;

import java.security.SecureRandom;

/// Draws whole numbers k with a probability of exactly e^(-k² / 2 scale²), up to the sum of all, by Canonne, Kamath and
/// Steinke, The discrete Gaussian for differential privacy (NeurIPS 2020), Algorithms 1 to 3. No step uses a
/// floating-point number, so that no rounding tells anything. Not thread-safe. The time a draw takes depends on it.
public final class DiscreteGaussian {
    /// Up to it every product below fits a long.
    public static final long MOST_SCALE = 1 << 24;
    /// Numbers beyond so many scales would overflow; they come with a probability below e^-64, and are drawn anew.
    private static final long MOST_SCALES = 64;

    private final long scale;
    private final RandomBits bits;

    /// @param scale  the standard deviation, nearly; 1 to 2^24
    public DiscreteGaussian(long scale, SecureRandom source) {
        this.scale = Bounds.within("scale", scale, 1, MOST_SCALE);
        bits = new RandomBits(source);
    }

    public long next() {
        while (true) {
            long drawn = laplace();
            long away = Math.abs(drawn) - scale;
            if (isHead(away * away, 2 * scale * scale)) {
                return drawn;
            }
        }
    }

    /// A whole number k with a probability in proportion to e^(-|k| / scale).
    private long laplace() {
        while (true) {
            long part = bits.below(scale);
            if (!isHead(part, scale)) {
                continue;
            }
            long whole = 0;
            while (whole < MOST_SCALES && isHeadOfOne()) {
                whole++;
            }
            long size = part + scale * whole;
            boolean isNegative = bits.nextBoolean();
            if (whole < MOST_SCALES && !(isNegative && size == 0)) {
                return isNegative ? -size : size;
            }
        }
    }

    /// True with a probability of exactly e^-(numerator / denominator).
    boolean isHead(long numerator, long denominator) {
        long rest = numerator;
        while (rest > denominator) {
            if (!isHeadOfOne()) {
                return false;
            }
            rest -= denominator;
        }
        return isHeadOfPart(rest, denominator);
    }

    private boolean isHeadOfOne() {
        return isHeadOfPart(1, 1);
    }

    /// For a part of 0 to 1: how often in a row a coin of part / k falls on its head is even with that probability.
    private boolean isHeadOfPart(long numerator, long denominator) {
        long k = 1;
        while (bits.below(denominator * k) < numerator) {
            k++;
        }
        return (k & 1) == 1;
    }
}
