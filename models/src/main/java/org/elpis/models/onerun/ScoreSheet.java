package org.elpis.models.onerun;

import java.util.List;

/// What one run gives away about each canary, seen in one or several ways.
///
/// @param ways  their names, for the report: `loss`
/// @param scores  by way and canary; a greater score says that the canary was in. Finite; not changed after
public record ScoreSheet(List<String> ways, double[][] scores) {
    public ScoreSheet {
        ways = List.copyOf(ways);
        if (ways.isEmpty() || ways.size() != scores.length) {
            throw new IllegalArgumentException(
                    "scores must have a row for each way, got " + scores.length + " for " + ways.size());
        }
        for (double[] row : scores) {
            if (row.length != scores[0].length) {
                throw new IllegalArgumentException("every way must score every canary");
            }
        }
    }

    public int canaries() {
        return scores[0].length;
    }

    /// Whether every score is a number that can be compared.
    public boolean isFinite() {
        for (double[] row : scores) {
            for (double score : row) {
                if (!Double.isFinite(score)) {
                    return false;
                }
            }
        }
        return true;
    }
}
