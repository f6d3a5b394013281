package org.elpis.models.gradients;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.elpis.models.audit.Figure;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Verdict;
import org.elpis.models.stats.ClopperPearson;
import org.elpis.models.stats.Interval;
import org.elpis.models.stats.PatientBootstrap;

/// What one rung of the ladder says: its figures, its verdict by the policy, and why.
final class Findings {
    /// So many reconstructions beyond every control are no chance: with three times as many controls as
    /// reconstructions the four most like ones would all be reconstructions in 1 of 256 audits, if the update told
    /// nothing.
    private static final int BEYOND_CHANCE = 4;

    private final Rung.Climbed climbed;
    private final Policy policy;
    private final int decisions;
    private final double confidence;
    private final long seed;

    /// @param decisions  rungs that decide: an audit of several has no more false alarms than one of one
    /// @param seed  of the bootstrap
    Findings(Rung.Climbed climbed, Policy policy, int decisions, long seed) {
        this.seed = seed;
        this.climbed = climbed;
        this.policy = policy;
        this.decisions = decisions;
        confidence = policy.limit("confidence");
    }

    List<Judged> judged() {
        return climbed.judged();
    }

    int count() {
        return judged().size();
    }

    Rung.Way way() {
        return climbed.way();
    }

    Interval named() {
        return share(judged().stream().filter(Judged::named).count(), confidence);
    }

    Interval namedExchanged() {
        return share(judged().stream().filter(Judged::exchangedNamed).count(), confidence);
    }

    Interval matcher() {
        return share(climbed.matcher(), confidence);
    }

    private Interval share(long hits, double confidence) {
        return ClopperPearson.of(hits, count(), confidence);
    }

    double chance() {
        return 1.0 / policy.count("gradients.gallery");
    }

    /// The greatest similarity that is reached without the patient's update, and no less than the policy's.
    double ssimLimit() {
        double limit = policy.limit("gradients.ssim");
        for (Judged one : judged()) {
            limit = Math.max(limit, Math.max(one.exchangedSsim(), one.meanSsim()));
        }
        return limit;
    }

    double greatestSsim() {
        return judged().stream().mapToDouble(Judged::ssim).max().orElse(-1);
    }

    long beyond(double limit) {
        return judged().stream().filter(one -> one.ssim() > limit).count();
    }

    /// Whether this rung alone is beyond the policy's limits.
    boolean fails() {
        double limit = ssimLimit();
        double low = share(judged().stream().filter(Judged::named).count(), 1 - (1 - confidence) / decisions)
                .low();
        return low > Math.max(chance(), namedExchanged().value())
                || beyond(limit) >= BEYOND_CHANCE
                || greatestSsim() > limit + (1 - limit) / 2;
    }

    /// How much nearer the truth the reconstructions are than the mean image of other patients, in decibels.
    Interval gain() {
        return mean(judged().stream().mapToDouble(one -> one.psnr() - one.meanPsnr()));
    }

    /// Nobody is named, nothing is like, and the update moves the attacker's guess hardly nearer to the truth.
    boolean isBounded() {
        return named().high() < policy.limit("gradients.pass-times-chance") * chance()
                && beyond(ssimLimit()) == 0
                && gain().low() <= policy.limit("gradients.pass-gain");
    }

    Verdict verdict() {
        return fails() ? Verdict.FAIL : isBounded() ? Verdict.PASS : Verdict.REVIEW;
    }

