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
import org.elpis.models.stats.Draws;
import org.elpis.models.stats.Interval;
import org.elpis.models.stats.PatientBootstrap;

/// What one rung of the ladder says: its figures, its verdict by the policy, and why.
///
/// A rung fails for one of two reasons, each with half of the false alarms that the policy's confidence leaves to an
/// audit, divided by the rungs that decide (Bonferroni): with 0.95 and one rung 2.5 % each.
///
/// - Patients are named more often than by chance, by [Naming#chance], which is exact, and for certain more often than
///   by exchanged updates as well, by the bootstrap of the paired difference. Both must hold, so the rate is that of
///   the first at most.
/// - Reconstructions are more like their patient than every other candidate, of any update, in the same place. Where
///   updates tell nothing, each of E + 1 candidates is as likely to be the most alike, and k reconstructions beyond all
///   are a chance of at most 1 / (E + 1)^k. Two and more count, or one that is half the way from there to the original.
///
/// Where updates tell nothing it passes but for the two above, for one in E + 1 audits that has a reconstruction beyond
/// all candidates, and for the share named, whose upper end chance brings beyond twice chance in one of some hundred
/// audits of 100 updates. `ChanceTest` and `bench/gradients chance` measure that.
final class Findings {
    private static final double EXCHANGED_CONFIDENCE = 0.999;

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

    /// The mean share of galleries in which patients are named.
    Interval named() {
        return mean(judged().stream().mapToDouble(one -> one.standing().named()));
    }

    Interval namedExchanged() {
        return mean(judged().stream().mapToDouble(Judged::exchanged));
    }

    Interval matcher() {
        return mean(climbed.matcher().stream().mapToDouble(Double::doubleValue));
    }

    /// How much oftener patients are named than by exchanged updates.
    ///
    /// @param alarms  false alarms of the lower end alone
    private Interval beyondExchanged(double alarms) {
        return mean(judged().stream().mapToDouble(one -> one.standing().named() - one.exchanged()), 1 - 2 * alarms);
    }

    /// The probability of naming as many by chance.
    double probability() {
        List<Naming.Standing> standings =
                judged().stream().map(Judged::standing).toList();
        return new Naming(policy.count("gradients.gallery")).chance(standings, Draws.of(seed, "chance", 0));
    }

    /// Whether exchanged updates name no more than guessing does: a sound control is refused in some of 2,000 audits.
    boolean isExchangedByChance() {
        return mean(judged().stream().mapToDouble(Judged::exchanged), EXCHANGED_CONFIDENCE).low() <= chance();
    }

    /// False alarms that one reason to fail may have.
    double alarms() {
        return (1 - confidence) / (2 * decisions);
    }

    double chance() {
        return 1.0 / policy.count("gradients.gallery");
    }

    /// The greatest similarity that is reached without the patient's update, and no less than the policy's.
    double ssimLimit() {
        double limit = policy.limit("gradients.ssim");
        for (Judged one : judged()) {
            limit = Math.max(limit, Math.max(one.otherSsim(), one.meanSsim()));
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
        return names() || showsAlike();
    }

    private boolean names() {
        return probability() <= alarms() && beyondExchanged(alarms()).low() > 0;
    }

    private boolean showsAlike() {
        double limit = ssimLimit();
        long beyond = beyond(limit);
        boolean isNear = greatestSsim() > limit + (1 - limit) / 2;
        return (beyond >= 2 || isNear) && StrictMath.pow(oneOf(), -beyond) <= alarms();
    }

    /// Candidates of the update that has the fewest.
    private int oneOf() {
        return 1 + judged().stream().mapToInt(one -> one.standing().others()).min().orElse(0);
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
                        + "%.1f %%, with updates exchanged %.1f %%; as many by chance with probability %.4f, fails from "
                        + "%.4f down, confidence; passes below %.1f %%, gradients.pass-times-chance); "
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
                probability(),
                alarms(),
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
        List<Figure> figures = new ArrayList<>(List.of(
                mean(
                        key + "-named",
                        "patients named, " + name,
                        judged().stream().mapToDouble(one -> one.standing().named())),
                mean(
                        key + "-named-exchanged",
                        "control: with updates exchanged",
                        judged().stream().mapToDouble(Judged::exchanged)),
                alone(
                        key + "-named-by-chance",
                        "probability of as many by chance, " + name,
                        probability(),
                        "20,000 audits of even ranks"),
                mean(
                        key + "-rank",
                        "share of others who are more alike (0.5 by chance), " + name,
                        judged().stream().mapToDouble(one -> one.standing().rank())),
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
        return alone(key, name, value, "greatest of all, without interval");
    }

    private Figure alone(String key, String name, double value, String method) {
        return new Figure(key, name, new Interval(value, value, value), method, count());
    }

    private Figure mean(String key, String name, DoubleStream values) {
        String method = String.format(
                Locale.ROOT,
                "mean; patient bootstrap, %d resamples, %.0f %%",
                policy.count("bootstrap-resamples"),
                100 * confidence);
        return new Figure(key, name, mean(values), method, count());
    }

    private Interval mean(DoubleStream values) {
        return mean(values, confidence);
    }

    /// Each update is of another patient, so each value is a patient of its own.
    private Interval mean(DoubleStream values, double confidence) {
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
