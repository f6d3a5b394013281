package org.elpis.models.gradients;

/// Sums over arrays of equal length, in the order of their places.
final class Vectors {
    private Vectors() {}

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    /// a + factor b, into `sum`.
    static void add(double[] a, double factor, double[] b, double[] sum) {
        for (int i = 0; i < a.length; i++) {
            sum[i] = a[i] + factor * b[i];
        }
    }

    static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
