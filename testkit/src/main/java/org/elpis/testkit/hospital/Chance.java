package org.elpis.testkit.hospital;

import java.util.List;

/// Reproducible chance: SplitMix64, so that bytes do not depend on the JDK's generators.
final class Chance {
    private long state;

    Chance(long seed) {
        this.state = seed;
    }

    /// A stream of its own for a part, so that a change in one part leaves the others as they are.
    static Chance of(Seed seed, long part) {
        Chance mixed = new Chance(seed.number() * 31 + seed.family().ordinal() + part * 0xD1342543DE82EF95L);
        // Started from an output, not from a state: states a step apart would give the same numbers one place on.
        return new Chance(mixed.next());
    }

    long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    int below(int bound) {
        return (int) Math.floorMod(next(), (long) bound);
    }

    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    <T> T pick(List<T> list) {
        return list.get(below(list.size()));
    }

    /// Digits without a leading zero.
    String digits(int count) {
        StringBuilder s = new StringBuilder().append(between(1, 9));
        while (s.length() < count) {
            s.append(below(10));
        }
        return s.toString();
    }
}
