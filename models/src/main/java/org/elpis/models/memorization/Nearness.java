package org.elpis.models.memorization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elpis.models.identity.IdentityEmbedding;
import org.elpis.models.identity.PatientMatcher;

/// Figures of distances in the identity space, over lists of numbers of images.
final class Nearness {
    /// Images that are looked at where all would take long; every k-th.
    private static final int SAMPLE = 400;
    /// Carlini and others, 2023, 4.2.
    private static final int CARLINI_NEIGHBOURS = 50;

    private Nearness() {}

    static int blank(List<float[]> numbers) {
        return (int) numbers.stream()
                .filter(one -> IdentityEmbedding.apart(one, one) > 1)
                .count();
    }

    /// Share of images whose nearest other one is nearer than a distance.
    static double alike(List<float[]> numbers, double distance) {
        List<float[]> some = some(numbers);
        int alike = 0;
        for (int i = 0; i < some.size(); i++) {
            double nearest = PatientMatcher.FURTHEST;
            for (int j = 0; j < some.size(); j++) {
                nearest = i == j ? nearest : Math.min(nearest, IdentityEmbedding.apart(some.get(i), some.get(j)));
            }
            alike += nearest < distance ? 1 : 0;
        }
        return (double) alike / some.size();
    }

    private static List<float[]> some(List<float[]> all) {
        List<float[]> some = new ArrayList<>();
        int taken = Math.min(SAMPLE, all.size());
        for (int i = 0; i < taken; i++) {
            some.add(all.get((int) ((long) i * all.size() / taken)));
        }
        return some;
    }

    /// How near the nearest of a gallery comes to any image of each patient, as a score that is greater when nearer.
    static double[] ofPatients(List<float[]> images, List<String> patients, List<float[]> gallery) {
        Map<String, Double> best = new HashMap<>();
        for (int i = 0; i < images.size(); i++) {
            best.merge(patients.get(i), -nearest(images.get(i), gallery), Math::max);
        }
        return patients.stream()
                .distinct()
                .mapToDouble(patient -> best.getOrDefault(patient, -PatientMatcher.FURTHEST))
                .toArray();
    }

    private static double nearest(float[] image, List<float[]> gallery) {
        double nearest = PatientMatcher.FURTHEST;
        for (float[] other : gallery) {
            nearest = Math.min(nearest, IdentityEmbedding.apart(image, other));
        }
        return nearest;
    }

    /// Carlini's relative distance, nearest over mean of the 50 nearest: the 1st percentile.
    static double relative(List<float[]> numbers, List<float[]> gallery) {
        int neighbours = Math.min(CARLINI_NEIGHBOURS, gallery.size());
        return quantile(
                some(numbers).stream()
                        .mapToDouble(one -> {
                            double[] sorted = sorted(one, gallery);
                            double mean = Arrays.stream(sorted, 0, neighbours)
                                    .average()
                                    .orElse(1);
                            return sorted[0] / Math.max(1e-9, mean);
                        })
                        .toArray(),
                0.01);
    }

    /// Nearest over second nearest: the median.
    static double ratio(List<float[]> numbers, List<float[]> gallery) {
        return quantile(
                some(numbers).stream()
                        .mapToDouble(one -> {
                            double[] sorted = sorted(one, gallery);
                            return sorted[0] / Math.max(1e-9, sorted[Math.min(1, sorted.length - 1)]);
                        })
                        .toArray(),
                0.5);
    }

    private static double[] sorted(float[] one, List<float[]> gallery) {
        double[] distances = gallery.stream()
                .mapToDouble(other -> IdentityEmbedding.apart(one, other))
                .toArray();
        Arrays.sort(distances);
        return distances;
    }

    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (share * (sorted.length - 1))];
    }
}
