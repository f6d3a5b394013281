package org.elpis.vision.text;

/// How much of a difference between neighbours is nothing, place by place.
///
/// Ranges of cells of 4 by 4 pixels are gathered in patches of 16 by 16. The calmest cells of a patch tell its noise:
/// between letters there are cells without ink, within speckle there are none. An opening over 3 by 3 patches takes
/// away
/// what is smaller than a field of noise, such as a thick letter that fills a patch.
final class NoiseMap {
    static final int PATCH = 16;
    static final int CELL = 4;
    static final int CELLS = PATCH / CELL;
    final int columns;
    final int rows;
    /// Noise of each patch, in values of the plane.
    final short[] noise;
    /// Lowest and highest value of the four cells of a row of each patch, as in [Lanes].
    final long[] cellLow;
    final long[] cellHigh;
    /// Lowest and highest value of each patch and of the cells around it.
    private final short[] lowest;
    private final short[] highest;
    /// Greatest range of a cell of each patch.
    private final short[] steepest;

    NoiseMap(GreyPlane plane) {
        columns = (plane.columns + PATCH - 1) / PATCH;
        rows = (plane.rows + PATCH - 1) / PATCH;
        lowest = new short[columns * rows];
        highest = new short[columns * rows];
        steepest = new short[columns * rows];
        cellLow = new long[columns * rows * CELLS];
        cellHigh = new long[columns * rows * CELLS];
        short[] calm = new short[columns * rows];
        measure(plane, calm);
        noise = opened(calm);
    }

    private void measure(GreyPlane plane, short[] calm) {
        int[] ranges = new int[CELLS * CELLS];
        for (int patchRow = 0; patchRow < rows; patchRow++) {
            for (int c = 0; c < CELLS; c++) {
                extremes(plane, patchRow * CELLS + c);
            }
            for (int patch = 0; patch < columns; patch++) {
                int at = patchRow * columns + patch;
                int min = Short.MAX_VALUE;
                int max = 0;
                int steep = 0;
                for (int c = 0; c < CELLS * CELLS; c++) {
                    int row = (patchRow * CELLS + c / CELLS) * columns + patch;
                    int low = Lanes.at(cellLow[row], c % CELLS);
                    int high = Lanes.at(cellHigh[row], c % CELLS);
                    min = Math.min(min, low);
                    max = Math.max(max, high);
                    ranges[c] = high - low;
                    steep = Math.max(steep, ranges[c]);
                }
                lowest[at] = (short) min;
                highest[at] = (short) max;
                steepest[at] = (short) steep;
                calm[at] = (short) (max - min < 2 ? max - min : calmest(ranges));
            }
        }
    }

    /// The range of the cell that stands for a patch of sixteen: only two are calmer.
    private static int calmest(int[] ranges) {
        int first = Integer.MAX_VALUE;
        int second = Integer.MAX_VALUE;
        int third = Integer.MAX_VALUE;
        for (int range : ranges) {
            if (range < third) {
                third = Math.max(second, Math.min(third, range));
                second = range < first ? first : Math.min(second, range);
                first = Math.min(first, range);
            }
        }
        return third;
    }

    /// Lowest and highest value of each cell in a row of them; below the plane its last row counts.
    private void extremes(GreyPlane plane, int cellRow) {
        long[] lanes = plane.lanes;
        int row0 = plane.start(cellRow * CELL) + GreyPlane.RIM;
        int row1 = plane.start(cellRow * CELL + 1) + GreyPlane.RIM;
        int row2 = plane.start(cellRow * CELL + 2) + GreyPlane.RIM;
        int row3 = plane.start(cellRow * CELL + 3) + GreyPlane.RIM;
        int at = 0;
        for (int patch = 0; patch < columns; patch++) {
            long lows = 0;
            long highs = 0;
            for (int shift = 0; shift < Lanes.COUNT * Lanes.BITS; shift += Lanes.BITS, at++) {
                long a = lanes[row0 + at];
                long b = lanes[row1 + at];
                long c = lanes[row2 + at];
                long d = lanes[row3 + at];
                long order = Lanes.order(a, b);
                long other = Lanes.order(c, d);
                long low = a ^ order;
                long high = b ^ order;
                long otherLow = c ^ other;
                long otherHigh = d ^ other;
                lows |= (long) Lanes.lowest(low ^ Lanes.order(low, otherLow)) << shift;
                highs |= (long) Lanes.highest(otherHigh ^ Lanes.order(high, otherHigh)) << shift;
            }
            cellLow[cellRow * columns + patch] = lows;
            cellHigh[cellRow * columns + patch] = highs;
        }
    }

