package org.elpis.vision.export;

/// The nearest sequence that never falls, or never rises: pool adjacent violators.
///
/// Source: Ayer, Brunk, Ewing, Reid and Silverman, An empirical distribution function for sampling with incomplete
/// information, 1955
final class Monotone {
    private Monotone() {}

    static float[] rising(float[] values, double[] weights) {
        double[] mean = new double[values.length];
        double[] weight = new double[values.length];
        int[] length = new int[values.length];
        int blocks = 0;
        for (int i = 0; i < values.length; i++) {
            mean[blocks] = values[i];
            weight[blocks] = weights[i];
            length[blocks++] = 1;
            while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1]) {
                double sum = weight[blocks - 2] + weight[blocks - 1];
                mean[blocks - 2] =
                        (mean[blocks - 2] * weight[blocks - 2] + mean[blocks - 1] * weight[blocks - 1]) / sum;
                weight[blocks - 2] = sum;
                length[blocks - 2] += length[--blocks];
            }
        }
        float[] result = new float[values.length];
        for (int block = 0, at = 0; block < blocks; block++) {
            for (int k = 0; k < length[block]; k++) {
                result[at++] = (float) mean[block];
            }
        }
        return result;
    }

    static float[] falling(float[] values, double[] weights) {
        float[] negative = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            negative[i] = -values[i];
        }
        float[] result = rising(negative, weights);
        for (int i = 0; i < values.length; i++) {
            result[i] = -result[i];
        }
        return result;
    }
}
