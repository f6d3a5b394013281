package org.elpis.models.inversion;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Eigenvalues and eigenvectors of a symmetric matrix, greatest first, by cyclic Jacobi rotations (Golub and Van Loan,
/// 2013, section 8.5).
///
/// @param values  falling
/// @param vectors  one row each, of length 1
record Eigen(double[] values, double[][] vectors) {
    private static final int SWEEPS = 12;
    private static final double PRECISION = 1e-20;

    /// Takes the matrix apart.
    ///
    /// @param matrix  symmetric; written over
    static Eigen of(double[][] matrix) {
        int size = matrix.length;
        double[][] rows = new double[size][size];
        for (int i = 0; i < size; i++) {
            rows[i][i] = 1;
        }
        double all = square(matrix, true);
        for (int sweep = 0; sweep < SWEEPS && square(matrix, false) > PRECISION * all; sweep++) {
            for (int p = 0; p < size; p++) {
                for (int q = p + 1; q < size; q++) {
                    rotate(matrix, rows, p, q);
                }
            }
        }
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -matrix[i][i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] values = Arrays.stream(order).mapToDouble(i -> matrix[i][i]).toArray();
        double[][] vectors = Arrays.stream(order).mapToObj(i -> rows[i]).toArray(double[][]::new);
        return new Eigen(values, vectors);
    }

    private static double square(double[][] matrix, boolean withDiagonal) {
        double sum = 0;
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                sum += i != j || withDiagonal ? matrix[i][j] * matrix[i][j] : 0;
            }
        }
        return sum;
    }

    /// Makes the value at p, q zero.
    private static void rotate(double[][] matrix, double[][] rows, int p, int q) {
        if (matrix[p][q] == 0) {
            return;
        }
        double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        turn(matrix[p], matrix[q], c, s);
        for (double[] row : matrix) {
            double one = row[p];
            double other = row[q];
            row[p] = c * one - s * other;
            row[q] = s * one + c * other;
        }
        turn(rows[p], rows[q], c, s);
    }

    private static void turn(double[] p, double[] q, double c, double s) {
        for (int i = 0; i < p.length; i++) {
            double one = p[i];
            double other = q[i];
            p[i] = c * one - s * other;
            q[i] = s * one + c * other;
        }
    }
}
