package org.elpis.models.inversion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Control;
import org.elpis.models.audit.Control.Kind;
import org.elpis.models.audit.Figure;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Verdict;
import org.elpis.models.stats.ClopperPearson;
import org.elpis.models.stats.Interval;

/// Makes the report on inversion of what was measured, by the policy.
final class InversionReport {
    private static final List<String> LIMITS = List.of(
            "The attacker here climbs with a prior for smooth images; one with a generator of such images may do better.",
            "Patients are matched by the details of their images; a likeness that only a person sees is not noticed.");

    private final Policy policy;
    private final Persons persons;
    private final Search search;
    private final Prior prior;
    private final SortedMap<String, String> settings;
    private final List<String> reasons = new ArrayList<>();

    InversionReport(Policy policy, Persons persons, Search search, Prior prior, SortedMap<String, String> settings) {
        this.policy = policy;
        this.persons = persons;
        this.search = search;
        this.prior = prior;
        this.settings = settings;
    }

    AuditReport report(
            Interval nearer,
            Interval nearerBlind,
            Interval completion,
            Interval completionBlind,
            int found,
            int planted,
            List<Made> made) {
        boolean isBlindQuiet = nearerBlind.low() <= 0 && completionBlind.low() <= 0;
        boolean isFound = found >= policy.limit("inversion.planted-share") * planted;
        Verdict verdict = verdict(nearer, completion, isBlindQuiet, isFound);
        List<Figure> figures = List.of(
                figure(
                        "nearer-difference",
                        "members whom a made image shows more clearly than 95 % of controls, less 5 %",
                        nearer),
                figure(
                        "completion-difference",
                        "correlation gained from a blurred image, members less controls",
                        completion));
        List<Control> controls = List.of(
                new Control(
                        Kind.PLANTED,
                        isFound,
                        "Of " + planted + " patients planted as classes of their own in a twin, " + found
                                + " were found.",
                        List.of(new Figure(
                                "planted-found",
                                "planted patients found",
                                ClopperPearson.of(found, planted, policy.limit("confidence")),
                                "Clopper-Pearson",
                                planted))),
                new Control(
                        Kind.BLIND,
                        isBlindQuiet,
                        isBlindQuiet
                                ? "Made from a network that saw none of them, images are as near to members as to controls."
                                : "Even images made from a network that saw none of them are nearer to members: the two sides differ.",
                        List.of(
                                figure("blind-nearer-difference", "nearer, by a network that saw neither", nearerBlind),
                                figure(
                                        "blind-completion-difference",
                                        "completion, by a network that saw neither",
                                        completionBlind))));
        return new AuditReport(
                AuditKind.INVERSION,
                verdict,
                summary(verdict),
                reasons,
                figures,
                controls,
                List.of(),
                List.of(),
                new Pictures(search, prior).of(nearest(made)),
                List.of(),
                LIMITS,
                settings);
    }

    private Verdict verdict(Interval nearer, Interval completion, boolean isBlindQuiet, boolean isFound) {
        boolean isMatched = nearer.low() > policy.limit("inversion.fail-difference");
        boolean isCompleted = completion.low() > policy.limit("inversion.fail-completion");
        if (isMatched) {
            reasons.add("Images made from the model show members more clearly than controls: found beyond chance are "
                    + percent(nearer) + " of members; limit inversion.fail-difference.");
        }
        if (isCompleted) {
            reasons.add(
                    "From blurred images the model makes those of members clearer than those of controls, by a correlation of "
                            + number(completion) + "; limit inversion.fail-completion.");
        }
        if (isMatched || isCompleted) {
            if (!isBlindQuiet) {
                reasons.add("But so does a network that saw neither: members and controls differ.");
            }
            return isBlindQuiet ? Verdict.FAIL : Verdict.INCONCLUSIVE;
        }
        if (!isFound) {
            reasons.add(
                    "Patients planted in a twin were not found: this attacker is too weak for this kind of network, and its silence means nothing.");
            return Verdict.INCONCLUSIVE;
        }
        if (nearer.high() > policy.limit("inversion.pass-difference")) {
            reasons.add("That " + percent(nearer.high())
                    + " of members can be found beyond chance is not excluded; limit "
                    + "inversion.pass-difference. More patients are needed (inversion.patients).");
            return Verdict.INCONCLUSIVE;
        }
        if (completion.high() > policy.limit("inversion.pass-completion")) {
            reasons.add("Members may be made clearer by a correlation of up to " + number(completion.high())
                    + "; limit inversion.pass-completion.");
            return Verdict.INCONCLUSIVE;
        }
        reasons.add(
                "Images made from the model come no nearer to members than to controls: found beyond chance are at most "
                        + percent(nearer.high()) + " of members; limit inversion.pass-difference.");
        return isBlindQuiet ? Verdict.PASS : Verdict.INCONCLUSIVE;
    }

    private static List<Made> nearest(List<Made> made) {
        return made.stream()
                .sorted(Comparator.comparingDouble(Made::distance))
                .limit(4)
                .toList();
    }

    private Figure figure(String key, String name, Interval interval) {
        String confidence = settings.getOrDefault("deciding-confidence", "");
        return new Figure(key, name, interval, "patient bootstrap, confidence " + confidence, persons.count());
    }

    private static String summary(Verdict verdict) {
        return switch (verdict) {
            case PASS ->
                "Images of training patients could not be made from the model, though the same attempt succeeds where they were planted.";
            case REVIEW -> "Images made from the model need a person's judgement.";
            case FAIL ->
                "Images made from the model resemble its training patients more than other patients: the model gives their images away in part.";
            case INCONCLUSIVE ->
                "Whether images of training patients can be made from the model cannot be said from this attempt.";
        };
    }

    private static String percent(Interval interval) {
        return percent(interval.value()) + " (" + percent(interval.low()) + " to " + percent(interval.high()) + ")";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String number(Interval interval) {
        return number(interval.value()) + " (" + number(interval.low()) + " to " + number(interval.high()) + ")";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
