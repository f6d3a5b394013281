package org.elpis.models.gradients;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Reads images out of the update of a dense layer that sees them (Phong and others, 2018): the gradient of a unit's
/// weights is its slope times the image, that of its bias is the slope. Of one image this is exact; of several it is a
/// weighted mean of those that reach the unit, and what one unit sees more than its neighbour may be one image alone.
final class DenseRecovery {
    /// What lies outside the range by more than this share of it, in the mean over pixels, is no image.
    private static final double SLACK = 0.05;
    /// Mean difference, as a share of the range, under which two candidates are one image.
    private static final double SAME = 0.01;
    /// A slope under this share of the greatest is rounding.
    private static final double ROUNDING = 1e-9;

    private record Candidate(double slope, double[] image) {}

    private DenseRecovery() {}

    /// Images that the update shows, the surest first.
    ///
    /// @param layer  that sees the images
    /// @param low  least value of an image
    /// @param high  greatest
    /// @param most  how many at most
    static List<double[]> images(double[] update, InputDense layer, double low, double high, int most) {
        List<Candidate> candidates = new ArrayList<>();
        for (int u = 0; u < layer.units(); u++) {
            // What a unit of a trap sees alone is a mean of many; what it sees more than its neighbour is not.
            if (!layer.isStaggered() || u + 1 == layer.units()) {
                consider(update, layer, u, -1, candidates);
            }
            if (u + 1 < layer.units()) {
                consider(update, layer, u, u + 1, candidates);
            }
        }
        double greatest =
                candidates.stream().mapToDouble(Candidate::slope).max().orElse(0);
        candidates.removeIf(c -> c.slope() <= ROUNDING * greatest || !isImage(c.image(), low, high));
        candidates.sort(Comparator.comparingDouble(Candidate::slope).reversed());
        List<double[]> chosen = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (chosen.size() < most && chosen.stream().noneMatch(c -> same(c, candidate.image(), high - low))) {
                chosen.add(clamped(candidate.image(), low, high));
            }
        }
        return chosen;
    }

    /// What one unit saw, or what it saw more than another.
    private static void consider(double[] update, InputDense layer, int unit, int other, List<Candidate> into) {
        int start = layer.parameters();
        int inputs = layer.inputs();
        int bias = start + layer.units() * inputs;
        double slope = update[bias + unit] - (other < 0 ? 0 : update[bias + other]);
        if (slope == 0) {
            return;
        }
        double[] image = new double[inputs];
        for (int j = 0; j < inputs; j++) {
            double weight = update[start + unit * inputs + j] - (other < 0 ? 0 : update[start + other * inputs + j]);
            image[j] = weight / slope;
        }
        into.add(new Candidate(Math.abs(slope), image));
    }

    private static boolean isImage(double[] image, double low, double high) {
        double outside = 0;
        for (double value : image) {
            outside += Math.max(0, Math.max(low - value, value - high));
        }
        return outside <= SLACK * (high - low) * image.length;
    }

    private static boolean same(double[] a, double[] b, double range) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum < SAME * range * a.length;
    }

    private static double[] clamped(double[] image, double low, double high) {
        for (int i = 0; i < image.length; i++) {
            image[i] = Math.clamp(image[i], low, high);
        }
        return image;
    }
}
