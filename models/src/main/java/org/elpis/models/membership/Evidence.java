package org.elpis.models.membership;

import java.util.List;

/// What an attack may use on one model: its answers, those of reference models, and which rows each of them
/// had.
///
/// @param rows  that count, and which the model was trained on
/// @param target  answers of the model under attack
/// @param references  answers of the reference models
/// @param in  for each reference model, whether a row was in it
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

    int models() {
        return in.length;
    }

    boolean isIn(int model, int row) {
        return in[model][row];
    }

    double odds(int model, int row) {
        return references.get(model).at(row, CHANNEL_OF_LABEL);
    }

    double targetOdds(int row) {
        return target.at(row, CHANNEL_OF_LABEL);
    }
}