    private short[] opened(short[] calm) {
        return spread(spread(calm, false), true);
    }

    /// The lowest or highest of each patch and its eight neighbours.
    private short[] spread(short[] from, boolean highest) {
        short[] to = new short[from.length];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int best = from[y * columns + x];
                for (int v = Math.max(0, y - 1); v <= Math.min(rows - 1, y + 1); v++) {
                    for (int u = Math.max(0, x - 1); u <= Math.min(columns - 1, x + 1); u++) {
                        int value = from[v * columns + u];
                        best = highest ? Math.max(best, value) : Math.min(best, value);
                    }
                }
                to[y * columns + x] = (short) best;
            }
        }
        return to;
    }

    /// The lowest value of the plane.
    int lowest() {
        int low = Short.MAX_VALUE;
        for (short value : lowest) {
            low = Math.min(low, value);
        }
        return low;
    }

    /// The highest value of the plane.
    int highest() {
        int high = 0;
        for (short value : highest) {
            high = Math.max(high, value);
        }
        return high;
    }

    /// Whether a stroke may lie in a patch: it or one beside it has a cell that spans a threshold, an edge, and the
    /// patch
    /// itself has half of that.
    boolean differs(int patchX, int patchY, int threshold) {
        int at = patchY * columns + patchX;
        if (highest[at] - lowest[at] <= threshold / 2) {
            return false;
        }
        for (int v = Math.max(0, patchY - 1); v <= Math.min(rows - 1, patchY + 1); v++) {
            for (int u = Math.max(0, patchX - 1); u <= Math.min(columns - 1, patchX + 1); u++) {
                if (steepest[v * columns + u] > threshold) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether a pixel in a row of cells of a patch may stand out by more than a threshold over eight pixels on both
    /// sides. They lie within its cell and the two before it, and within its cell and the two behind it, so the
    /// extremes of those tell; yes for all that do, and for few others.
    boolean mayStandOut(int patchX, int cellRow, int threshold) {
        int at = cellRow * columns + patchX;
        int before = Math.max(0, patchX - 1) - patchX + at;
        int behind = Math.min(columns - 1, patchX + 1) - patchX + at;
        int last = rows * CELLS - 1;
        int above = (Math.max(0, cellRow - 1) - cellRow) * columns + at;
        int aboveThat = (Math.max(0, cellRow - 2) - cellRow) * columns + at;
        int below = (Math.min(last, cellRow + 1) - cellRow) * columns + at;
        int belowThat = (Math.min(last, cellRow + 2) - cellRow) * columns + at;
        long least = Lanes.all(threshold + 1);

        long low = cellLow[at];
        long high = cellHigh[at];
        long left = lower(low, lower(previous(cellLow[before], low), previousButOne(cellLow[before], low)));
        long right = lower(low, lower(Lanes.next(low, cellLow[behind]), Lanes.nextButOne(low, cellLow[behind])));
        long up = lower(low, lower(cellLow[above], cellLow[aboveThat]));
        long down = lower(low, lower(cellLow[below], cellLow[belowThat]));
        long ground = lower(higher(left, right), higher(up, down));
        if (Lanes.reaching(Lanes.excess(high, ground), least) != 0) {
            return true;
        }
        left = higher(high, higher(previous(cellHigh[before], high), previousButOne(cellHigh[before], high)));
        right = higher(high, higher(Lanes.next(high, cellHigh[behind]), Lanes.nextButOne(high, cellHigh[behind])));
        up = higher(high, higher(cellHigh[above], cellHigh[aboveThat]));
        down = higher(high, higher(cellHigh[below], cellHigh[belowThat]));
        ground = higher(lower(left, right), lower(up, down));
        return Lanes.reaching(Lanes.excess(ground, low), least) != 0;
    }

    private static long lower(long a, long b) {
        return a ^ Lanes.order(a, b);
    }

    private static long higher(long a, long b) {
        return b ^ Lanes.order(a, b);
    }

    private static long previous(long before, long lanes) {
        return lanes << Lanes.BITS | before >>> 3 * Lanes.BITS;
    }

    private static long previousButOne(long before, long lanes) {
        return lanes << 2 * Lanes.BITS | before >>> 2 * Lanes.BITS;
    }
}
