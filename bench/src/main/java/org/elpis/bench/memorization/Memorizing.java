package org.elpis.bench.memorization;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Work;
import org.elpis.models.identity.IdentityEmbedding;
import org.elpis.models.identity.Nearest;
import org.elpis.models.identity.PatientMatcher;
import org.elpis.models.identity.Space;
import org.elpis.models.memorization.Memorization;
import org.elpis.models.memorization.SyntheticCase;
import org.elpis.models.stats.ClopperPearson;
import org.elpis.models.stats.Interval;
import org.elpis.testkit.radiograph.GeneratorExamples;
import org.elpis.testkit.radiograph.GeneratorExamples.Alteration;

/// Prints figures for docs/evidence/models.md.
public final class Memorizing {
    private static final int COPIES = 100;
    private static final double RATE = 0.001;

    private Memorizing() {}

    /// Runs one of the measurements that `bench/memorization` names.
    public static void main(String[] args) throws IOException {
        String second = args.length > 1 ? args[1] : "";
        switch (args[0]) {
            case "identity" -> sets(second).forEach(Memorizing::identity);
            case "copies" -> sets(second).forEach(Memorizing::copies);
            case "planted" -> planted(second.isEmpty() ? 300 : Integer.parseInt(second));
            default -> generators(second.isEmpty() ? 3 : Integer.parseInt(second));
        }
    }

    private static Map<String, Chests> sets(String data) throws IOException {
        Map<String, Chests> sets = new LinkedHashMap<>();
        if (!data.isEmpty()) {
            sets.put("nih64", Chests.real(Path.of(data)));
        }
        sets.put("invented", Chests.invented(5000, 300, 2));
        return sets;
    }

    /// Learned from 60 of 100 patients, judged on the others.
    private static void identity(String name, Chests all) {
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
        double[] others = pairs.stream()
                .filter(pair -> pair[1] == 0)
                .mapToDouble(pair -> pair[0])
                .sorted()
                .toArray();
        double limit = others[(int) (RATE * others.length)];
        double found = pairs.stream()
                        .filter(pair -> pair[0] < limit)
                        .mapToDouble(pair -> pair[1])
                        .sum()
                / named.size();
        System.out.printf(
                Locale.ROOT,
                "%-9s %3d patients with 2 images or more: named first %.3f, pairs found at 0.1 %% false alarms %.3f%n",
                name,
                named.size(),
                first,
                found);
    }

    /// The yardstick of the audit, and altered copies against it.
    private static void copies(String name, Chests all) {
        List<Chests> split = all.split(1);
        Limits limits = Limits.of(split.getFirst(), split.getLast());
        System.out.printf(
                Locale.ROOT,
                "%s: %d training images, %d held-out patients%n",
                name,
                split.getFirst().images().size(),
                limits.patients());
        for (Alteration alteration : Alteration.values()) {
            SplittableRandom random = new SplittableRandom(7);
            int within = 0;
            int clear = 0;
            for (int i = 0; i < COPIES; i++) {
                int place = random.nextInt(split.getFirst().images().size());
                float[] copy =
                        GeneratorExamples.altered(split.getFirst().images().get(place), alteration, random);
                double distance = limits.distance(copy);
                within += distance <= limits.limit() ? 1 : 0;
                clear += distance < limits.clear() ? 1 : 0;
            }
            System.out.printf(
                    Locale.ROOT, "  %-9s within the limit %3d, clear %3d of %d%n", alteration, within, clear, COPIES);
        }
    }

    /// The rule for copies once more, from what the audit makes public.
    private record Limits(
            PatientMatcher matcher, double identity, double pixels, double limit, double clear, int patients) {
        static Limits of(Chests training, Chests heldOut) {
            List<float[]> both = new ArrayList<>(training.images());
            both.addAll(heldOut.images());
            PatientMatcher matcher = PatientMatcher.of(
                    IdentityEmbedding.fit(Chests.SHAPE, both), training.images(), training.patients());
            int count = heldOut.images().size();
            double[] identities = new double[count];
            double[] pixels = new double[count];
            for (int i = 0; i < count; i++) {
                float[] image = heldOut.images().get(i);
                identities[i] = matcher.nearest(image).distance();
                pixels[i] = matcher.nearest(image, Space.PIXELS).distance();
            }
            double identity = median(identities);
            double pixel = median(pixels);
            Map<String, Double> nearest = new TreeMap<>();
            for (int i = 0; i < count; i++) {
                double distance = Math.min(identities[i] / identity, pixels[i] / pixel);
                nearest.merge(heldOut.patients().get(i), distance, Math::min);
            }
            double[] sorted = nearest.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            int rank = Math.max(1, (int) Math.floor(RATE * (sorted.length + 1) + 1e-9));
            return new Limits(matcher, identity, pixel, sorted[rank - 1], sorted[0] / 2, sorted.length);
        }

        private static double median(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return sorted[sorted.length / 2];
        }

        double distance(float[] image) {
            return Math.min(
                    place(image, Space.PIXELS).distance() / pixels,
                    place(image, Space.IDENTITY).distance() / identity);
        }

        Nearest place(float[] image, Space space) {
            return matcher.nearest(image, space);
        }
    }

