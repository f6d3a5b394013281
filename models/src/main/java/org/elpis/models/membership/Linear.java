package org.elpis.models.membership;

import java.util.List;

/// Ridge regression and ridge logistic regression on standardized features: the classifiers of attacks and
/// controls. They are few weights on purpose, because they are fitted to some hundred patients.
final class Linear {
    private static final int MOST_STEPS = 8;
    private final double[] mean;
    private final double[] scale;
    private final double[] weights;

    private Linear(double[] mean, double[] scale, double[] weights) {
        this.mean = mean;
        this.scale = scale;
        this.weights = weights;
    }

    /// Least squares.
    ///
    /// @param ridge  added to the diagonal, in rows
    static Linear regression(List<double[]> features, double[] targets, double ridge) {
        Linear model = standardized(features);
        int n = model.weights.length;
        double[][] normal = new double[n][n];
        double[] right = new double[n];
        double[] z = new double[n];
        for (int i = 0; i < targets.length; i++) {
            model.fill(features.get(i), z);
            add(normal, right, z, 1, targets[i]);
        }
        penalize(normal, ridge);
        System.arraycopy(Solve.of(normal, right), 0, model.weights, 0, n);
        return model;
    }

    /// Logistic regression by Newton's steps; both classes weigh the same.
    static Linear logistic(List<double[]> features, boolean[] isMember, double ridge) {
        Linear model = standardized(features);
        int n = model.weights.length;
        int members = 0;
        for (boolean member : isMember) {
            members += member ? 1 : 0;
        }
        double half = isMember.length / 2.0;
        double[] z = new double[n];
        for (int step = 0; step < MOST_STEPS; step++) {
            double[][] normal = new double[n][n];
            double[] right = new double[n];
            for (int i = 0; i < isMember.length; i++) {
                model.fill(features.get(i), z);
                double weight = half / (isMember[i] ? Math.max(1, members) : Math.max(1, isMember.length - members));
                double margin = dot(model.weights, z);
                double p = 1 / (1 + StrictMath.exp(-margin));
                double curvature = weight * Math.max(1e-4, p * (1 - p));
                double wanted = margin + weight * ((isMember[i] ? 1 : 0) - p) / curvature;
                add(normal, right, z, curvature, Math.clamp(wanted, -30, 30));
            }
            penalize(normal, ridge);
            System.arraycopy(Solve.of(normal, right), 0, model.weights, 0, n);
        }
        return model;
    }

    double of(double[] features) {
        double[] z = new double[weights.length];
        fill(features, z);
        return dot(weights, z);
    }

    private static Linear standardized(List<double[]> features) {
        int count = features.getFirst().length;
        double[] mean = new double[count];
        double[] scale = new double[count];
        for (double[] row : features) {
            for (int k = 0; k < count; k++) {
                mean[k] += row[k] / features.size();
            }
        }
        for (double[] row : features) {
            for (int k = 0; k < count; k++) {
                scale[k] += (row[k] - mean[k]) * (row[k] - mean[k]) / features.size();
            }
        }
        for (int k = 0; k < count; k++) {
            scale[k] = scale[k] < 1e-18 ? 0 : 1 / Math.sqrt(scale[k]);
        }
        return new Linear(mean, scale, new double[count + 1]);
    }

    /// What lies far outside of what was fitted counts for six deviations.
    private void fill(double[] features, double[] z) {
        z[0] = 1;
        for (int k = 0; k < mean.length; k++) {
            z[k + 1] = Math.clamp((features[k] - mean[k]) * scale[k], -6, 6);
        }
    }

    private static void add(double[][] normal, double[] right, double[] z, double weight, double target) {
        for (int i = 0; i < z.length; i++) {
            double scaled = weight * z[i];
            right[i] += scaled * target;
            for (int j = 0; j <= i; j++) {
                normal[i][j] += scaled * z[j];
            }
        }
    }

    private static void penalize(double[][] normal, double ridge) {
        normal[0][0] += 1e-9;
        for (int i = 1; i < normal.length; i++) {
            normal[i][i] += ridge;
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
