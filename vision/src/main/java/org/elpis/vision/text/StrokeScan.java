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

    private StrokeScan(StrokeMap map, int[] factors) {
        this.map = map;
        this.plane = map.plane;
        this.rows = new StrokeRows(plane);
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

    /// The first patch of a row that is looked at; all when none is.
    private int from(int patchRow) {
        int x = 0;
        while (x < map.patchColumns && !isLookedAt(x, patchRow)) {
            x++;
        }
        return x;
    }

    private int to(int patchRow) {
        int x = map.patchColumns;
        while (x > 0 && !isLookedAt(x - 1, patchRow)) {
            x--;
        }
        return x;
    }

    private boolean isLookedAt(int x, int patchRow) {
        return map.thresholds[patchRow * map.patchColumns + x] > 0;
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
            rows.down(y, from, to);
            row(y);
            if (!end(bright, y) || !end(dark, y)) {
                return false;
            }
        }
        return true;
    }

    private static boolean end(StrokeRuns[] runs, int y) {
        boolean isFine = true;
        for (StrokeRuns each : runs) {
            each.endRow(y);
            isFine &= !each.isOverloaded();
        }
        return isFine;
    }

    private void row(int y) {
        int patchRow = y / NoiseMap.PATCH;
        int x = 0;
        while (x < map.patchColumns) {
            int from = x;
            while (x < map.patchColumns && isLookedAt(x, patchRow)) {
                x++;
            }
            if (from < x) {
                rows.across(y, longs(from), longs(x));
                for (int patch = from; patch < x; patch++) {
                    patch(patch, y, map.thresholds[patchRow * map.patchColumns + patch]);
                }
            }
            x++;
        }
    }

    private void patch(int patch, int y, int threshold) {
        if (threshold == Lanes.MOST) {
            return;
        }
        long least = Lanes.all(threshold + 1);
        int end = longs(patch + 1);
        for (int j = longs(patch); j < end; j++) {
            if (Lanes.reaching(rows.bright[j], least) != 0) {
                pixels(rows.bright[j], j, y, threshold, bright);
            }
            if (Lanes.reaching(rows.dark[j], least) != 0) {
                pixels(rows.dark[j], j, y, threshold, dark);
            }
        }
    }

    private void pixels(long strengths, int j, int y, int threshold, StrokeRuns[] runs) {
        long values = plane.lanes[plane.start(y) + j];
        int left = (j - GreyPlane.RIM) * Lanes.COUNT;
        int count = Math.min(Lanes.COUNT, plane.columns - left);
        for (int i = 0; i < count; i++) {
            int strength = Lanes.at(strengths, i);
            if (strength > threshold) {
                int value = Lanes.at(values, i);
                for (StrokeRuns each : runs) {
                    if (strength > threshold * each.factor) {
                        each.add(left + i, y, strength, value);
                    }
                }
            }
        }
    }
}
