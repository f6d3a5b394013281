package org.elpis.vision.text;

/// Arithmetic on four values of 0 to 32767 at once, one in each 16 bits of a long, the first in the lowest.
///
/// The top bit of each lane is free, so that a difference never borrows from its neighbour.
final class Lanes {
    /// Values of a long.
    static final int COUNT = 4;

    static final int BITS = 16;
    static final int MOST = 0x7FFF;
    private static final long ONES = 0x0001_0001_0001_0001L;
    private static final long TOPS = ONES << 15;

    private Lanes() {}

    /// The same value in each lane.
    static long all(int value) {
        return value * ONES;
    }

    static int at(long lanes, int lane) {
        return (int) (lanes >>> BITS * lane) & MOST;
    }

    /// What to flip to sort lanes: `a ^ order(a, b)` is the lower of both and `b ^ order(a, b)` the higher.
    static long order(long a, long b) {
        long isGreater = (a | TOPS) - b & TOPS;
        return (a ^ b) & isGreater - (isGreater >>> 15);
    }

    /// How far `a` is above `b`, 0 where it is not.
    static long excess(long a, long b) {
        long difference = (a | TOPS) - b;
        long isGreater = difference & TOPS;
        return difference & isGreater - (isGreater >>> 15);
    }

    /// Not 0 when a lane of `a` is at least as great as the one of `b`.
    static long reaching(long a, long b) {
        return (a | TOPS) - b & TOPS;
    }

    /// Each lane takes the value of the next one; the last one that of the first of the lanes behind.
    static long next(long lanes, long behind) {
        return lanes >>> BITS | behind << 3 * BITS;
    }

    /// The same over two lanes.
    static long nextButOne(long lanes, long behind) {
        return lanes >>> 2 * BITS | behind << 2 * BITS;
    }

    /// The lowest of all lanes.
    static int lowest(long lanes) {
        long half = lanes >>> 2 * BITS;
        long two = lanes ^ order(lanes, half);
        return at(two ^ order(two, two >>> BITS), 0);
    }

    /// The highest of all lanes.
    static int highest(long lanes) {
        long half = lanes >>> 2 * BITS;
        long two = half ^ order(lanes, half);
        long other = two >>> BITS;
        return at(other ^ order(two, other), 0);
    }

    /// Sums of lanes with their right neighbours, in lanes of 32 bits.
    static long pairs(long lanes) {
        return (lanes & 0x0000_FFFF_0000_FFFFL) + (lanes >>> BITS & 0x0000_FFFF_0000_FFFFL);
    }
}
