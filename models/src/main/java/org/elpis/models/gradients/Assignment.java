package org.elpis.models.gradients;

import java.util.Arrays;

/// Which reconstruction is of which image: an update has no order, so the order is chosen that is the best in sum, by
/// the Hungarian method (Kuhn, 1955) with potentials.
final class Assignment {
    private Assignment() {}

    /// For each row the column that is its own, so that the costs sum to the least.
    ///
    /// @param costs  as many rows as columns
    static int[] of(double[][] costs) {
        int n = costs.length;
        double[] rowPotential = new double[n + 1];
        double[] columnPotential = new double[n + 1];
        int[] rowOf = new int[n + 1];
        for (int row = 1; row <= n; row++) {
            rowOf[0] = row;
            augment(costs, rowPotential, columnPotential, rowOf);
        }
        int[] columns = new int[n];
        for (int column = 1; column <= n; column++) {
            columns[rowOf[column] - 1] = column - 1;
        }
        return columns;
    }

    /// Finds the shortest path from the row at column 0 to a column without row, and turns it over.
    private static void augment(double[][] costs, double[] u, double[] v, int[] rowOf) {
        int n = costs.length;
        double[] least = new double[n + 1];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        boolean[] used = new boolean[n + 1];
        int[] way = new int[n + 1];
        int column = 0;
        while (rowOf[column] != 0) {
            used[column] = true;
            int row = rowOf[column];
            double delta = Double.POSITIVE_INFINITY;
            int next = 0;
            for (int j = 1; j <= n; j++) {
                if (!used[j]) {
                    double reduced = costs[row - 1][j - 1] - u[row] - v[j];
                    if (reduced < least[j]) {
                        least[j] = reduced;
                        way[j] = column;
                    }
                    if (least[j] < delta) {
                        delta = least[j];
                        next = j;
                    }
                }
            }
            for (int j = 0; j <= n; j++) {
                if (used[j]) {
                    u[rowOf[j]] += delta;
                    v[j] -= delta;
                } else {
                    least[j] -= delta;
                }
            }
            column = next;
        }
        while (column != 0) {
            rowOf[column] = rowOf[way[column]];
            column = way[column];
        }
    }
}
