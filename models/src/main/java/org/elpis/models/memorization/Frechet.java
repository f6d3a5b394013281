package org.elpis.models.memorization;

import java.util.List;

/// The Frechet distance between two clouds of numbers, as normal distributions with diagonal covariances (Dowson and
/// Landau, 1982): like FID in kind, in another space, so not to be compared with published FIDs. It says how alike
/// sets are, and nothing about copies.
final class Frechet {
    private Frechet() {}

    static double distance(List<float[]> a, List<float[]> b) {
        double sum = 0;
        for (int i = 0; i < a.getFirst().length; i++) {
            double meanA = mean(a, i);
            double meanB = mean(b, i);
            double spread = Math.sqrt(variance(a, i, meanA)) - Math.sqrt(variance(b, i, meanB));
            sum += (meanA - meanB) * (meanA - meanB) + spread * spread;
        }
        return sum;
    }

    private static double mean(List<float[]> numbers, int place) {
        double sum = 0;
        for (float[] one : numbers) {
            sum += one[place];
        }
        return sum / numbers.size();
    }

    private static double variance(List<float[]> numbers, int place, double mean) {
        double sum = 0;
        for (float[] one : numbers) {
            sum += (one[place] - mean) * (one[place] - mean);
        }
        return sum / numbers.size();
    }
}
