package org.elpis.models.attributes;

import java.util.List;

/// A linear probe: least squares with a ridge, one score a group, each group of equal weight. Deterministic.
///
/// @param standard  of the features in training
/// @param weights  of each group: one a feature, and a constant
record Ridge(Standard standard, double[][] weights) {
    /// Share of the number of items that is added to the diagonal: features are standardized.
    private static final double RIDGE = 0.01;

    /// Fits to the items at the places given.
    ///
    /// @param features  one row an item
    /// @param groups  of each item, none -1 among the places
    static Ridge fit(List<double[]> features, int[] groups, int groupCount, int[] places) {
        int size = features.getFirst().length;
        Standard standard = Standard.of(features, places);
        double[] share = new double[groupCount];
        for (int place : places) {
            share[groups[place]]++;
        }
        double[][] left = new double[size + 1][size + 1];
        double[][] right = new double[groupCount][size + 1];
        double[] row = new double[size + 1];
        for (int place : places) {
            standard.fill(features.get(place), row);
            double weight = places.length / (groupCount * share[groups[place]]);
            for (int i = 0; i <= size; i++) {
                for (int j = 0; j <= i; j++) {
                    left[i][j] += weight * row[i] * row[j];
                }
                for (int g = 0; g < groupCount; g++) {
                    right[g][i] += weight * row[i] * (groups[place] == g ? 1 : 0);
                }
            }
        }
        for (int i = 0; i < size; i++) {
            left[i][i] += RIDGE * places.length;
        }
        left[size][size] += 1e-9 * places.length;
        Cholesky factor = Cholesky.of(left);
        double[][] weights = new double[groupCount][];
        for (int g = 0; g < groupCount; g++) {
            weights[g] = factor.solve(right[g]);
        }
        return new Ridge(standard, weights);
    }

    /// One score a group; the greatest says which.
    double[] scores(double[] features) {
        double[] row = new double[features.length + 1];
        standard.fill(features, row);
        double[] scores = new double[weights.length];
        for (int g = 0; g < scores.length; g++) {
            for (int i = 0; i < row.length; i++) {
                scores[g] += weights[g][i] * row[i];
            }
        }
        return scores;
    }
}
