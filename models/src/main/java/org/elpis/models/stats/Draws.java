package org.elpis.models.stats;

/// Numbers that look random and are the same on every JVM: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). Not for
/// secrets, and not for the noise of a private release. Not thread-safe.
public final class Draws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private long state;
    private double spare = Double.NaN;

    public Draws(long seed) {
        state = seed;
    }

    /// A stream of its own for one purpose: draws of one never move those of another.
    public static Draws of(long seed, String purpose, long number) {
        long mixed = seed;
        for (int i = 0; i < purpose.length(); i++) {
            mixed = mix(mixed * 31 + purpose.charAt(i) + GOLDEN);
        }
        return new Draws(mix(mixed + GOLDEN * (number + 1)));
    }

    public long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /// Even in [0, 1), in steps of 2^-53.
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /// Even in 0 to `bound` - 1, without bias.
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be at least 1, got " + bound);
        }
        long usable = (1L << 63) - (1L << 63) % bound;
        long drawn = nextLong() >>> 1;
        while (usable > 0 && drawn >= usable) {
            drawn = nextLong() >>> 1;
        }
        return (int) (drawn % bound);
    }

    public boolean nextBoolean() {
        return nextLong() < 0;
    }

    /// Normal with mean 0 and standard deviation 1, by Marsaglia's polar method.
    public double nextGaussian() {
        if (!Double.isNaN(spare)) {
            double kept = spare;
            spare = Double.NaN;
            return kept;
        }
        while (true) {
            double x = 2 * nextDouble() - 1;
            double y = 2 * nextDouble() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                double scale = Math.sqrt(-2 * StrictMath.log(square) / square);
                spare = y * scale;
                return x * scale;
            }
        }
    }

    /// 0 to `count` - 1 in a drawn order.
    public int[] permutation(int count) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        for (int i = count - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int moved = order[i];
            order[i] = order[j];
            order[j] = moved;
        }
        return order;
    }
}
