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

    /// On a scale that two attacks share: the median of the non-members of a half is 0, their 95th percentile 1.
    PatientScores aligned(Pool pool, int half) {
        double[] others = half(pool, half).of(false);
        Arrays.sort(others);
        double middle = others[others.length / 2];
        double far = others[Math.min(others.length - 1, (int) (0.95 * others.length))] - middle;
        double unit = far > 1e-9 ? far : 1;
        double[] moved = new double[scores.length];
        for (int patient = 0; patient < moved.length; patient++) {
            moved[patient] = (scores[patient] - middle) / unit;
        }
        return new PatientScores(moved, isMember);
    }
}
