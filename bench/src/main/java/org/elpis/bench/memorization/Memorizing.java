package org.elpis.bench.memorization;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Work;
import org.elpis.models.memorization.CopyRule;
import org.elpis.models.memorization.SyntheticCase;
import org.elpis.models.stats.ClopperPearson;
import org.elpis.models.stats.Interval;
import org.elpis.testkit.radiograph.GeneratorExamples;
import org.elpis.testkit.radiograph.GeneratorExamples.Alteration;

/// Prints figures for docs/evidence/models.md.
public final class Memorizing {
    static final int TRAINING = 100;
    static final int HELD_OUT = 999;
    static final int MADE = 5000;
    private static final int COPIES = 100;
    private static final int SPLITS = 20;
    private static final int PLANTED_IN_EACH = 50;
    private static final int COPIES_OF_EACH = 10;
    /// Patients of one population; those of the next are others.
    private static final long PATIENTS = 1_000_000;

    private Memorizing() {}

    /// Runs one of the measurements that `bench/memorization` names.
    public static void main(String[] args) throws IOException {
        String second = args.length > 1 ? args[1] : "";
        int first = number(args.length > 2 ? args[2] : "", 1);
        int made = number(args.length > 3 ? args[3] : "", MADE);
        switch (args[0]) {
            case "identity" -> sets(second).forEach(Naming::print);
            case "copies" -> sets(second).forEach(Memorizing::copies);
            case "planted" -> planted(number(second, 20), first);
            case "honest" -> WholeAudits.honest(number(second, 100), first, made);
            case "time" -> WholeAudits.time(number(second, 1000));
            default -> WholeAudits.generators(number(second, 2), first, made);
        }
    }

    private static int number(String told, int otherwise) {
        return told.isEmpty() ? otherwise : Integer.parseInt(told);
    }

    private static Map<String, Chests> sets(String data) throws IOException {
        Map<String, Chests> sets = new LinkedHashMap<>();
        if (!data.isEmpty()) {
            sets.put("nih64", Chests.real(Path.of(data)));
        }
        sets.put("invented", Chests.invented(5000, 300, 2));
        return sets;
    }

    /// Images of new patients of a population.
    static List<float[]> patients(int population, int from, int count) {
        return GeneratorExamples.honest(PATIENTS * population + from, count, Chests.SIDE);
    }

    static SyntheticCase audit(Chests training, Chests heldOut, Chests made, long seed) {
        return new SyntheticCase(
                training.set(),
                heldOut.set(),
                made.set(),
                Policy.bundled(),
                seed,
                1,
                Work.inMemory(),
                AuditProgress.NONE);
    }

    static SyntheticCase audit(int population, List<float[]> made) {
        return audit(
                Chests.ofOneEach("patient", patients(population, 0, TRAINING)),
                Chests.ofOneEach("other", patients(population, 100_000, HELD_OUT)),
                Chests.ofOneEach("made", made),
                population);
    }

    /// Altered copies by the rule of an audit whose generator draws new patients: 60 of 100 patients are trained on, 24
    /// are held out, and the images of the 16 others stand for honest generated ones.
    private static void copies(String name, Chests all) {
        List<Chests> split = all.split(1);
        List<Chests> others = split.getLast().split(2);
        Chests training = split.getFirst();
        CopyRule rule = CopyRule.of(audit(training, others.getFirst(), others.getLast(), 1));
        System.out.printf(
                Locale.ROOT,
                "%s: %d training images, %d held-out images, %d generated images%n",
                name,
                training.images().size(),
                others.getFirst().images().size(),
                others.getLast().images().size());
        for (Alteration alteration : Alteration.values()) {
            SplittableRandom random = new SplittableRandom(7);
            int within = 0;
            int clear = 0;
            for (int i = 0; i < COPIES; i++) {
                int place = random.nextInt(training.images().size());
                CopyRule.Said said =
                        rule.of(GeneratorExamples.altered(training.images().get(place), alteration, random));
                boolean isRight = said.patient().equals(training.patients().get(place));
                within += isRight && said.isCopy() ? 1 : 0;
                clear += isRight && said.isClear() ? 1 : 0;
            }
            System.out.printf(
                    Locale.ROOT, "  %-9s within the limit %3d, clear %3d of %d%n", alteration, within, clear, COPIES);
        }
        strangers(all);
    }

    /// The same rule of images of the rest, none of whom was trained on, over splits.
    private static void strangers(Chests all) {
        int images = 0;
        int within = 0;
        int clear = 0;
        int failed = 0;
        for (int split = 1; split <= SPLITS; split++) {
            List<Chests> halves = all.split(split);
            List<Chests> others = halves.getLast().split(split);
            CopyRule rule = CopyRule.of(audit(halves.getFirst(), others.getFirst(), others.getLast(), split));
            int clearHere = 0;
            for (float[] image : others.getLast().images()) {
                CopyRule.Said said = rule.of(image);
                within += said.isCopy() ? 1 : 0;
                clearHere += said.isClear() ? 1 : 0;
                images++;
            }
            clear += clearHere;
            failed += clearHere >= Policy.bundled().count("memorization.fail-clear-copies") ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "  new patients, %d splits: %d of %d images within the limit, %d clear, %d splits with enough to fail%n",
                SPLITS,
                within,
                images,
                clear,
                failed);
    }

    /// One patient in ten altered copies: found when two of them are clear copies of that patient, as the audit fails.
    /// Patients of one population share training and held-out images.
    private static void planted(int populations, int first) {
        int found = 0;
        int copies = 0;
        int worst = PLANTED_IN_EACH;
        for (int i = first; i < first + populations; i++) {
            List<float[]> training = patients(i, 0, TRAINING);
            CopyRule rule = CopyRule.of(audit(i, patients(i, 500_000, MADE)));
            int foundHere = 0;
            for (int run = 0; run < PLANTED_IN_EACH; run++) {
                SplittableRandom random = new SplittableRandom(1000L * i + run);
                int place = random.nextInt(TRAINING);
                int clear = 0;
                for (int copy = 0; copy < COPIES_OF_EACH; copy++) {
                    CopyRule.Said said =
                            rule.of(GeneratorExamples.altered(training.get(place), Alteration.MIXED, random));
                    boolean isRight = said.patient().equals("patient" + place);
                    clear += isRight && said.isClear() ? 1 : 0;
                    copies += isRight && said.isCopy() ? 1 : 0;
                }
                foundHere += clear >= Policy.bundled().count("memorization.fail-clear-copies") ? 1 : 0;
            }
            found += foundHere;
            worst = Math.min(worst, foundHere);
        }
        int runs = populations * PLANTED_IN_EACH;
        System.out.printf(
                Locale.ROOT,
                "%s planted patients found, in the worst of %d populations %d of %d; %d of %d copies at the limit%n",
                share(found, runs),
                populations,
                worst,
                PLANTED_IN_EACH,
                copies,
                COPIES_OF_EACH * runs);
    }

    /// With its exact interval of 95 %.
    static String share(int hits, int of) {
        Interval share = ClopperPearson.of(hits, of, 0.95);
        return String.format(
                Locale.ROOT, "%d of %d (%.2f %% to %.2f %%)", hits, of, 100 * share.low(), 100 * share.high());
    }
}
