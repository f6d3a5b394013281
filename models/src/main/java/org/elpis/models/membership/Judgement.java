package org.elpis.models.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private static final double[] BROAD = {0.05, 0.1, 0.2};

    static Judgement of(CrossOver found, Control planted, Control blind, boolean followsLabels, Policy policy) {
        double confidence = policy.limit("confidence");
        Roc roc = found.scores().roc();
        LowFalseAlarms one = LowFalseAlarms.of(roc, 0.01, confidence);
        LowFalseAlarms tenth = LowFalseAlarms.of(roc, 0.001, confidence);
        List<String> fails = fails(found, one, tenth, policy);
        List<String> doubts = doubts(found, roc, one, confidence);
        List<String> misses = misses(roc, one, planted, blind, followsLabels, policy);
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
            reasons.add(String.format(
                    Locale.ROOT,
                    "At 1 %% false alarms at most %.1f %% of the members are found, which is below %.1f %% "
                            + "(membership.pass-tpr-at-1-percent), and every control held.",
                    100 * one.share().high(),
                    100 * policy.limit("membership.pass-tpr-at-1-percent")));
        }
        return new Judgement(verdict, reasons, one, tenth);
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

    private static List<String> doubts(CrossOver found, Roc roc, LowFalseAlarms one, double confidence) {
        List<String> doubts = new ArrayList<>();
        if (one.share().low() > 0.01) {
            doubts.add(String.format(
                    Locale.ROOT,
                    "More members than chance are found at 1 %% false alarms: at least %.1f %%.",
                    100 * one.share().low()));
        }
        double broad = 1 - (1 - confidence) / BROAD.length;
        for (double rate : BROAD) {
            if (doubts.isEmpty() && LowFalseAlarms.isAboveChance(roc, rate, broad)) {
                doubts.add(String.format(
                        Locale.ROOT,
                        "More members than chance are found at %.0f %% false alarms: %.1f %%.",
                        100 * rate,
                        100 * roc.truePositivesAt(rate)));
            }
        }
        double level = EXTREME / found.all().size();
        double strict = 1 - (1 - confidence) / found.all().size();
        for (Map.Entry<String, PatientScores> each : found.all().entrySet()) {
            PatientScores scores = each.getValue();
            LowFalseAlarms other = LowFalseAlarms.of(scores.roc(), 0.01, strict);
            double p = Extremes.p(scores.of(true), scores.of(false));
            if (p < level) {
                doubts.add(String.format(
                        Locale.ROOT,
                        "%d members lie beyond the most extreme non-member by %s, more than chance gives (p %.1e): a few "
                                + "patients may be remembered. They are on the list of exposures.",
                        Extremes.beyond(scores.of(true), scores.of(false)),
                        each.getKey(),
                        p));
                break;
            }
            if (other.share().low() > 0.01) {
                doubts.add("The attack " + each.getKey() + " finds more members than chance at 1 % false alarms.");
                break;
            }
        }
        return doubts;
    }

    private static List<String> misses(
            Roc roc, LowFalseAlarms one, Control planted, Control blind, boolean followsLabels, Policy policy) {
        List<String> misses = new ArrayList<>();
        if (!blind.held()) {
            misses.add(blind.says() + " Choose non-members of the same site, time and kind.");
        }
        if (!planted.held()) {
            misses.add(planted.says() + " That is too few to trust silence (membership.planted-share).");
        }
        if (!followsLabels) {
            misses.add(
                    "The model's answers do not follow the labels: the preprocessing or the order of the classes may be "
                            + "another than in training, or the model learnt nothing. Check --preprocess and the manifest.");
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
