package org.elpis.vision.text;

import java.util.Arrays;

/// Connected strokes of one polarity, and what was measured on each: parallel arrays, one place a component.
///
/// Pixels touch by their eight neighbours.
final class Components {
    /// Runs of pixels in a row beyond which a plane is texture and nothing else.
    static final int MAX_RUNS = 400_000;
    /// Pixels of a component that counts at all.
    private static final int LEAST_AREA = 4;

    int count;
    boolean isOverloaded;
    short[] left = new short[0];
    short[] top = new short[0];
    short[] right = new short[0];
    short[] bottom = new short[0];
    int[] area = new int[0];
    /// Runs along rows, and runs along columns.
    int[] rowRuns = new int[0];

    int[] columnRuns = new int[0];
    /// The value that stands out most.
    short[] ink = new short[0];
    /// Mean strength.
    float[] strength = new float[0];
    /// Share of its strength that a run loses within two pixels of its ends.
    float[] sharpness = new float[0];

    private int runs;
    private short[] runLeft = new short[1024];
    private short[] runRight = new short[1024];
    private short[] runRow = new short[1024];
    private int[] runRoot = new int[1024];
    /// Pixels below a pixel of the same component.
    private short[] runBelow = new short[1024];
    private int[] runStrength = new int[1024];
    private int[] runPeak = new int[1024];
    private int[] runLoss = new int[1024];
    private short[] runInk = new short[1024];

    final int factor;

    private Components(int factor) {
        this.factor = factor;
    }

    /// The components of strokes that stand out by more than the threshold of their place times a factor.
    static Components of(StrokeMap map, boolean isBright, int factor) {
        Components components = new Components(factor);
        components.scan(map, isBright ? map.bright : map.dark, isBright);
        if (!components.isOverloaded) {
            components.gather(isBright);
        }
        return components;
    }

    private void scan(StrokeMap map, short[] strength, boolean isBright) {
        int width = map.plane.columns;
        int above = 0;
        for (int y = 0; y < map.plane.rows && !isOverloaded; y++) {
            int start = runs;
            int patch = y / NoiseMap.PATCH * map.patchColumns;
            for (int x = 0; x < width; x += NoiseMap.PATCH, patch++) {
                int threshold = map.thresholds[patch] * factor;
                if (threshold > 0) {
                    row(map, strength, isBright, y, x, Math.min(width, x + NoiseMap.PATCH), threshold, start);
                }
            }
            join(above, start);
            above = start;
        }
    }

    /// Takes the runs of one patch in one row; a run that reaches its edge goes on in the next patch.
    private void row(
            StrokeMap map, short[] strength, boolean isBright, int y, int from, int to, int threshold, int start) {
        int base = y * map.plane.columns;
        for (int x = from; x < to; x++) {
            if (strength[base + x] <= threshold) {
                continue;
            }
            int end = x + 1;
            while (end < to && strength[base + end] > threshold) {
                end++;
            }
            if (runs > start && runRight[runs - 1] == x) {
                runs--;
                run(map, strength, isBright, y, runLeft[runs], end);
            } else {
                run(map, strength, isBright, y, x, end);
            }
            x = end;
        }
    }

    private void run(StrokeMap map, short[] strength, boolean isBright, int y, int from, int to) {
        if (runs == runLeft.length) {
            grow();
        }
        if (runs >= MAX_RUNS) {
            isOverloaded = true;
            return;
        }
        short[] values = map.plane.values;
        int base = y * map.plane.columns;
        int sum = 0;
        int peak = 0;
        int ink = values[base + from];
        for (int i = base + from; i < base + to; i++) {
            sum += strength[i];
            peak = Math.max(peak, strength[i]);
            ink = isBright ? Math.max(ink, values[i]) : Math.min(ink, values[i]);
        }
        int before = values[base + Math.max(0, from - 2)];
        int after = values[base + Math.min(map.plane.columns - 1, to + 1)];
        int lossBefore = isBright ? ink - before : before - ink;
        int lossAfter = isBright ? ink - after : after - ink;
        runLeft[runs] = (short) from;
        runRight[runs] = (short) to;
        runRow[runs] = (short) y;
        runRoot[runs] = runs;
        runBelow[runs] = 0;
        runStrength[runs] = sum;
        runPeak[runs] = peak;
        runLoss[runs] = (Math.clamp(lossBefore, 0, peak) + Math.clamp(lossAfter, 0, peak)) / 2;
        runInk[runs] = (short) ink;
        runs++;
    }

