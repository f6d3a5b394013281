package org.elpis.bench.memorization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Figure;
import org.elpis.models.audit.Verdict;
import org.elpis.models.memorization.Memorization;
import org.elpis.models.memorization.SyntheticCase;
import org.elpis.testkit.radiograph.GeneratorExamples;
import org.elpis.testkit.radiograph.GeneratorExamples.Alteration;

/// Audits as a hospital runs them, by the bundled policy, of generators whose copying is known.
final class WholeAudits {
    private static final double SECOND = 1e9;

    private WholeAudits() {}

    /// Generators that draw new patients: none may fail, and the z of data copying should be as by chance.
    static void honest(int runs, int first, int made) {
        Map<Verdict, Integer> verdicts = new TreeMap<>();
        List<Double> z = new ArrayList<>();
        double clear = 0;
        double copies = 0;
        double ofHeldOut = 0;
        for (int run = first; run < first + runs; run++) {
            AuditReport report = new Memorization().run(Memorizing.audit(run, Memorizing.patients(run, 500_000, made)));
            verdicts.merge(report.verdict(), 1, Integer::sum);
            z.add(value(report, "meehan-z"));
            clear += value(report, "clear-copies") * made;
            copies += value(report, "copies") / runs;
            ofHeldOut += value(report, "copies-of-held-out") / runs;
            System.out.printf(
                    Locale.ROOT,
                    "%3d %-12s z %5.2f %s%n",
                    run,
                    report.verdict(),
                    z.getLast(),
                    report.verdict() == Verdict.PASS ? "" : String.join(" ", report.reasons()));
        }
        double mean = z.stream().mapToDouble(one -> one).average().orElse(0);
        double deviation = Math.sqrt(
                z.stream().mapToDouble(one -> (one - mean) * (one - mean)).sum() / Math.max(1, runs - 1));
        for (Verdict verdict : Verdict.values()) {
            System.out.println(verdict + " " + Memorizing.share(verdicts.getOrDefault(verdict, 0), runs));
        }
        System.out.printf(
                Locale.ROOT,
                "z: mean %.2f, standard error %.2f, deviation %.2f%n%.0f clear copies of %d images; at the limit %.3f %%"
                        + " of images, and %.3f %% at that of held-out patients%n",
                mean,
                deviation / Math.sqrt(runs),
                deviation,
                clear,
                runs * made,
                100 * copies,
                100 * ofHeldOut);
    }

    /// Generators that copy, mix, or average: patients trained on, and, as a check, others.
    static void generators(int runs, int first, int count) {
        for (int run = first; run < first + runs; run++) {
            List<float[]> training = Memorizing.patients(run, 0, Memorizing.TRAINING);
            List<float[]> others = Memorizing.patients(run, 300_000, Memorizing.TRAINING);
            Map<String, List<float[]>> made = new LinkedHashMap<>();
            made.put(
                    "2 % copied",
                    GeneratorExamples.copying(
                            training, Memorizing.patients(run, 500_000, count), 0.02, Alteration.MIXED, run));
            made.put("held-out images", Memorizing.patients(run, 100_000, Memorizing.HELD_OUT));
            made.putAll(mixed("", training, count, run));
            made.putAll(mixed("others: ", others, count, run));
            for (Map.Entry<String, List<float[]>> entry : made.entrySet()) {
                AuditReport report = new Memorization().run(Memorizing.audit(run, entry.getValue()));
                System.out.printf(
                        Locale.ROOT,
                        "%d %-24s %-12s clear %.2f %%, at the limit %.2f %%, of held-out %.2f %%, z %.1f, named %.1f %%%n",
                        run,
                        entry.getKey(),
                        report.verdict(),
                        100 * value(report, "clear-copies"),
                        100 * value(report, "copies"),
                        100 * value(report, "copies-of-held-out"),
                        value(report, "meehan-z"),
                        100 * value(report, "tpr-at-1-percent-fpr"));
            }
        }
    }

    private static Map<String, List<float[]>> mixed(String of, List<float[]> images, int count, int run) {
        Map<String, List<float[]>> made = new LinkedHashMap<>();
        made.put(of + "two blended by halves", GeneratorExamples.blending(images, count, 0.5, run));
        made.put(of + "mosaics", GeneratorExamples.mosaic(images, count, run));
        made.put(of + "normal, 5 components", GeneratorExamples.gaussian(images, 5, count, run));
        made.put(of + "normal, 20 components", GeneratorExamples.gaussian(images, 20, count, run));
        made.put(of + "normal, all components", GeneratorExamples.gaussian(images, images.size(), count, run));
        return made;
    }

    /// One audit of an honest generator with so many training images, and 50 generated ones for each.
    static void time(int training) {
        SyntheticCase input = Memorizing.audit(
                Chests.ofOneEach("patient", Memorizing.patients(1, 0, training)),
                Chests.ofOneEach("other", Memorizing.patients(1, 100_000, Memorizing.HELD_OUT)),
                Chests.ofOneEach("made", Memorizing.patients(1, 500_000, 50 * training)),
                1);
        long start = System.nanoTime();
        AuditReport report = new Memorization().run(input);
        System.out.printf(
                Locale.ROOT,
                "%d training, %d held-out, %d generated images: %s after %.0f s on the clock%n%s%n",
                training,
                Memorizing.HELD_OUT,
                50 * training,
                report.verdict(),
                (System.nanoTime() - start) / SECOND,
                report.reasons());
    }

    private static double value(AuditReport report, String key) {
        return report.figures().stream()
                .filter(figure -> figure.key().equals(key))
                .map(Figure::interval)
                .findFirst()
                .orElseThrow()
                .value();
    }
}
