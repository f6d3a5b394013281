package org.elpis.vision.text;

/// How much of a difference between neighbours is nothing, place by place.
///
/// Ranges of cells of 4 by 4 pixels are gathered in patches of 16 by 16. The calmest cells of a patch tell its noise:
/// between letters there are cells without ink, within speckle there are none. An opening over 3 by 3 patches takes
/// away
/// what is smaller than a field of noise, such as a thick letter that fills a patch.
final class NoiseMap {
    static final int PATCH = 16;
    private static final int CELL = 4;
    private static final int CELLS = PATCH / CELL;
    /// Rank of the cell that stands for a patch of 16 cells.
    private static final int CALM = 2;

    final int columns;
    final int rows;
    /// Noise of each patch, in values of the plane.
    final short[] noise;
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
        short[] calm = new short[columns * rows];
        measure(plane, calm);
        noise = opened(calm);
    }

    private void measure(GreyPlane plane, short[] calm) {
        int across = columns * CELLS;
        int[] cellLow = new int[across * CELLS];
        int[] cellHigh = new int[across * CELLS];
        int[] ranges = new int[CELLS * CELLS];
        for (int patchRow = 0; patchRow < rows; patchRow++) {
            for (int c = 0; c < CELLS; c++) {
                extremes(plane, patchRow * PATCH + c * CELL, cellLow, cellHigh, c * across, across);
            }
            for (int patch = 0; patch < columns; patch++) {
                int at = patchRow * columns + patch;
                int min = Short.MAX_VALUE;
                int max = 0;
                int steep = 0;
                for (int c = 0; c < CELLS * CELLS; c++) {
                    int cell = c / CELLS * across + patch * CELLS + c % CELLS;
                    min = Math.min(min, cellLow[cell]);
                    max = Math.max(max, cellHigh[cell]);
                    ranges[c] = cellHigh[cell] - cellLow[cell];
                    steep = Math.max(steep, ranges[c]);
                }
                lowest[at] = (short) min;
                highest[at] = (short) max;
                steepest[at] = (short) steep;
                calm[at] = (short) (max - min < 2 ? max - min : calmest(ranges));
            }
        }
    }

    /// The value at rank [#CALM].
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
    private static void extremes(GreyPlane plane, int y, int[] cellLow, int[] cellHigh, int to, int across) {
        long[] lanes = plane.lanes;
        int row0 = plane.start(y) + GreyPlane.RIM;
        int row1 = plane.start(y + 1) + GreyPlane.RIM;
        int row2 = plane.start(y + 2) + GreyPlane.RIM;
        int row3 = plane.start(y + 3) + GreyPlane.RIM;
        for (int cell = 0; cell < across; cell++) {
            long a = lanes[row0 + cell];
            long b = lanes[row1 + cell];
            long c = lanes[row2 + cell];
            long d = lanes[row3 + cell];
            long order = Lanes.order(a, b);
            long other = Lanes.order(c, d);
            long low = a ^ order;
            long high = b ^ order;
            long otherLow = c ^ other;
            long otherHigh = d ^ other;
            cellLow[to + cell] = Lanes.lowest(low ^ Lanes.order(low, otherLow));
            cellHigh[to + cell] = Lanes.highest(otherHigh ^ Lanes.order(high, otherHigh));
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
}
