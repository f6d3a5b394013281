package org.elpis.vision.text;

/// How far a pixel must and does stand out of what lies within eight pixels on both sides of it, across or down.
///
/// A stroke up to eight pixels wide stands out by its contrast, in whatever direction it runs; a slope or the edge of
/// something large does not. Only patches where values differ enough are looked at.
final class StrokeMap {
    /// Reach on both sides.
    static final int REACH = 8;

    final GreyPlane plane;
    /// Least strength that counts, for each patch of the noise map; 0 where nothing is looked at.
    final short[] thresholds;

    /// Of each patch its four rows of cells, one after another: whether a pixel may stand out by the threshold.
    final boolean[] mayHaveStroke;
    final int patchColumns;
    final int patchRows;
    /// The outermost values of the plane.
    final int lowestValue;

    final int highestValue;

    StrokeMap(GreyPlane plane, Sensitivity sensitivity) {
        this.plane = plane;
        NoiseMap noise = new NoiseMap(plane);
        patchColumns = noise.columns;
        patchRows = noise.rows;
        lowestValue = noise.lowest();
        highestValue = noise.highest();
        thresholds = new short[noise.columns * noise.rows];
        mayHaveStroke = new boolean[thresholds.length * NoiseMap.CELLS];
        int floor = Math.max(1, Math.round(sensitivity.floor * plane.level));
        for (int y = 0; y < noise.rows; y++) {
            for (int x = 0; x < noise.columns; x++) {
                int at = y * noise.columns + x;
                int threshold = (int) Math.min(Short.MAX_VALUE, Math.max(floor, sensitivity.noise * noise.noise[at]));
                thresholds[at] = noise.differs(x, y, threshold) ? (short) threshold : 0;
            }
        }
        screen(noise);
    }

    private void screen(NoiseMap noise) {
        for (int row = 0; row < patchRows * NoiseMap.CELLS; row++) {
            for (int x = 0; x < patchColumns; x++) {
                int threshold = thresholds[row / NoiseMap.CELLS * patchColumns + x];
                mayHaveStroke[row * patchColumns + x] =
                        threshold > 0 && threshold < Lanes.MOST && noise.mayStandOut(x, row, threshold);
            }
        }
    }

    /// Strength of one pixel; 0 where nothing is looked at, in its patch and the one that forms a pair with it.
    int strength(int x, int y, boolean isBright) {
        return isLookedAt(x, y) ? Math.max(across(x, y, isBright), down(x, y, isBright)) : 0;
    }

    private boolean isLookedAt(int x, int y) {
        int patch = y / NoiseMap.PATCH / 2 * 2 * patchColumns + x / NoiseMap.PATCH;
        return thresholds[patch] > 0
                || patch + patchColumns < thresholds.length && thresholds[patch + patchColumns] > 0;
    }

    private int across(int x, int y, boolean isBright) {
        int value = plane.value(x, y);
        int before = 0;
        int after = 0;
        for (int i = 1; i <= REACH; i++) {
            before = Math.max(before, above(value, plane.value(x - i, y), isBright));
            after = Math.max(after, above(value, plane.value(x + i, y), isBright));
        }
        return Math.min(before, after);
    }

    private int down(int x, int y, boolean isBright) {
        int value = plane.value(x, y);
        int before = 0;
        int after = 0;
        for (int i = 1; i <= REACH; i++) {
            before = Math.max(before, above(value, plane.value(x, Math.max(0, y - i)), isBright));
            after = Math.max(after, above(value, plane.value(x, Math.min(plane.rows - 1, y + i)), isBright));
        }
        return Math.min(before, after);
    }

    private static int above(int value, int other, boolean isBright) {
        return isBright ? value - other : other - value;
    }
}
