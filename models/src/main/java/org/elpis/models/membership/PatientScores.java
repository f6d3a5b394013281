package org.elpis.models.membership;

import java.util.Arrays;
import org.elpis.models.stats.Roc;

/// One score a patient; NaN for patients of whom no row counts.
///
/// @param scores  by the patient's number
/// @param isMember  as many
record PatientScores(double[] scores, boolean[] isMember) {
    /// How the scores of a patient's images become one.
    enum Way {
        MEAN,
        GREATEST
    }

    static PatientScores of(Pool pool, Pool.Rows rows, double[] rowScores, Way way) {
        double[] scores = new double[pool.patientCount()];
        int[] counts = new int[scores.length];
        boolean[] isMember = new boolean[scores.length];
        for (int row : rows.active()) {
            int patient = pool.patientOf(row);
            double score = Math.clamp(rowScores[row], -1e6, 1e6);
            isMember[patient] |= rows.isMember()[row];
            scores[patient] = switch (way) {
                case MEAN -> scores[patient] + score;
                case GREATEST -> counts[patient] == 0 ? score : Math.max(scores[patient], score);
            };
            counts[patient]++;
        }
        for (int patient = 0; patient < scores.length; patient++) {
            scores[patient] = counts[patient] == 0
                    ? Double.NaN
                    : way == Way.MEAN ? scores[patient] / counts[patient] : scores[patient];
        }
        return new PatientScores(scores, isMember);
    }

    double[] of(boolean member) {
        double[] picked = new double[scores.length];
        int count = 0;
        for (int patient = 0; patient < scores.length; patient++) {
            if (isMember[patient] == member && !Double.isNaN(scores[patient])) {
                picked[count++] = scores[patient];
            }
        }
        return Arrays.copyOf(picked, count);
    }

    Roc roc() {
        return new Roc(of(true), of(false));
    }

    /// Those of one half of the patients.
    PatientScores half(Pool pool, int half) {
        double[] part = scores.clone();
        for (int patient = 0; patient < part.length; patient++) {
            if (pool.quarterOfPatient(patient) / 2 != half) {
                part[patient] = Double.NaN;
            }
        }
        return new PatientScores(part, isMember);
    }

    /// On a scale that two halves share, though other attacks scored them: the place among the non-members of
    /// the patient's own half, 0 to 1. A threshold then lets through as many non-members of each half.
    PatientScores ranked(Pool pool, int half) {
        double[] others = half(pool, half).of(false);
        Arrays.sort(others);
        double[] places = new double[scores.length];
        for (int patient = 0; patient < places.length; patient++) {
            places[patient] = Double.isNaN(scores[patient]) ? Double.NaN : place(others, scores[patient]);
        }
        return new PatientScores(places, isMember);
    }

    /// Equal scores keep one place, the middle of theirs; others keep their order.
    private static double place(double[] sorted, double score) {
        int below = below(sorted, score);
        int upTo = below(sorted, Math.nextUp(score));
        double place;
        if (upTo > below) {
            place = (below + upTo + 1) / 2.0;
        } else if (below == 0) {
            place = 1 / (1 + sorted[0] - score);
        } else if (below == sorted.length) {
            place = below + 1 - 1 / (1 + score - sorted[below - 1]);
        } else {
            double gap = sorted[below] - sorted[below - 1];
            place = below + Math.clamp((score - sorted[below - 1]) / gap, 1e-6, 1 - 1e-6);
        }
        return place / (sorted.length + 1);
    }

    private static int below(double[] sorted, double score) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
