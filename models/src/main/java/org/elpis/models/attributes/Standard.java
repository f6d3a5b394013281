package org.elpis.models.attributes;

import java.util.List;

/// Makes features of mean 0 and standard deviation 1.
///
/// @param mean  of each feature
/// @param scale  1 / standard deviation; 0 for a feature that never changes
record Standard(double[] mean, double[] scale) {
    static Standard of(List<double[]> features, int[] places) {
        int size = features.getFirst().length;
        double[] mean = new double[size];
        double[] scale = new double[size];
        for (int place : places) {
            double[] row = features.get(place);
            for (int i = 0; i < size; i++) {
                mean[i] += row[i] / places.length;
            }
        }
        for (int place : places) {
            double[] row = features.get(place);
            for (int i = 0; i < size; i++) {
                scale[i] += (row[i] - mean[i]) * (row[i] - mean[i]) / places.length;
            }
        }
        for (int i = 0; i < size; i++) {
            scale[i] = scale[i] > 1e-20 ? 1 / Math.sqrt(scale[i]) : 0;
        }
        return new Standard(mean, scale);
    }

    /// Writes the standardized features and a last 1.
    void fill(double[] features, double[] row) {
        for (int i = 0; i < features.length; i++) {
            row[i] = (features[i] - mean[i]) * scale[i];
        }
        row[features.length] = 1;
    }

    float[] apply(double[] features) {
        float[] row = new float[features.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) ((features[i] - mean[i]) * scale[i]);
        }
        return row;
    }
}
