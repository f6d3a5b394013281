package org.elpis.models.membership;

import java.util.List;

/// What an attack may use on one model: its answers, those of reference models, and who was in which of them.
///
/// A planted row was in no reference model; those trained on another image of its patient do not count for it.
///
/// @param rows  that count, and which the model was trained on
/// @param target  answers of the model under attack
/// @param references  answers of the reference models
/// @param in  for each reference model, whether a patient was in it
/// @param isOnline  whether the references were trained as the target was
/// @param steadiness  share of disturbed images that keep the true label, by row; empty when that was not asked
record Evidence(
        Pool pool,
        Pool.Rows rows,
        Answers target,
        List<Answers> references,
        boolean[][] in,
        boolean isOnline,
        double[] steadiness) {
    private static final int CHANNEL_OF_LABEL = 0;

    boolean isIn(int model, int row) {
        return row < pool.realRows() && in[model][pool.patientOf(row)];
    }

    boolean isOut(int model, int row) {
        return !in[model][pool.patientOf(row)];
    }

    double odds(int model, int row) {
        return references.get(model).at(row, CHANNEL_OF_LABEL);
    }

    double targetOdds(int row) {
        return target.at(row, CHANNEL_OF_LABEL);
    }
}
