package org.elpis.models.memorization;

import static org.elpis.models.memorization.Judgement.percent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Control;
import org.elpis.models.audit.Curve;
import org.elpis.models.audit.Exposure;
import org.elpis.models.audit.Figure;
import org.elpis.models.audit.Picture;
import org.elpis.models.audit.Verdict;
import org.elpis.models.stats.ClopperPearson;
import org.elpis.models.stats.Draws;
import org.elpis.models.stats.Interval;

/// Writes down what was found and how it was judged.
record Report(SyntheticCase input, Examination examination, Findings findings, Judgement judgement) {
    private static final int PICTURES = 8;
    private static final int STEPS = 40;

    AuditReport report() {
        return new AuditReport(
                AuditKind.MEMORIZATION,
                judgement.verdict(),
                summary(),
                judgement.reasons(),
                figures(),
                controls(),
                List.of(),
                curves(),
                pictures(),
                exposures(),
                limits(),
                settings());
    }

    private String summary() {
        Findings.Hits members = findings.members();
        String found = members.clear() + " of " + findings.images()
                + " generated images are clear copies of training patients ("
                + members.clearPatients() + " patients); "
                + percent((double) members.copies() / findings.images())
                + " come as near to one as a copy does, and "
                + percent((double) findings.decoys().copies() / findings.images())
                + " to a patient whom the generator never saw.";
        return found
                + switch (judgement.verdict()) {
                    case PASS -> " Copies, had there been more than the policy allows, would have been seen.";
                    case REVIEW -> " Somebody who knows the data must look at the pictures.";
                    case FAIL -> " The generator gives away patients; its images must not be released.";
                    case INCONCLUSIVE -> " That is not enough to release them: see what was missing.";
                };
    }

    private List<Figure> figures() {
        Findings.Hits members = findings.members();
        Findings.Hits decoys = findings.decoys();
        int images = findings.images();
        int patients = members.counts().length + decoys.counts().length;
        int resamples = input.policy().count("bootstrap-resamples");
        String bootstrap = "patient bootstrap, " + resamples + " resamples, " + confidenceText();
        List<Figure> figures = new ArrayList<>();
        figures.add(share("clear-copies", "Clear copies among generated images", members.clear(), images));
        figures.add(
                share("copies", "Generated images at the copy limit of training patients", members.copies(), images));
        figures.add(share("copies-of-held-out", "The same of held-out patients", decoys.copies(), images));
        figures.add(new Figure("excess-copies", "Copies beyond the control", findings.excess(), bootstrap, patients));
        figures.add(new Figure(
                "memorized-patients",
                "Training patients copied, beyond held-out ones",
                findings.memorized(),
                bootstrap,
                patients));
        figures.add(new Figure(
                "tpr-at-1-percent-fpr",
                "Training patients named by the nearest generated image at 1 % false alarms",
                Shares.membersFound(findings.membership(), confidence()),
                "Clopper-Pearson " + confidenceText(),
                findings.membership().memberCount()));
        figures.add(new Figure(
                "pull",
                "Generated images nearer to training than to held-out patients, beyond chance",
                findings.pull(),
                bootstrap,
                patients));
        figures.add(bare("meehan-z", "Data-copying z, generated against held-out images", findings.meehan(), images));
        figures.add(bare("meehan-z-decoy", "The same towards held-out images", findings.meehanDecoy(), images));
        figures.add(bare(
                "unseen-patients",
                "Further training patients at the limit that more samples would show, at least (Chao)",
                Ranks.unseen(members.counts()),
                members.hitPatients()));
        figures.add(
                bare("relative-distance", "Carlini's relative distance, 1st percentile", findings.relative(), images));
        figures.add(bare(
                "dcr-ratio",
                "Distance to the closest record over that of held-out images, 5th percentiles"
                        + " (shown, decides nothing)",
                findings.closest(),
                images));
        figures.add(bare(
                "nndr",
                "Nearest over second nearest, median (shown, decides nothing)",
                findings.nearestRatio(),
                images));
        figures.add(bare(
                "frechet",
                "Frechet distance to training images in the identity space (shown, decides" + " nothing)",
                findings.frechet(),
                images));
        figures.add(bare("frechet-held-out", "The same of held-out images", findings.frechetHeldOut(), images));
        figures.add(bare(
                "duplicate-images",
                "Training images with a near copy in the training set",
                findings.duplicates().images(),
                input.members().size()));
        return figures;
    }

    private double confidence() {
        return input.policy().limit("confidence");
    }

    private String confidenceText() {
        return Math.round(100 * confidence()) + " %";
    }

    private Figure share(String key, String name, long hits, long of) {
        return new Figure(
                key, name, ClopperPearson.of(hits, of, confidence()), "Clopper-Pearson " + confidenceText(), of);
    }

    private static Figure bare(String key, String name, double value, long count) {
        return new Figure(key, name, new Interval(value, value, value), "no interval", count);
    }

