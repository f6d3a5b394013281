package org.elpis.vision.j2k;

/// A rectangle on a grid, which may be empty.
///
/// @param x0  first column, at least 0
/// @param x1  behind the last column
record Area(long x0, long y0, long x1, long y1) {
    int width() {
        return (int) Math.max(0, x1 - x0);
    }

    int height() {
        return (int) Math.max(0, y1 - y0);
    }

    boolean isEmpty() {
        return x1 <= x0 || y1 <= y0;
    }

    Area intersect(Area other) {
        return new Area(Math.max(x0, other.x0), Math.max(y0, other.y0), Math.min(x1, other.x1), Math.min(y1, other.y1));
    }

    /// The samples of a band `levels` decompositions below, at odd places across or down of the last one.
    ///
    /// @param levels  0 to 32
    /// Source: equation B-15
    Area band(int levels, int oddAcross, int oddDown) {
        long across = levels == 0 ? 0 : (long) oddAcross << (levels - 1);
        long down = levels == 0 ? 0 : (long) oddDown << (levels - 1);
        return new Area(
                ceilShift(x0 - across, levels),
                ceilShift(y0 - down, levels),
                ceilShift(x1 - across, levels),
                ceilShift(y1 - down, levels));
    }

    /// The quotient by a power of two, rounded up.
    static long ceilShift(long value, int shift) {
        return value + (1L << shift) - 1 >> shift;
    }
}
