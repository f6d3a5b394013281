package org.elpis.vision.text;

import java.util.Arrays;

/// Runs of pixels in rows that stand out enough, of one polarity and at one threshold, and which of them touch.
///
/// Pixels touch by their eight neighbours. Filled from the left to the right and from the top to the bottom.
final class StrokeRuns {
    /// Runs beyond which a plane is texture and nothing else.
    static final int MAX_RUNS = 400_000;

    final boolean isBright;
    /// Of the threshold of a place.
    final int factor;
    /// Parallel arrays, one place a run.
    int count;

    short[] left = new short[256];
    short[] right = new short[256];
    short[] row = new short[256];
    /// Pixels below a pixel of the same component.
    short[] below = new short[256];
    int[] strength = new int[256];
    int[] peak = new int[256];
    /// How much of its strength it loses within two pixels of its ends.
    int[] loss = new int[256];
    /// The value that stands out most.
    short[] ink = new short[256];

    private final GreyPlane plane;
    private int[] parent = new int[256];
    private boolean isOverloaded;
    private int start;
    private int above;

    StrokeRuns(GreyPlane plane, boolean isBright, int factor) {
        this.plane = plane;
        this.isBright = isBright;
        this.factor = factor;
    }

    boolean isOverloaded() {
        return isOverloaded;
    }

    /// The column of patches that a long of a row lies in.
    static int patch(int j) {
        return (j - GreyPlane.RIM) / (NoiseMap.PATCH / Lanes.COUNT);
    }

    /// Takes a row.
    ///
    /// @param hits  the longs of the row that have pixels of runs, from the left; `size` of them
    /// @param thresholds  of patches; those of the row begin at `firstThreshold`
    void row(int y, long[] strengths, int[] hits, int size, short[] thresholds, int firstThreshold) {
        int flip = isBright ? 0 : Lanes.MOST;
        int values = plane.start(y);
        int from = 0;
        int to = -1;
        int sum = 0;
        int most = 0;
        int extreme = 0;
        for (int i = 0; i < size; i++) {
            int j = hits[i];
            int threshold = thresholds[firstThreshold + patch(j)] * factor;
            long strong = strengths[j];
            long value = plane.lanes[values + j];
            int x = (j - GreyPlane.RIM) * Lanes.COUNT;
            int end = Math.min(x + Lanes.COUNT, plane.columns);
            for (; x < end; x++) {
                int own = (int) strong & Lanes.MOST;
                if (own > threshold) {
                    if (x != to) {
                        endRun(y, from, to, sum, most, extreme ^ flip);
                        from = x;
                        sum = 0;
                        most = 0;
                        extreme = 0;
                    }
                    to = x + 1;
                    sum += own;
                    if (own > most) {
                        most = own;
                    }
                    int high = (int) value & Lanes.MOST ^ flip;
                    if (high > extreme) {
                        extreme = high;
                    }
                }
                strong >>>= Lanes.BITS;
                value >>>= Lanes.BITS;
            }
        }
        endRun(y, from, to, sum, most, extreme ^ flip);
        endRow(y);
    }

    private void endRun(int y, int from, int to, int sum, int most, int extreme) {
        if (to < 0) {
            return;
        }
        if (count >= MAX_RUNS) {
            isOverloaded = true;
            return;
        }
        if (count == left.length) {
            grow();
        }
        int before = plane.value(Math.max(0, from - 2), y);
        int after = plane.value(Math.min(plane.columns - 1, to + 1), y);
        int lossBefore = isBright ? extreme - before : before - extreme;
        int lossAfter = isBright ? extreme - after : after - extreme;
        left[count] = (short) from;
        right[count] = (short) to;
        row[count] = (short) y;
        parent[count] = count;
        below[count] = 0;
        strength[count] = sum;
        peak[count] = most;
        loss[count] = (Math.clamp(lossBefore, 0, most) + Math.clamp(lossAfter, 0, most)) / 2;
        ink[count] = (short) extreme;
        count++;
    }

    private void grow() {
        int size = count * 2;
        left = Arrays.copyOf(left, size);
        right = Arrays.copyOf(right, size);
        row = Arrays.copyOf(row, size);
        below = Arrays.copyOf(below, size);
        strength = Arrays.copyOf(strength, size);
        peak = Arrays.copyOf(peak, size);
        loss = Arrays.copyOf(loss, size);
        ink = Arrays.copyOf(ink, size);
        parent = Arrays.copyOf(parent, size);
    }

    /// Joins the runs of a row with those of the row above.
    private void endRow(int y) {
        if (start == count && above == start) {
            return;
        }
        if (above < start && start < count && row[above] + 1 == y) {
            join();
        }
        above = start;
        start = count;
    }

    private void join() {
        int over = above;
        for (int run = start; run < count; run++) {
            while (over < start && right[over] < left[run]) {
                over++;
            }
            for (int i = over; i < start && left[i] <= right[run]; i++) {
                int shared = Math.min(right[i], right[run]) - Math.max(left[i], left[run]);
                below[run] += (short) Math.max(0, shared);
                unite(i, run);
            }
        }
    }

    /// The first run of the component of a run.
    int root(int run) {
        int at = run;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    private void unite(int one, int other) {
        int a = root(one);
        int b = root(other);
        if (a < b) {
            parent[b] = a;
        } else {
            parent[a] = b;
        }
    }
}
