package org.elpis.vision.text;

import java.util.Arrays;

/// Connected strokes of one polarity, and what was measured on each: parallel arrays, one place a component.
///
/// Pixels touch by their eight neighbours.
final class Components {
    /// Pixels of a component that counts at all.
    private static final int LEAST_AREA = 4;

    int count;
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

    final int factor;
    /// In the order of their upper edges when not turned, and of their left ones when turned.
    private final boolean isTurned;

    private Components(int factor, boolean isTurned) {
        this.factor = factor;
        this.isTurned = isTurned;
    }

    /// The components that runs which touch make up.
    static Components of(StrokeRuns runs) {
        Components components = new Components(runs.factor, false);
        components.gather(runs);
        return components;
    }

    private void gather(StrokeRuns runs) {
        int[] areas = new int[runs.count];
        for (int run = 0; run < runs.count; run++) {
            areas[runs.root(run)] += runs.right[run] - runs.left[run];
        }
        int[] place = new int[runs.count];
        for (int run = 0; run < runs.count; run++) {
            place[run] = runs.root(run) == run && areas[run] >= LEAST_AREA ? count++ : -1;
        }
        allocate();
        Arrays.fill(left, Short.MAX_VALUE);
        Arrays.fill(top, Short.MAX_VALUE);
        Arrays.fill(ink, runs.isBright ? Short.MIN_VALUE : Short.MAX_VALUE);
        int[] peaks = new int[count];
        for (int run = 0; run < runs.count; run++) {
            int at = place[runs.root(run)];
            if (at >= 0) {
                add(at, runs, run);
                peaks[at] += runs.peak[run];
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

    private void add(int at, StrokeRuns runs, int run) {
        int length = runs.right[run] - runs.left[run];
        left[at] = (short) Math.min(left[at], runs.left[run]);
        top[at] = (short) Math.min(top[at], runs.row[run]);
        right[at] = (short) Math.max(right[at], runs.right[run]);
        bottom[at] = (short) Math.max(bottom[at], runs.row[run] + 1);
        area[at] += length;
        rowRuns[at]++;
        columnRuns[at] += length - runs.below[run];
        ink[at] = (short) (runs.isBright ? Math.max(ink[at], runs.ink[run]) : Math.min(ink[at], runs.ink[run]));
        strength[at] += runs.strength[run];
        sharpness[at] += runs.loss[run];
    }

    /// The same components with columns and rows exchanged: text that runs down becomes text that runs across.
    Components turned() {
        Components turned = new Components(factor, true);
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

    /// Whether all components from one on lie right of a column or below a row.
    boolean isBeyond(int at, int column, int row) {
        return isTurned ? left[at] >= column : top[at] >= row;
    }

    int width(int at) {
        return right[at] - left[at];
    }

    int height(int at) {
        return bottom[at] - top[at];
    }
}
