package org.elpis.models.membership;

import org.elpis.models.stats.Draws;

/// Which rows each reference model is trained on: about as many as the model under audit had, drawn by
/// patient. Models come in groups that share a drawn order and start at even distances, so that every patient
/// is in about the same number of models.
final class Subsets {
    private static final double MOST = 0.75;
    /// Of rows to plant, of which one is in each twin.
    private static final int PARTS = 4;

    private Subsets() {}

    /// For every model, whether a row is in it; no planted row is.
    static boolean[][] of(Pool pool, int models, long seed) {
        int[] rowsOf = new int[pool.patientCount()];
        for (int row = 0; row < pool.realRows(); row++) {
            rowsOf[pool.patientOf(row)]++;
        }
        double size = Math.min(pool.memberRows(), MOST * pool.realRows());
        int group = (int) Math.max(2, Math.round(pool.realRows() / size));
        boolean[][] in = new boolean[models][pool.rows()];
        for (int model = 0; model < models; model++) {
            int[] order = Draws.of(seed, "reference-subsets", model / group).permutation(rowsOf.length);
            boolean[] patients = window(order, rowsOf, (int) ((long) order.length * (model % group) / group), size);
            for (int row = 0; row < pool.realRows(); row++) {
                in[model][row] = patients[pool.patientOf(row)];
            }
        }
        return in;
    }

    /// The same for twins with planted rows, a quarter of the rows that may be planted in each, and of their
    /// patients no other row. Every such row is in one of four models: with more in each the planted rows
    /// change what a model says of everybody.
    static boolean[][] withPlanted(Pool pool, int models, long seed) {
        boolean[][] in = of(pool, models, seed);
        int planted = pool.candidates();
        for (int model = 0; model < models; model++) {
            int[] order = Draws.of(seed, "planted-subsets", model / PARTS).permutation(planted);
            for (int i = 0; i < planted; i++) {
                in[model][pool.realRows() + order[i]] = i * PARTS / planted == model % PARTS;
            }
            for (int row = 0; row < pool.realRows(); row++) {
                in[model][row] &= !pool.isCandidate(pool.patientOf(row));
            }
        }
        return in;
    }

    private static boolean[] window(int[] order, int[] rowsOf, int start, double size) {
        boolean[] in = new boolean[order.length];
        int rows = 0;
        for (int i = 0; i < order.length && rows < size; i++) {
            int patient = order[(start + i) % order.length];
            in[patient] = true;
            rows += rowsOf[patient];
        }
        return in;
    }
}
