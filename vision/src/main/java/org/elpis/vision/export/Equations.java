package org.elpis.vision.export;

/// Weighted least squares with a few unknowns, by normal equations.
final class Equations {
    private final int unknowns;
    private final double[][] matrix;
    private final double[] right;

    Equations(int unknowns) {
        this.unknowns = unknowns;
        this.matrix = new double[unknowns][unknowns];
        this.right = new double[unknowns];
    }

    void add(double[] row, double value, double weight) {
        for (int i = 0; i < unknowns; i++) {
            double w = weight * row[i];
            for (int j = 0; j <= i; j++) {
                matrix[i][j] += w * row[j];
            }
            right[i] += w * value;
        }
    }

    /// What fits best, by Cholesky; unknowns that the rows say nothing of are 0.
    double[] solve() {
        double[][] l = new double[unknowns][unknowns];
        double[] y = new double[unknowns];
        for (int i = 0; i < unknowns; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i][k] * l[j][k];
                }
                if (i == j) {
                    l[i][i] = sum > 1e-9 * matrix[i][i] + 1e-12 ? Math.sqrt(sum) : 0;
                } else {
                    l[i][j] = l[j][j] > 0 ? sum / l[j][j] : 0;
                }
            }
            double sum = right[i];
            for (int k = 0; k < i; k++) {
                sum -= l[i][k] * y[k];
            }
            y[i] = l[i][i] > 0 ? sum / l[i][i] : 0;
        }
        double[] x = new double[unknowns];
        for (int i = unknowns - 1; i >= 0; i--) {
            double sum = y[i];
            for (int k = i + 1; k < unknowns; k++) {
                sum -= l[k][i] * x[k];
            }
            x[i] = l[i][i] > 0 ? sum / l[i][i] : 0;
        }
        return x;
    }
}
