package org.elpis.vision.text;

import java.util.Arrays;

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
        int width = plane.columns;
        int across = columns * CELLS;
        short[] low = new short[width];
        short[] high = new short[width];
        short[] cellLow = new short[across * CELLS];
        short[] cellHigh = new short[across * CELLS];
        short[] ranges = new short[CELLS * CELLS];
        for (int patchRow = 0; patchRow < rows; patchRow++) {
            for (int c = 0; c < CELLS; c++) {
                int y = patchRow * PATCH + c * CELL;
                extremes(plane, Math.min(y, plane.rows - 1), Math.min(y + CELL, plane.rows), low, high);
                reduce(low, high, width, cellLow, cellHigh, c * across, across);
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
                    ranges[c] = (short) (cellHigh[cell] - cellLow[cell]);
                    steep = Math.max(steep, ranges[c]);
                }
                lowest[at] = (short) min;
                highest[at] = (short) max;
                steepest[at] = (short) steep;
                calm[at] = max - min < 2 ? (short) (max - min) : calmest(ranges);
            }
        }
    }

    private static short calmest(short[] ranges) {
        Arrays.sort(ranges);
        return ranges[CALM];
    }

    private static void extremes(GreyPlane plane, int from, int to, short[] low, short[] high) {
        int width = plane.columns;
        short[] values = plane.values;
        System.arraycopy(values, from * width, low, 0, width);
        System.arraycopy(values, from * width, high, 0, width);
        for (int y = from + 1; y < to; y++) {
            int at = y * width;
            for (int x = 0; x < width; x++) {
                low[x] = (short) Math.min(low[x], values[at + x]);
            }
            for (int x = 0; x < width; x++) {
                high[x] = (short) Math.max(high[x], values[at + x]);
            }
        }
    }

    private static void reduce(
            short[] low, short[] high, int width, short[] cellLow, short[] cellHigh, int to, int across) {
        for (int cell = 0; cell < across; cell++) {
            int from = Math.min(cell * CELL, width - 1);
            int end = Math.min(from + CELL, width);
            short min = low[from];
            short max = high[from];
            for (int x = from + 1; x < end; x++) {
                min = (short) Math.min(min, low[x]);
                max = (short) Math.max(max, high[x]);
            }
            cellLow[to + cell] = min;
            cellHigh[to + cell] = max;
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