    /// One patient in ten altered copies: found when two of them are clear copies of that patient, as the audit fails.
    private static void planted(int runs) {
        Chests training = Chests.invented(100_000, 300, 1);
        Limits limits = Limits.of(training, Chests.invented(200_000, 999, 1));
        int found = 0;
        int copies = 0;
        for (int run = 0; run < runs; run++) {
            SplittableRandom random = new SplittableRandom(run);
            int place = random.nextInt(training.images().size());
            int clear = 0;
            for (int i = 0; i < 10; i++) {
                float[] copy = GeneratorExamples.altered(training.images().get(place), Alteration.MIXED, random);
                double distance = limits.distance(copy);
                boolean isRight = limits.place(copy, Space.PIXELS).place() == place;
                clear += isRight && distance < limits.clear() ? 1 : 0;
                copies += isRight && distance <= limits.limit() ? 1 : 0;
            }
            found += clear >= 2 ? 1 : 0;
        }
        Interval share = ClopperPearson.of(found, runs, 0.95);
        System.out.printf(
                Locale.ROOT,
                "%d of %d planted patients found (%.1f %% to %.1f %%); %d of %d copies at the limit of 0.1 %%%n",
                found,
                runs,
                100 * share.low(),
                100 * share.high(),
                copies,
                10 * runs);
        int alarms = 0;
        int clear = 0;
        int honest = 10 * runs;
        for (int i = 0; i < honest; i++) {
            float[] image = Chests.invented(400_000L + i, 1, 1).images().getFirst();
            double distance = limits.distance(image);
            alarms += distance <= limits.limit() ? 1 : 0;
            clear += distance < limits.clear() ? 1 : 0;
        }
        Interval rate = ClopperPearson.of(alarms, honest, 0.95);
        System.out.printf(
                Locale.ROOT,
                "%d of %d honest images at the limit (%.2f %% to %.2f %%), %d clear%n",
                alarms,
                honest,
                100 * rate.low(),
                100 * rate.high(),
                clear);
    }

    private static void generators(int runs) {
        for (int run = 0; run < runs; run++) {
            Chests training = Chests.invented(10_000 + 1000L * run, 100, 1);
            List<float[]> honest = GeneratorExamples.honest(500_000 + 10_000L * run, 300, Chests.SIDE);
            Map<String, List<float[]>> made = new LinkedHashMap<>();
            made.put("honest", honest);
            made.put("2 % copied", GeneratorExamples.copying(training.images(), honest, 0.02, Alteration.MIXED, run));
            made.put("halves blended", GeneratorExamples.blending(training.images(), 300, 0.5, run));
            made.put("mosaic", GeneratorExamples.mosaic(training.images(), 300, run));
            made.put("5 components", GeneratorExamples.gaussian(training.images(), 5, 300, run));
            made.put("all components", GeneratorExamples.gaussian(training.images(), 100, 300, run));
            Chests heldOut = Chests.invented(300_000 + 1000L * run, 150, 1);
            for (Map.Entry<String, List<float[]>> entry : made.entrySet()) {
                AuditReport report = audit(training, heldOut, entry.getValue());
                System.out.printf(Locale.ROOT, "%-15s %-12s %s%n", entry.getKey(), report.verdict(), report.summary());
            }
        }
    }

    private static AuditReport audit(Chests training, Chests heldOut, List<float[]> made) {
        List<String> owners = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            owners.add("made" + i);
        }
        return new Memorization()
                .run(new SyntheticCase(
                        training.set(),
                        heldOut.set(),
                        new Chests(made, owners).set(),
                        Policy.bundled(),
                        1,
                        1,
                        Work.inMemory(),
                        AuditProgress.NONE));
    }
}
