package org.elpis.models.reach;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// Whether a model rounds its scores, which hides from a naive attack what others still see.
public final class Rounding {
    private static final int MOST_DECIMALS = 6;
    /// Of scores that are not rounded, one set in a million is taken for such.
    private static final double FALSE_ALARM = 1e-6;

    private Rounding() {}

    /// The least number of decimals, 0 to 6, that all scores have; empty when they are not rounded, or
    /// too few to tell.
    ///
    /// A score counts as rounded when it lies as near to its rounded value as a float does. Scores that
    /// are all 0 or 1 say nothing (a saturated model gives those), nor does a score that came before.
    /// Were scores spread evenly, each would lie so near by chance with twice that distance as its
    /// probability; the product over all must be at most 10^-6.
    public static OptionalInt detect(List<double[]> rows) {
        Set<Double> distinct = new HashSet<>();
        for (double[] row : rows) {
            for (double score : row) {
                if (score != 0 && score != 1) {
                    distinct.add(score);
                }
            }
        }
        for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
            if (isRounded(distinct, Math.pow(10, decimals))) {
                return OptionalInt.of(decimals);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isRounded(Set<Double> scores, double scale) {
        double logOfChance = 0;
        for (double score : scores) {
            double scaled = score * scale;
            double near = Math.abs(scaled) * 0x1p-23 + 1e-12;
            if (!Double.isFinite(scaled) || near >= 0.25 || Math.abs(scaled - Math.rint(scaled)) > near) {
                return false;
            }
            logOfChance += Math.log(2 * near);
        }
        return logOfChance <= Math.log(FALSE_ALARM);
    }
}
