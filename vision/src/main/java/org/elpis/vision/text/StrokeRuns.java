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
    /// The run that is open; one behind its last pixel, -1 when none is.
    private int openLeft;

    private int openRight = -1;
    private int openStrength;
    private int openPeak;
    private int openInk;

    StrokeRuns(GreyPlane plane, boolean isBright, int factor) {
        this.plane = plane;
        this.isBright = isBright;
        this.factor = factor;
    }

    boolean isOverloaded() {
        return isOverloaded;
    }

    /// Takes a pixel.
    void add(int x, int y, int pixelStrength, int value) {
        if (x != openRight) {
            endRun(y);
            openLeft = x;
            openInk = value;
        }
        openRight = x + 1;
        openStrength += pixelStrength;
        openPeak = Math.max(openPeak, pixelStrength);
        openInk = isBright ? Math.max(openInk, value) : Math.min(openInk, value);
    }

    private void endRun(int y) {
        if (openRight < 0) {
            return;
        }
        if (count >= MAX_RUNS) {
            isOverloaded = true;
            return;
        }
        if (count == left.length) {
            grow();
        }
        int before = plane.value(Math.max(0, openLeft - 2), y);
        int after = plane.value(Math.min(plane.columns - 1, openRight + 1), y);
        int lossBefore = isBright ? openInk - before : before - openInk;
        int lossAfter = isBright ? openInk - after : after - openInk;
        left[count] = (short) openLeft;
        right[count] = (short) openRight;
        row[count] = (short) y;
        parent[count] = count;
        below[count] = 0;
        strength[count] = openStrength;
        peak[count] = openPeak;
        loss[count] = (Math.clamp(lossBefore, 0, openPeak) + Math.clamp(lossAfter, 0, openPeak)) / 2;
        ink[count] = (short) openInk;
        count++;
        openRight = -1;
        openStrength = 0;
        openPeak = 0;
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

    /// Ends a row and joins its runs with those of the row above.
    void endRow(int y) {
        endRun(y);
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
