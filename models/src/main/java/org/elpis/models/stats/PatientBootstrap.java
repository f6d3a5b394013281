package org.elpis.models.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Intervals by drawing patients anew, with replacement: images of one patient are not independent, and an interval
/// over images would be too narrow (Efron and Tibshirani, 1993, chapter 13: percentiles).
public final class PatientBootstrap {
    private final int resamples;
    private final double confidence;
    private final long seed;

    /// Draws so often, from one seed.
    ///
    /// @param resamples  at least 100; 2,000 give ends that hardly move
    /// @param confidence  of the two-sided interval, such as 0.95
    public PatientBootstrap(int resamples, double confidence, long seed) {
        if (resamples < 100 || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("resamples must be at least 100 and confidence between 0 and 1, got "
                    + resamples + ", " + confidence);
        }
        this.resamples = resamples;
        this.confidence = confidence;
        this.seed = seed;
    }

    /// The interval of a figure.
    ///
    /// @param patients  the patient of each item
    /// @param figure  computed from the items drawn, by their places; an item may come several times. A draw that
    ///     has no such figure gives NaN and is left out
    public Interval of(List<String> patients, ToDoubleFunction<int[]> figure) {
        int[][] groups = groups(patients);
        Draws draws = Draws.of(seed, "bootstrap", 0);
        double[] values = new double[resamples];
        int count = 0;
        for (int i = 0; i < resamples; i++) {
            double value = figure.applyAsDouble(draw(groups, draws));
            if (!Double.isNaN(value)) {
                values[count++] = value;
            }
        }
        int[] all = new int[patients.size()];
        Arrays.setAll(all, item -> item);
        double value = figure.applyAsDouble(all);
        if (count == 0 || Double.isNaN(value)) {
            throw new IllegalArgumentException("the figure is not defined on these items");
        }
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        double tail = (1 - confidence) / 2;
        double low = sorted[(int) Math.floor(tail * (count - 1))];
        double high = sorted[(int) Math.ceil((1 - tail) * (count - 1))];
        return new Interval(value, Math.min(low, value), Math.max(high, value));
    }

    private static int[] draw(int[][] groups, Draws draws) {
        int[][] drawn = new int[groups.length][];
        int size = 0;
        for (int i = 0; i < groups.length; i++) {
            drawn[i] = groups[draws.nextInt(groups.length)];
            size += drawn[i].length;
        }
        int[] items = new int[size];
        int at = 0;
        for (int[] group : drawn) {
            System.arraycopy(group, 0, items, at, group.length);
            at += group.length;
        }
        return items;
    }

    private static int[][] groups(List<String> patients) {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < patients.size(); i++) {
            places.computeIfAbsent(patients.get(i), patient -> new ArrayList<>())
                    .add(i);
        }
        return places.values().stream()
                .map(items -> items.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }
}