    private void grow() {
        int size = runs * 2;
        runLeft = Arrays.copyOf(runLeft, size);
        runRight = Arrays.copyOf(runRight, size);
        runRow = Arrays.copyOf(runRow, size);
        runRoot = Arrays.copyOf(runRoot, size);
        runBelow = Arrays.copyOf(runBelow, size);
        runStrength = Arrays.copyOf(runStrength, size);
        runPeak = Arrays.copyOf(runPeak, size);
        runLoss = Arrays.copyOf(runLoss, size);
        runInk = Arrays.copyOf(runInk, size);
    }

    /// Joins the runs from `start` on with those of the row above, which begin at `above`.
    private void join(int above, int start) {
        if (above == start || runRow[above] + 1 != (start < runs ? runRow[start] : -1)) {
            return;
        }
        int over = above;
        for (int run = start; run < runs; run++) {
            while (over < start && runRight[over] < runLeft[run]) {
                over++;
            }
            for (int i = over; i < start && runLeft[i] <= runRight[run]; i++) {
                int shared = Math.min(runRight[i], runRight[run]) - Math.max(runLeft[i], runLeft[run]);
                runBelow[run] += (short) Math.max(0, shared);
                unite(i, run);
            }
        }
    }

    private int root(int run) {
        int at = run;
        while (runRoot[at] != at) {
            runRoot[at] = runRoot[runRoot[at]];
            at = runRoot[at];
        }
        return at;
    }

    private void unite(int one, int other) {
        int a = root(one);
        int b = root(other);
        if (a < b) {
            runRoot[b] = a;
        } else {
            runRoot[a] = b;
        }
    }

    private void gather(boolean isBright) {
        int[] areas = new int[runs];
        for (int run = 0; run < runs; run++) {
            areas[root(run)] += runRight[run] - runLeft[run];
        }
        int[] place = new int[runs];
        for (int run = 0; run < runs; run++) {
            place[run] = runRoot[run] == run && areas[run] >= LEAST_AREA ? count++ : -1;
        }
        allocate();
        Arrays.fill(left, Short.MAX_VALUE);
        Arrays.fill(top, Short.MAX_VALUE);
        Arrays.fill(ink, isBright ? Short.MIN_VALUE : Short.MAX_VALUE);
        int[] peaks = new int[count];
        for (int run = 0; run < runs; run++) {
            int at = place[root(run)];
            if (at >= 0) {
                add(at, run, isBright);
                peaks[at] += runPeak[run];
            }
        }
        for (int at = 0; at < count; at++) {
            strength[at] /= area[at];
            sharpness[at] /= Math.max(1, peaks[at]);
        }
    }

    private void allocate() {
        left = new short[count];
        top = new short[count];
        right = new short[count];
        bottom = new short[count];
        area = new int[count];
        rowRuns = new int[count];
        columnRuns = new int[count];
        ink = new short[count];
        strength = new float[count];
        sharpness = new float[count];
    }

    private void add(int at, int run, boolean isBright) {
        int length = runRight[run] - runLeft[run];
        left[at] = (short) Math.min(left[at], runLeft[run]);
        top[at] = (short) Math.min(top[at], runRow[run]);
        right[at] = (short) Math.max(right[at], runRight[run]);
        bottom[at] = (short) Math.max(bottom[at], runRow[run] + 1);
        area[at] += length;
        rowRuns[at]++;
        columnRuns[at] += length - runBelow[run];
        ink[at] = (short) (isBright ? Math.max(ink[at], runInk[run]) : Math.min(ink[at], runInk[run]));
        strength[at] += runStrength[run];
        sharpness[at] += runLoss[run];
    }

    /// The same components with columns and rows exchanged: text that runs down becomes text that runs across.
    Components turned() {
        Components turned = new Components(factor);
        turned.count = count;
        turned.left = top;
        turned.top = left;
        turned.right = bottom;
        turned.bottom = right;
        turned.area = area;
        turned.rowRuns = columnRuns;
        turned.columnRuns = rowRuns;
        turned.ink = ink;
        turned.strength = strength;
        turned.sharpness = sharpness;
        return turned;
    }

    int width(int at) {
        return right[at] - left[at];
    }

    int height(int at) {
        return bottom[at] - top[at];
    }
}
