package org.elpis.testkit.head;

/// Reproducible chance: SplitMix64, with no function that may differ between machines.
final class Dice {
    private long state;

    Dice(long seed) {
        this.state = seed;
        // Started from an output: neighbouring seeds would otherwise give neighbouring streams.
        this.state = next() ^ 0x6A09E667F3BCC909L;
    }

    /// A stream of its own for a part.
    Dice part(long part) {
        return new Dice(state + part * 0xD1342543DE82EF95L);
    }

    long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    double uniform(double low, double high) {
        return low + (high - low) * ((next() >>> 11) * 0x1p-53);
    }

    int below(int bound) {
        return (int) Math.floorMod(next() >>> 1, (long) bound);
    }

    boolean chance(double probability) {
        return uniform(0, 1) < probability;
    }

    /// About a standard normal number: a sum of four uniform ones, so that none is beyond 3.5.
    double normal() {
        long bits = next();
        long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum - 131070) * (1.7320508075688772 / 65536);
    }

    /// Around 1, such as 1.08 for a spread of 0.08; cut at 2.2 spreads, so that no head falls apart.
    double around(double spread) {
        return 1 + spread * Math.clamp(normal(), -2.2, 2.2);
    }
}