    /// Why, with figure, limit and policy key.
    String reason() {
        return String.format(
                Locale.ROOT,
                "%s: %.1f %% of %d reconstructions name their patient among %d (%.0f %% interval %.1f to %.1f %%; chance "
                        + "%.1f %%, with updates exchanged %.1f %%; passes below %.1f %%, gradients.pass-times-chance); "
                        + "%d are more like the original than %.2f (gradients.ssim%s), the most like %.2f; they are %.1f dB "
                        + "(%.1f to %.1f) nearer to it than the mean image of other patients (passes when the lower end is "
                        + "at most %.1f, gradients.pass-gain).",
                climbed.threat().name(),
                100 * named().value(),
                count(),
                policy.count("gradients.gallery"),
                100 * confidence,
                100 * named().low(),
                100 * named().high(),
                100 * chance(),
                100 * namedExchanged().value(),
                100 * policy.limit("gradients.pass-times-chance") * chance(),
                beyond(ssimLimit()),
                ssimLimit(),
                ssimLimit() > policy.limit("gradients.ssim")
                        ? ", raised to what other patients' images reach by themselves"
                        : "",
                greatestSsim(),
                gain().value(),
                gain().low(),
                gain().high(),
                policy.limit("gradients.pass-gain"));
    }

    List<Figure> figures() {
        String key = climbed.threat().key();
        String name = climbed.threat().name();
        String exact = String.format(Locale.ROOT, "Clopper-Pearson %.0f %%", 100 * confidence);
        List<Figure> figures = new ArrayList<>(List.of(
                new Figure(key + "-named", "patients named, " + name, named(), exact, count()),
                new Figure(
                        key + "-named-exchanged", "control: with updates exchanged", namedExchanged(), exact, count()),
                mean(
                        key + "-psnr",
                        "signal to noise (dB), " + name,
                        judged().stream().mapToDouble(Judged::psnr)),
                mean(
                        key + "-psnr-mean-image",
                        "control: mean image of other patients (dB)",
                        judged().stream().mapToDouble(Judged::meanPsnr)),
                new Figure(
                        key + "-gain",
                        "signal to noise above the mean image (dB), " + name,
                        gain(),
                        "mean; patient bootstrap",
                        count()),
                mean(
                        key + "-ssim",
                        "structural similarity, " + name,
                        judged().stream().mapToDouble(Judged::ssim)),
                mean(
                        key + "-ssim-mean-image",
                        "control: mean image of other patients, similarity",
                        judged().stream().mapToDouble(Judged::meanSsim)),
                greatest(key + "-ssim-greatest", "greatest similarity, " + name, greatestSsim()),
                greatest(
                        key + "-ssim-greatest-of-batch",
                        "greatest similarity of any image of an update, " + name,
                        judged().stream().mapToDouble(Judged::best).max().orElse(-1)),
                greatest(key + "-ssim-limit", "greatest similarity of controls and limit", ssimLimit())));
        if (climbed.threat().sharing().labels() == Sharing.Labels.UNKNOWN
                && !climbed.threat().isTrap()) {
            figures.add(mean(
                    key + "-labels",
                    "classes inferred right, " + name,
                    judged().stream().mapToDouble(Judged::labels)));
        }
        return figures;
    }

    private Figure greatest(String key, String name, double value) {
        return new Figure(key, name, new Interval(value, value, value), "greatest of all, without interval", count());
    }

    private Figure mean(String key, String name, DoubleStream values) {
        String method = String.format(
                Locale.ROOT,
                "mean; patient bootstrap, %d resamples, %.0f %%",
                policy.count("bootstrap-resamples"),
                100 * confidence);
        return new Figure(key, name, mean(values), method, count());
    }

    /// Each update is of another patient, so each value is a patient of its own.
    private Interval mean(DoubleStream values) {
        double[] all = values.toArray();
        return new PatientBootstrap(policy.count("bootstrap-resamples"), confidence, seed)
                .of(
                        IntStream.range(0, all.length)
                                .mapToObj(Integer::toString)
                                .toList(),
                        items -> Arrays.stream(items)
                                .mapToDouble(i -> all[i])
                                .average()
                                .orElse(Double.NaN));
    }

    /// The reconstructions that are most like, best first.
    List<Judged> mostAlike(int most) {
        List<Judged> sorted = new ArrayList<>(judged());
        sorted.sort(Collections.reverseOrder((a, b) -> Double.compare(a.ssim(), b.ssim())));
        return sorted.subList(0, Math.min(most, sorted.size()));
    }
}
