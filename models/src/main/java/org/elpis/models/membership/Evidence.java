package org.elpis.models.membership;

import java.util.List;

/// What an attack may use on one model: its answers, those of reference models, and who was in which of them.
///
/// The last references are twins of halves: trained on planted rows besides. They say what a model says of a planted
/// row
/// that it had, and count for no other row; a model trained on another image of a planted row's patient does not count
/// for that row.
///
/// @param rows  that count, and which the model was trained on
/// @param target  answers of the model under attack
/// @param references  answers of the reference models
/// @param in  for each plain reference model, whether a patient was in it
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

    /// Reference models without planted rows.
    int plain() {
        return in.length;
    }

    boolean isIn(int model, int row) {
        boolean isPlanted = row >= pool.realRows();
        return model < in.length ? !isPlanted && in[model][pool.patientOf(row)] : isPlanted;
    }

    boolean isOut(int model, int row) {
        return model < in.length && !in[model][pool.patientOf(row)];
    }

    double odds(int model, int row) {
        return references.get(model).at(row, CHANNEL_OF_LABEL);
    }

    double targetOdds(int row) {
        return target.at(row, CHANNEL_OF_LABEL);
    }
}
