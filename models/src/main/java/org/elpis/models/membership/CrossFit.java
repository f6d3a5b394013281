package org.elpis.models.membership;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// Fits on some patients and scores others, so that no row is scored by what was fitted to its patient.
interface CrossFit {
    /// What is fitted to rows, as a score of a row.
    IntToDoubleFunction fit(int[] rows);

    /// Scores of all rows when one half may be fitted to: rows of the other half by a fit to all of it, its
    /// own rows by a fit to the other quarter of it.
    ///
    /// @param half  0 (quarters 0 and 1) or 1 (quarters 2 and 3)
    static double[] scores(CrossFit fitting, Pool pool, int[] active, int half) {
        int first = 2 * half;
        IntToDoubleFunction byFirst = fitting.fit(rows(pool, active, first, first));
        IntToDoubleFunction bySecond = fitting.fit(rows(pool, active, first + 1, first + 1));
        IntToDoubleFunction byBoth = fitting.fit(rows(pool, active, first, first + 1));
        double[] scores = new double[pool.rows()];
        for (int row : active) {
            int quarter = pool.quarterOf(row);
            IntToDoubleFunction fitted = quarter == first ? bySecond : quarter == first + 1 ? byFirst : byBoth;
            scores[row] = fitted.applyAsDouble(row);
        }
        return scores;
    }

    private static int[] rows(Pool pool, int[] active, int from, int to) {
        int[] rows = new int[active.length];
        int count = 0;
        for (int row : active) {
            if (pool.quarterOf(row) >= from && pool.quarterOf(row) <= to) {
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }
}
