package org.elpis.models.identity;

import org.elpis.models.stats.Draws;

/// Symmetric matrices in doubles, as far as a linear discriminant needs them. Sums in a fixed order.
final class Symmetric {
    private static final int ROUNDS = 20;

    private Symmetric() {}

    /// Adds `weight` times the outer product of a vector with itself, lower half only.
    static void add(double[][] matrix, float[] vector, double weight) {
        for (int i = 0; i < vector.length; i++) {
            double scaled = weight * vector[i];
            double[] row = matrix[i];
            for (int j = 0; j <= i; j++) {
                row[j] += scaled * vector[j];
            }
        }
    }

    static void mirror(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < i; j++) {
                matrix[j][i] = matrix[i][j];
            }
        }
    }

    static double trace(double[][] matrix) {
        double sum = 0;
        for (int i = 0; i < matrix.length; i++) {
            sum += matrix[i][i];
        }
        return sum;
    }

    /// The lower triangle L of matrix = L L', which must be positive definite.
    static double[][] root(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-300)) : sum / lower[j][j];
            }
        }
        return lower;
    }

    /// x of L x = vector, in place.
    static void solve(double[][] lower, double[] vector) {
        for (int i = 0; i < vector.length; i++) {
            double sum = vector[i];
            for (int k = 0; k < i; k++) {
                sum -= lower[i][k] * vector[k];
            }
            vector[i] = sum / lower[i][i];
        }
    }

    /// x of L' x = vector, in place.
    static void solveTransposed(double[][] lower, double[] vector) {
        for (int i = vector.length - 1; i >= 0; i--) {
            double sum = vector[i];
            for (int k = i + 1; k < vector.length; k++) {
                sum -= lower[k][i] * vector[k];
            }
            vector[i] = sum / lower[i][i];
        }
    }

    /// L^-1 matrix L^-T.
    static double[][] between(double[][] lower, double[][] matrix) {
        double[][] half = new double[matrix.length][];
        for (int i = 0; i < half.length; i++) {
            half[i] = matrix[i].clone();
            solve(lower, half[i]);
        }
        double[][] full = transposed(half);
        for (double[] row : full) {
            solve(lower, row);
        }
        return full;
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] turned = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                turned[j][i] = matrix[i][j];
            }
        }
        return turned;
    }

    /// `count` orthonormal vectors that span the directions of greatest values, by subspace iteration.
    static double[][] leading(double[][] matrix, int count) {
        Draws draws = Draws.of(1, "subspace", 0);
        double[][] vectors = new double[count][matrix.length];
        for (double[] vector : vectors) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = draws.nextGaussian();
            }
        }
        orthonormal(vectors);
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < count; i++) {
                vectors[i] = times(matrix, vectors[i]);
            }
            orthonormal(vectors);
        }
        return vectors;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = dot(matrix[i], vector);
        }
        return product;
    }

    /// Gram and Schmidt, modified; a vector that the others span becomes 0.
    private static void orthonormal(double[][] vectors) {
        for (int i = 0; i < vectors.length; i++) {
            double before = Math.sqrt(dot(vectors[i], vectors[i]));
            for (int j = 0; j < i; j++) {
                double along = dot(vectors[i], vectors[j]);
                for (int k = 0; k < vectors[i].length; k++) {
                    vectors[i][k] -= along * vectors[j][k];
                }
            }
            double length = Math.sqrt(dot(vectors[i], vectors[i]));
            double scale = length <= 1e-12 * before || length == 0 ? 0 : 1 / length;
            for (int k = 0; k < vectors[i].length; k++) {
                vectors[i][k] *= scale;
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
