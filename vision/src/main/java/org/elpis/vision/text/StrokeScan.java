package org.elpis.vision.text;

import java.util.ArrayList;
import java.util.List;

/// Gathers the strokes of a plane in one pass over its rows: bright and dark ones, at each of several thresholds.
final class StrokeScan {
    private final StrokeMap map;
    private final GreyPlane plane;
    private final StrokeRows rows;
    private final StrokeRuns[] bright;
    private final StrokeRuns[] dark;
    /// Longs of a row that have a stroke.
    private final int[] brightHits;

    private final int[] darkHits;

    private StrokeScan(StrokeMap map, int[] factors) {
        this.map = map;
        this.plane = map.plane;
        this.rows = new StrokeRows(plane);
        brightHits = new int[plane.stride];
        darkHits = new int[plane.stride];
        bright = new StrokeRuns[factors.length];
        dark = new StrokeRuns[factors.length];
        for (int i = 0; i < factors.length; i++) {
            bright[i] = new StrokeRuns(plane, true, factors[i]);
            dark[i] = new StrokeRuns(plane, false, factors[i]);
        }
    }

    /// Bright runs of each factor of the thresholds, then dark ones.
    ///
    /// @param factors  rising, the first is 1
    static List<StrokeRuns> of(StrokeMap map, int... factors) {
        StrokeScan scan = new StrokeScan(map, factors);
        scan.scan();
        List<StrokeRuns> all = new ArrayList<>(List.of(scan.bright));
        all.addAll(List.of(scan.dark));
        return all;
    }

    private void scan() {
        for (int patchRow = 0; patchRow < map.patchRows; patchRow++) {
            int first = patchRow;
            int from = map.patchColumns;
            int to = 0;
            while (patchRow < map.patchRows && from(patchRow) < map.patchColumns) {
                from = Math.min(from, from(patchRow));
                to = Math.max(to, to(patchRow));
                patchRow++;
            }
            if (from < to && !rows(first, patchRow, longs(from), longs(to))) {
                return;
            }
        }
    }

    /// The first patch of a row that may have a stroke; all when none has.
    private int from(int patchRow) {
        int x = 0;
        while (x < map.patchColumns && !mayHaveStroke(x, patchRow)) {
            x++;
        }
        return x;
    }

    private int to(int patchRow) {
        int x = map.patchColumns;
        while (x > 0 && !mayHaveStroke(x - 1, patchRow)) {
            x--;
        }
        return x;
    }

    private boolean mayHaveStroke(int x, int patchRow) {
        for (int row = 0; row < NoiseMap.CELLS; row++) {
            if (map.mayHaveStroke[(patchRow * NoiseMap.CELLS + row) * map.patchColumns + x]) {
                return true;
            }
        }
        return false;
    }

    /// Where the longs of a patch begin in a row of the plane.
    private int longs(int patch) {
        int longs = (plane.columns + Lanes.COUNT - 1) / Lanes.COUNT;
        return GreyPlane.RIM + Math.min(longs, patch * NoiseMap.PATCH / Lanes.COUNT);
    }

    /// Rows of patches that follow each other; false when there is too much.
    private boolean rows(int first, int end, int from, int to) {
        int bottom = Math.min(plane.rows, end * NoiseMap.PATCH);
        rows.begin(first * NoiseMap.PATCH, from, to);
        for (int y = first * NoiseMap.PATCH; y < bottom; y++) {
            rows.go(y, from, to);
            row(y);
            if (isOverloaded(bright) || isOverloaded(dark)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOverloaded(StrokeRuns[] all) {
        for (StrokeRuns runs : all) {
            if (runs.isOverloaded()) {
                return true;
            }
        }
        return false;
    }

    private void row(int y) {
        int patchRow = y / NoiseMap.PATCH;
        int cells = y / NoiseMap.CELL * map.patchColumns;
        int brightCount = 0;
        int darkCount = 0;
        int x = 0;
        while (x < map.patchColumns) {
            int from = x;
            while (x < map.patchColumns && map.mayHaveStroke[cells + x]) {
                x++;
            }
            if (from < x) {
                rows.down(y, longs(from), longs(x));
                rows.across(y, longs(from), longs(x));
                brightCount = strokes(rows.bright, from, x, patchRow, brightHits, brightCount);
                darkCount = strokes(rows.dark, from, x, patchRow, darkHits, darkCount);
            }
            x++;
        }
        gather(bright, rows.bright, brightHits, brightCount, y);
        gather(dark, rows.dark, darkHits, darkCount, y);
    }

    /// Adds the longs of patches that have a stroke.
    private int strokes(long[] strengths, int fromPatch, int toPatch, int patchRow, int[] hits, int known) {
        int count = known;
        for (int patch = fromPatch; patch < toPatch; patch++) {
            long least = Lanes.all(map.thresholds[patchRow * map.patchColumns + patch] + 1);
            int end = longs(patch + 1);
            for (int j = longs(patch); j < end; j++) {
                if (Lanes.reaching(strengths[j], least) != 0) {
                    hits[count++] = j;
                }
            }
        }
        return count;
    }

    private void gather(StrokeRuns[] all, long[] strengths, int[] hits, int count, int y) {
        int thresholds = y / NoiseMap.PATCH * map.patchColumns;
        int left = count;
        for (StrokeRuns runs : all) {
            if (runs.factor > 1) {
                left = stronger(strengths, hits, left, thresholds, runs.factor);
            }
            runs.row(y, strengths, hits, left, map.thresholds, thresholds);
        }
    }

    /// Keeps the longs that have a stroke at a factor of the threshold.
    private int stronger(long[] strengths, int[] hits, int count, int thresholds, int factor) {
        int left = 0;
        for (int i = 0; i < count; i++) {
            int j = hits[i];
            int threshold = map.thresholds[thresholds + StrokeRuns.patch(j)] * factor;
            if (threshold < Lanes.MOST && Lanes.reaching(strengths[j], Lanes.all(threshold + 1)) != 0) {
                hits[left++] = j;
            }
        }
        return left;
    }
}