    private List<Control> controls() {
        Control planted = new Control(
                Control.Kind.PLANTED,
                judgement.plantedHeld(),
                "Of " + findings.planted() + " training patients, ten altered copies each were planted: "
                        + findings.plantedFound() + " patients were found.",
                List.of(
                        share("planted-found", "Planted patients found", findings.plantedFound(), findings.planted()),
                        bare(
                                "planted-copies",
                                "Planted copies at the limit",
                                findings.copiesFound(),
                                10L * findings.planted())));
        Control blind = new Control(
                Control.Kind.BLIND,
                judgement.blindHeld(),
                findings.halvesNear() + " of " + findings.halves()
                        + " held-out patients look like copies of other held-out patients; "
                        + percent(findings.sameness().share())
                        + " of images have their nearest other patient in their own set, and "
                        + percent(findings.sameness().expected()) + " when patients are exchanged.",
                List.of(
                        share(
                                "held-out-halves",
                                "Held-out patients like copies of others",
                                findings.halvesNear(),
                                findings.halves()),
                        bare(
                                "same-source",
                                "Deviations from one source",
                                findings.sameness().deviations(),
                                input.members().size() + (long) input.heldOut().size())));
        return List.of(planted, blind);
    }

    /// How many patients are reached by how many images, in a drawn order.
    private List<Curve> curves() {
        int[] order = Draws.of(input.seed(), "accumulation", 0).permutation(findings.images());
        return List.of(
                accumulation("training patients", findings.members(), order),
                accumulation("held-out patients", findings.decoys(), order),
                roc());
    }

    private Curve accumulation(String name, Findings.Hits hits, int[] order) {
        double[] x = new double[STEPS + 1];
        double[] y = new double[STEPS + 1];
        Map<Integer, Integer> seen = new HashMap<>();
        int at = 0;
        for (int step = 1; step <= STEPS; step++) {
            int end = (int) ((long) step * order.length / STEPS);
            for (; at < end; at++) {
                Look look = hits.looks().get(order[at]);
                if (findings.yardstick().isCopy(look)) {
                    seen.merge(findings.yardstick().place(look), 1, Integer::sum);
                }
            }
            x[step] = end;
            y[step] = seen.size();
        }
        return new Curve("accumulation", name + " with an image at the limit", x, y);
    }

    private Curve roc() {
        double[] x = new double[STEPS + 1];
        double[] y = new double[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            x[i] = i == STEPS ? 1 : Math.pow(10, -3 + 3.0 * i / STEPS);
            y[i] = findings.membership().truePositivesAt(x[i]);
        }
        return new Curve("roc", "nearest generated image", x, y);
    }

    private List<Picture> pictures() {
        List<Look> looks = findings.members().looks();
        return IntStream.range(0, looks.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> findings.yardstick().relative(looks.get(i))))
                .limit(PICTURES)
                .map(this::picture)
                .toList();
    }

    private Picture picture(int i) {
        Yardstick yardstick = findings.yardstick();
        Look member = findings.members().looks().get(i);
        Look decoy = findings.decoys().looks().get(i);
        return Neighbours.row(
                input.members().shape(),
                i,
                examination.synthetic().get(i),
                input.members().samples().get(yardstick.place(member)).values(),
                yardstick.relative(member),
                examination.decoy(yardstick.place(decoy)),
                yardstick.relative(decoy));
    }

    private List<Exposure> exposures() {
        Map<String, Double> nearest = new HashMap<>();
        List<String> owners = input.members().patients();
        for (Look look : findings.members().looks()) {
            nearest.merge(
                    owners.get(findings.yardstick().place(look)),
                    findings.yardstick().relative(look),
                    Math::min);
        }
        return findings.members().patients().stream()
                .map(patient -> {
                    double distance = nearest.getOrDefault(patient, 2.0);
                    return new Exposure(
                            patient,
                            1 - distance / 2,
                            distance <= findings.yardstick().limit());
                })
                .sorted(Comparator.comparingDouble(Exposure::score).reversed())
                .toList();
    }

    private List<String> limits() {
        List<String> limits = new ArrayList<>();
        limits.add(
                "A single image of which only a part is copied, such as half a chest, is mostly not seen; many of them"
                        + " are, by whose neighbours they are.");
        limits.add("Images are compared at 64 x 64 grey pixels: what is copied only in finer detail is not seen.");
        limits.add("What was not generated was not seen: another draw may show other patients. "
                + "Filtering out copies leaks by what is missing; audit again after it.");
        if (!findings.duplicates().groups().isEmpty()) {
            limits.add(findings.duplicates().images() + " training images are near copies of one another, in "
                    + findings.duplicates().groups().size() + " groups of up to "
                    + findings.duplicates().largest() + "; "
                    + findings.duplicates().acrossPatients()
                    + " groups name several patients. What is seen often is learned by heart first: remove them.");
        }
        if (judgement.verdict() == Verdict.PASS) {
            limits.add("A pass holds for these images, these patients and the attacks of today.");
        }
        return limits;
    }

    private SortedMap<String, String> settings() {
        Yardstick yardstick = findings.yardstick();
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("seed", String.valueOf(input.seed()));
        settings.put(
                "members",
                input.members().size() + " images of " + input.members().patientCount() + " patients");
        settings.put(
                "held-out",
                input.heldOut().size() + " images of " + input.heldOut().patientCount() + " patients");
        settings.put("decoys", findings.decoys().counts().length + " held-out patients");
        settings.put("synthetic", input.synthetic().size() + " images, " + findings.images() + " different");
        settings.put("copy-limit", String.valueOf(yardstick.limit()));
        settings.put("clear-copy-limit", String.valueOf(yardstick.clear()));
        settings.put("clear-copy-limit-of-these-images", String.valueOf(findings.strict()));
        settings.put("copy-rate-of-chance", yardstick.rate() + ", at most " + yardstick.rateAtMost());
        settings.put("median-distance-identity", String.valueOf(yardstick.identity()));
        settings.put("median-distance-pixels", String.valueOf(yardstick.pixels()));
        return settings;
    }
}
