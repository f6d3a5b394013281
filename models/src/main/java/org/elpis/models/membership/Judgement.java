package org.elpis.models.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.elpis.models.audit.Control;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Verdict;
import org.elpis.models.stats.Roc;

/// The verdict, with the reasons for it.
///
/// @param verdict  by the policy
/// @param reasons  each with its figure, limit and policy key
/// @param atOne  what is found at 1 % false alarms
/// @param atTenth  what is found at 0.1 %
record Judgement(Verdict verdict, List<String> reasons, LowFalseAlarms atOne, LowFalseAlarms atTenth) {
    /// A count of extreme members that chance gives once in a thousand audits is one to look at.
    private static final double EXTREME = 1e-3;

    private static final double[] RATES = {0.01, 0.05, 0.1, 0.2};

    /// @param asking  what is wrong with how the model was asked, when something is
    static Judgement of(CrossOver found, Control blind, Optional<String> asking, Policy policy) {
        double confidence = policy.limit("confidence");
        Roc roc = found.scores().roc();
        LowFalseAlarms one = LowFalseAlarms.of(roc, 0.01, confidence);
        LowFalseAlarms tenth = LowFalseAlarms.of(roc, 0.001, confidence);
        List<String> fails = fails(found, one, tenth, policy);
        List<String> doubts = doubts(found, roc, confidence);
        List<String> misses = misses(roc, one, blind, policy);
        asking.ifPresent(misses::add);
        List<String> reasons = new ArrayList<>(fails);
        reasons.addAll(doubts);
        reasons.addAll(misses);
        Verdict verdict;
        if (!blind.held()) {
            verdict = Verdict.INCONCLUSIVE;
        } else if (!fails.isEmpty()) {
            verdict = Verdict.FAIL;
        } else if (!doubts.isEmpty()) {
            verdict = Verdict.REVIEW;
        } else if (!misses.isEmpty()) {
            verdict = Verdict.INCONCLUSIVE;
        } else {
            verdict = Verdict.PASS;
        }
        return new Judgement(verdict, reasons, one, tenth);
    }

    /// The same after the planted control, without which nothing passes.
    Judgement with(Control planted, Policy policy) {
        List<String> all = new ArrayList<>(reasons);
        if (!planted.held()) {
            all.add(planted.says() + " That is too few to trust silence (membership.planted-share).");
        } else if (verdict == Verdict.PASS) {
            all.add(String.format(
                    Locale.ROOT,
                    "At 1 %% false alarms at most %.1f %% of the members are found, which is below %.1f %% "
                            + "(membership.pass-tpr-at-1-percent), and every control held.",
                    100 * atOne.share().high(),
                    100 * policy.limit("membership.pass-tpr-at-1-percent")));
            all.add(planted.says());
        }
        boolean isDropped = verdict == Verdict.PASS && !planted.held();
        return new Judgement(isDropped ? Verdict.INCONCLUSIVE : verdict, all, atOne, atTenth);
    }

    private static List<String> fails(CrossOver found, LowFalseAlarms one, LowFalseAlarms tenth, Policy policy) {
        List<String> fails = new ArrayList<>();
        double limit = policy.limit("membership.fail-tpr-at-1-percent");
        above(fails, "1 %", one, limit, "membership.fail-tpr-at-1-percent");
        above(
                fails,
                "0.1 %",
                tenth,
                policy.limit("membership.fail-tpr-at-01-percent"),
                "membership.fail-tpr-at-01-percent");
        double strict = 1 - (1 - policy.limit("confidence")) / found.all().size();
        for (Map.Entry<String, PatientScores> each : found.all().entrySet()) {
            LowFalseAlarms other = LowFalseAlarms.of(each.getValue().roc(), 0.01, strict);
            if (fails.isEmpty() && other.share().low() > limit) {
                fails.add(String.format(
                        Locale.ROOT,
                        "The attack %s finds at least %.1f %% of the members at 1 %% false alarms, also after correction "
                                + "for the %d attacks tried; the limit is %.1f %% (membership.fail-tpr-at-1-percent).",
                        each.getKey(),
                        100 * other.share().low(),
                        found.all().size(),
                        100 * limit));
            }
        }
        return fails;
    }

    private static void above(List<String> fails, String rate, LowFalseAlarms point, double limit, String key) {
        if (point.share().low() > limit) {
            fails.add(String.format(
                    Locale.ROOT,
                    "At %s false alarms at least %.1f %% of the members are found; the limit is %.1f %% (%s).",
                    rate,
                    100 * point.share().low(),
                    100 * limit,
                    key));
        }
    }

    /// Looks at the attack that judges, at four rates, and at all attacks at the same: as many members more
    /// than chance are found in less than one of forty audits of a model that gives nothing away. And whether
    /// a few stand out.
    private static List<String> doubts(CrossOver found, Roc roc, double confidence) {
        double half = (1 - confidence) / 4;
        List<String> doubts = new ArrayList<>();
        beyondChance("the attack that judges", roc, half / RATES.length).ifPresent(doubts::add);
        for (Map.Entry<String, PatientScores> each : found.all().entrySet()) {
            if (doubts.isEmpty()) {
                double level = half / RATES.length / found.all().size();
                beyondChance("the attack " + each.getKey(), each.getValue().roc(), level)
                        .ifPresent(doubts::add);
            }
        }
        for (Map.Entry<String, PatientScores> each : found.all().entrySet()) {
            PatientScores scores = each.getValue();
            Extremes extremes = Extremes.of(scores.of(true), scores.of(false));
            if (extremes.p() < EXTREME / found.all().size()) {
                doubts.add(String.format(
                        Locale.ROOT,
                        "The most extreme scores of the attack %s are of %d members and %d non-members, more members than "
                                + "chance gives (p %.1e): a few patients may be remembered.",
                        each.getKey(),
                        extremes.members(),
                        extremes.others(),
                        extremes.p()));
                break;
            }
        }
        return doubts;
    }

    private static Optional<String> beyondChance(String attack, Roc roc, double level) {
        for (double rate : RATES) {
            double p = LowFalseAlarms.chance(roc, rate);
            if (p < level) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "More members than chance gives are found by %s: %.1f %% at %.0f %% false alarms (p %.1e).",
                        attack,
                        100 * roc.truePositivesAt(rate),
                        100 * rate,
                        p));
            }
        }
        return Optional.empty();
    }

    private static List<String> misses(Roc roc, LowFalseAlarms one, Control blind, Policy policy) {
        List<String> misses = new ArrayList<>();
        if (!blind.held()) {
            misses.add(blind.says() + " Choose non-members of the same site, time and kind.");
        }
        double limit = policy.limit("membership.pass-tpr-at-1-percent");
        if (one.share().high() >= limit) {
            misses.add(String.format(
                    Locale.ROOT,
                    "With %d members and %d non-members up to %.1f %% of the members may be found at 1 %% false alarms; "
                            + "to pass it must be below %.1f %% (membership.pass-tpr-at-1-percent). Of a model that gives "
                            + "nothing away about %d patients on each side are needed to show that.",
                    roc.memberCount(),
                    roc.otherCount(),
                    100 * one.share().high(),
                    100 * limit,
                    LowFalseAlarms.patientsNeeded(0.01, limit, policy.limit("confidence"))));
        }
        return misses;
    }
}
