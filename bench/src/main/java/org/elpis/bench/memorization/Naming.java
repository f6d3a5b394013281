package org.elpis.bench.memorization;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.elpis.models.identity.IdentityEmbedding;
import org.elpis.models.identity.PatientMatcher;

/// The same patient on another day: how many are named by the nearest image, and how many pairs are nearer than one in
/// 1,000 pairs of strangers.
final class Naming {
    private static final double RATE = 0.001;

    private Naming() {}

    /// Learned from 60 of 100 patients, judged on the others.
    static void print(String name, Chests all) {
        List<Chests> split = all.split(1);
        Chests test = split.getLast();
        PatientMatcher matcher = PatientMatcher.of(
                IdentityEmbedding.fit(Chests.SHAPE, split.getFirst().images()), test.images(), test.patients());
        List<double[]> pairs = new ArrayList<>();
        Map<String, int[]> named = new TreeMap<>();
        Map<String, Integer> images = new TreeMap<>();
        test.patients().forEach(patient -> images.merge(patient, 1, Integer::sum));
        for (int i = 0; i < test.images().size(); i++) {
            String patient = test.patients().get(i);
            double[] distances = matcher.distances(test.images().get(i));
            int nearest = i == 0 ? 1 : 0;
            for (int j = 0; j < distances.length; j++) {
                nearest = j != i && distances[j] < distances[nearest] ? j : nearest;
                if (j < i) {
                    boolean isSame = test.patients().get(j).equals(patient);
                    int count = images.getOrDefault(patient, 2);
                    pairs.add(new double[] {distances[j], isSame ? 2.0 / ((double) count * (count - 1)) : 0});
                }
            }
            if (images.getOrDefault(patient, 0) > 1) {
                int[] counts = named.computeIfAbsent(patient, p -> new int[2]);
                counts[0] += test.patients().get(nearest).equals(patient) ? 1 : 0;
                counts[1]++;
            }
        }
        double first = named.values().stream()
                .mapToDouble(c -> (double) c[0] / c[1])
                .average()
                .orElse(0);
        System.out.printf(
                Locale.ROOT,
                "%-9s %3d patients with 2 images or more: named first %.3f, pairs found at 0.1 %% false alarms %.3f%n",
                name,
                named.size(),
                first,
                found(pairs) / named.size());
    }

    private static double found(List<double[]> pairs) {
        double[] others = pairs.stream()
                .filter(pair -> pair[1] == 0)
                .mapToDouble(pair -> pair[0])
                .sorted()
                .toArray();
        double limit = others[(int) (RATE * others.length)];
        return pairs.stream()
                .filter(pair -> pair[0] < limit)
                .mapToDouble(pair -> pair[1])
                .sum();
    }
}
