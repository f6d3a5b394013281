package org.elpis.vision.export;

/// Tells between which of many rising numbers a value lies, by a table of even cells.
final class Ladder {
    private static final int CELLS_A_RUNG = 4;

    private final float[] rungs;
    private final float least;
    private final float unit;
    /// For each cell how many rungs lie below it.
    private final int[] below;

    /// @param rungs  rising
    Ladder(float[] rungs) {
        this.rungs = rungs;
        this.least = rungs.length == 0 ? 0 : rungs[0];
        float range = rungs.length == 0 ? 0 : rungs[rungs.length - 1] - least;
        int cells = CELLS_A_RUNG * rungs.length + 1;
        this.unit = range > 0 ? cells / range : 0;
        this.below = new int[cells + 1];
        int at = 0;
        for (int cell = 0; cell <= cells; cell++) {
            while (at < rungs.length && cell(rungs[at]) < cell) {
                at++;
            }
            below[cell] = at;
        }
    }

    private int cell(float value) {
        return Math.clamp((int) ((value - least) * unit), 0, below.length - 1);
    }

    /// How many rungs are at most as high as a value.
    int step(float value) {
        int at = below[cell(value)];
        while (at < rungs.length && rungs[at] <= value) {
            at++;
        }
        return at;
    }
}
