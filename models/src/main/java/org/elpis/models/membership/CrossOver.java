package org.elpis.models.membership;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elpis.models.membership.PatientScores.Way;
import org.elpis.models.stats.Roc;

/// Chooses an attack on one half of the patients and reports it on the other, both ways round: every patient
/// is reported once, by an attack that was neither chosen nor fitted on it. The two halves are joined by each
/// patient's place among the non-members of its own half, so that no scale is estimated.
///
/// @param chosen  by half that it was chosen on: `LiRA online, mean`
/// @param scores  of the chosen attacks, by patient
/// @param all  the same of every attack, chosen or not
record CrossOver(List<String> chosen, PatientScores scores, Map<String, PatientScores> all) {
    private static final String MEAN = ", mean";
    private static final String GREATEST = ", greatest";
    private static final double[] RATES = {0.01, 0.02, 0.05};

    static CrossOver of(Battery battery, Evidence evidence) {
        Pool pool = evidence.pool();
        Map<String, PatientScores> all = new LinkedHashMap<>();
        String[] chosen = new String[2];
        PatientScores scores = nothing(evidence);
        for (int half = 0; half < 2; half++) {
            Map<String, PatientScores> here = candidates(battery, evidence, half);
            chosen[half] = choose(here, pool, half, battery.standard() + MEAN);
            merge(
                    scores.scores(),
                    here.getOrDefault(chosen[half], here.values().iterator().next()),
                    pool,
                    half);
            for (Map.Entry<String, PatientScores> each : here.entrySet()) {
                PatientScores whole = all.computeIfAbsent(each.getKey(), name -> nothing(evidence));
                merge(whole.scores(), each.getValue(), pool, half);
            }
        }
        return new CrossOver(List.of(chosen), scores, all);
    }

    /// Scores by attacks that were chosen on another model.
    ///
    /// @param chosen  attacks, by half; the standard one stands for one that this model does not allow
    static PatientScores by(List<String> chosen, Battery battery, Evidence evidence) {
        PatientScores scores = nothing(evidence);
        for (int half = 0; half < 2; half++) {
            String name = chosen.get(half);
            Way way = name.endsWith(GREATEST) ? Way.GREATEST : Way.MEAN;
            double[] rows = battery.scores(name.substring(0, name.lastIndexOf(", ")), half);
            merge(
                    scores.scores(),
                    PatientScores.of(evidence.pool(), evidence.rows(), rows, way),
                    evidence.pool(),
                    half);
        }
        return scores;
    }

    /// No score of anybody yet.
    private static PatientScores nothing(Evidence evidence) {
        PatientScores zeros = PatientScores.of(
                evidence.pool(), evidence.rows(), new double[evidence.pool().rows()], Way.MEAN);
        Arrays.fill(zeros.scores(), Double.NaN);
        return zeros;
    }

    private static Map<String, PatientScores> candidates(Battery battery, Evidence evidence, int half) {
        Map<String, PatientScores> candidates = new LinkedHashMap<>();
        List<Way> ways = hasSeveralImages(evidence) ? List.of(Way.values()) : List.of(Way.MEAN);
        battery.scores(half).forEach((name, rows) -> {
            for (Way way : ways) {
                candidates.put(
                        name + (way == Way.MEAN ? MEAN : GREATEST),
                        PatientScores.of(evidence.pool(), evidence.rows(), rows, way));
            }
        });
        return candidates;
    }

    private static boolean hasSeveralImages(Evidence evidence) {
        boolean[] seen = new boolean[evidence.pool().patientCount()];
        for (int row : evidence.rows().active()) {
            int patient = evidence.pool().patientOf(row);
            if (seen[patient]) {
                return true;
            }
            seen[patient] = true;
        }
        return false;
    }

    private static void merge(double[] scores, PatientScores from, Pool pool, int calibrated) {
        PatientScores ranked = from.ranked(pool, 1 - calibrated);
        for (int patient = 0; patient < scores.length; patient++) {
            if (pool.quarterOfPatient(patient) / 2 != calibrated) {
                scores[patient] = ranked.scores()[patient];
            }
        }
    }

    /// The standard attack, unless another is better by three standard errors: chance alone must not choose.
    private static String choose(Map<String, PatientScores> candidates, Pool pool, int half, String standard) {
        String best = standard;
        double bar = -1;
        double bestValue = -1;
        for (Map.Entry<String, PatientScores> each : candidates.entrySet()) {
            Roc roc = each.getValue().half(pool, half).roc();
            double value = value(roc);
            if (each.getKey().equals(standard)) {
                double spread = Math.max(0.03, value);
                bar = value + 3 * Math.sqrt(spread * (1 - Math.min(0.98, spread)) / roc.memberCount());
            }
        }
        for (Map.Entry<String, PatientScores> each : candidates.entrySet()) {
            double value = value(each.getValue().half(pool, half).roc());
            if (value > bar && value > bestValue) {
                bestValue = value;
                best = each.getKey();
            }
        }
        return best;
    }

    private static double value(Roc roc) {
        double sum = 0;
        for (double rate : RATES) {
            sum += roc.truePositivesAt(rate);
        }
        return sum / RATES.length;
    }
}
