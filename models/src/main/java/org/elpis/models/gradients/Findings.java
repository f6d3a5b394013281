package org.elpis.models.gradients;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.elpis.models.audit.Figure;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Verdict;
import org.elpis.models.stats.Interval;

/// What one rung of the ladder says: its figures, its verdict by the policy, and why.
///
/// A rung fails for one of three reasons, each with a third of the false alarms that the policy's confidence leaves to
/// an audit, divided by the rungs that decide (Bonferroni): with 0.95 and one rung 1.7 % each.
///
/// - What was made of updates names patients more often than by chance, by [Naming#chance], which is exact, and than by
///   exchanged updates as well, by the bootstrap of the paired difference. Both must hold, so the rate is that of the
///   first at most. And it must not be so little that the policy's limit for a pass bounds it.
/// - The updates themselves name patients so, by [Recognition].
/// - Reconstructions are more like their patient than every other candidate, of any update, in the same place. Where
///   updates tell nothing, each of E + 1 candidates is as likely to be the most alike, and k reconstructions beyond all
///   are a chance of at most 1 / (E + 1)^k. Two and more count, or one that is half the way from there to the original.
///
/// A sound rung is kept from passing by these, by a single reconstruction beyond all candidates (one in E + 1 audits),
/// and by a share named whose upper end chance brings beyond the limit, about one in 500 audits of 100 updates each.
/// `ChanceTest` and `bench/gradients chance` measure that.
final class Findings {
    private static final int REASONS_TO_FAIL = 3;

    private final Rung.Climbed climbed;
    private final Policy policy;
    private final double alarms;
    private final Means means;
    private final List<NamedShare> shares = new ArrayList<>();
    /// How much nearer the truth the reconstructions are than the mean image of other patients, in decibels.
    private final Interval gain;

    /// @param climbed  of one update at least
    /// @param decisions  rungs that decide: an audit of several has no more false alarms than one of one
    /// @param seed  of the bootstrap
    Findings(Rung.Climbed climbed, Policy policy, int decisions, long seed) {
        this.climbed = climbed;
        this.policy = policy;
        alarms = (1 - policy.limit("confidence")) / (REASONS_TO_FAIL * decisions);
        means = new Means(policy, seed);
        gain = means.of(judged().stream().mapToDouble(one -> one.psnr() - one.meanPsnr()));
        shares.add(new NamedShare(
                judged().stream().map(Judged::standing).toList(),
                judged().stream().map(Judged::exchanged).toList(),
                policy,
                alarms,
                seed));
        if (judged().stream().allMatch(Judged::isRecognised)) {
            shares.add(new NamedShare(
                    judged().stream().map(Judged::recognised).toList(),
                    judged().stream().map(Judged::recognisedExchanged).toList(),
                    policy,
                    alarms,
                    seed));
        }
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

    Interval matcher() {
        return means.of(climbed.matcher().stream().mapToDouble(Double::doubleValue));
    }

    double chance() {
        return shares.getFirst().chance();
    }

    Interval namedExchanged() {
        return shares.getFirst().exchangedShare();
    }

    boolean isExchangedByChance() {
        return shares.stream().allMatch(NamedShare::isExchangedByChance);
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
        return shares.stream().anyMatch(NamedShare::fails) || showsAlike();
    }

    private boolean showsAlike() {
        double limit = ssimLimit();
        int beyond = Math.toIntExact(beyond(limit));
        boolean isNear = greatestSsim() > limit + (1 - limit) / 2;
        int candidates = 1
                + judged().stream()
                        .mapToInt(one -> one.standing().others())
                        .min()
                        .orElse(0);
        return (beyond >= 2 || isNear) && StrictMath.pow(candidates, -beyond) <= alarms;
    }

    /// Nobody is named, nothing is like, and the update moves the attacker's guess hardly nearer to the truth.
    boolean isBounded() {
        return shares.stream().allMatch(NamedShare::isBounded)
                && beyond(ssimLimit()) == 0
                && gain.low() <= policy.limit("gradients.pass-gain");
    }

    Verdict verdict() {
        return fails() ? Verdict.FAIL : isBounded() ? Verdict.PASS : Verdict.REVIEW;
    }

    /// Why, with figure, limit and policy key.
    String reason() {
        return String.format(
                Locale.ROOT,
                "%s: %s%s; %d are more like the original than %.2f (gradients.ssim%s), the most like %.2f; they are "
                        + "%.1f dB (%.1f to %.1f) nearer to it than the mean image of other patients (passes when the "
                        + "lower end is at most %.1f, gradients.pass-gain).",
                climbed.threat().name(),
                shares.getFirst().reason("reconstructions name"),
                shares.size() == 1
                        ? ""
                        : "; " + shares.get(1).reason("to someone who holds another image of each, updates name"),
                beyond(ssimLimit()),
                ssimLimit(),
                ssimLimit() > policy.limit("gradients.ssim")
                        ? ", raised to what other patients' images reach by themselves"
                        : "",
                greatestSsim(),
                gain.value(),
                gain.low(),
                gain.high(),
                policy.limit("gradients.pass-gain"));
    }

    List<Figure> figures() {
        String key = climbed.threat().key();
        String name = climbed.threat().name();
        List<Figure> figures = new ArrayList<>(shares.getFirst().figures(key + "-named", "patients named, " + name));
        if (shares.size() > 1) {
            figures.addAll(shares.get(1).figures(key + "-recognised", "patients recognised by the update, " + name));
        }
        figures.addAll(List.of(
                mean(
                        key + "-psnr",
                        "signal to noise (dB), " + name,
                        judged().stream().mapToDouble(Judged::psnr)),
                mean(
                        key + "-psnr-mean-image",
                        "control: mean image of other patients (dB)",
                        judged().stream().mapToDouble(Judged::meanPsnr)),
                means.figure(key + "-psnr-gain", "signal to noise above the mean image (dB), " + name, gain, count()),
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
        return means.figure(key, name, means.of(values), count());
    }

    /// The reconstructions that are most like, best first.
    List<Judged> mostAlike(int most) {
        List<Judged> sorted = new ArrayList<>(judged());
        sorted.sort(Collections.reverseOrder((a, b) -> Double.compare(a.ssim(), b.ssim())));
        return sorted.subList(0, Math.min(most, sorted.size()));
    }
}
