package org.elpis.models.attributes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.elpis.models.attributes.ColumnAudit.Measured;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Control;
import org.elpis.models.audit.Control.Kind;
import org.elpis.models.audit.Figure;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Verdict;
import org.elpis.models.stats.Interval;

/// Makes the report on attributes of what was measured, by the policy.
final class AttributesReport {
    private static final List<String> LIMITS = List.of(
            "Only columns of the manifest were probed, with linear probes and one small network; another attacker may do better.",
            "What an attribute does to the image itself is not the model's leak: the area under the curve of the pixels says how much that is.",
            "Pictures of the same patient are kept on one side of every split; the same person under two names is not noticed.");

    private final Policy policy;
    private final Subjects subjects;
    private final List<Measured> columns;
    private final List<String> skipped;
    private final SortedMap<String, String> settings;
    private final List<String> reasons = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<Control> controls = new ArrayList<>();

    AttributesReport(
            Policy policy,
            Subjects subjects,
            List<Measured> columns,
            List<String> skipped,
            SortedMap<String, String> settings) {
        this.policy = policy;
        this.subjects = subjects;
        this.columns = columns;
        this.skipped = skipped;
        this.settings = settings;
    }

    AuditReport report() {
        Verdict verdict = Verdict.PASS;
        for (Measured column : columns) {
            Verdict one = judge(column);
            verdict = verdict.and(one);
            figures(column);
        }
        List<String> limits = new ArrayList<>(LIMITS);
        if (!subjects.seesInside()) {
            limits.add("Values inside the model could not be seen; only its answers were probed.");
        }
        limits.addAll(skipped);
        return new AuditReport(
                AuditKind.ATTRIBUTES,
                verdict,
                summary(verdict),
                reasons,
                figures,
                controls,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                limits,
                settings);
    }

    private Verdict judge(Measured column) {
        Verdict verdict = encoded(column);
        boolean isBlindQuiet = column.blindGain().low() <= policy.limit("attributes.fail-individual-gain");
        boolean isFound = column.plantedGain().low() > policy.limit("attributes.fail-individual-gain");
        boolean isChance = column.byChance().contains(0.5);
        controls(column, isBlindQuiet, isFound, isChance);
        Interval worse = column.gain().low() >= column.ownGain().low() ? column.gain() : column.ownGain();
        if (worse.low() > policy.limit("attributes.fail-individual-gain")) {
            reasons.add(name(column) + ": probes are right more often about members than about others like them, by "
                    + points(worse) + "; limit attributes.fail-individual-gain "
                    + percent(policy.limit("attributes.fail-individual-gain"))
                    + (isBlindQuiet ? "." : ". But so they are without the model: members and non-members differ."));
            return verdict.and(isBlindQuiet ? Verdict.FAIL : Verdict.INCONCLUSIVE);
        }
        double greatest = Math.max(column.gain().high(), column.ownGain().high());
        if (!isFound || !isBlindQuiet || !isChance || greatest > policy.limit("attributes.pass-individual-gain")) {
            reasons.add(name(column) + ": an individual leak of up to " + percent(greatest)
                    + " cannot be excluded; about " + needed(column)
                    + " patients on each side would be needed to exclude "
                    + percent(policy.limit("attributes.pass-individual-gain")) + " (attributes.pass-individual-gain).");
            return verdict.and(Verdict.INCONCLUSIVE);
        }
        reasons.add(name(column) + ": no individual leak above " + percent(greatest)
                + "; limit attributes.pass-individual-gain " + percent(policy.limit("attributes.pass-individual-gain"))
                + ".");
        return verdict;
    }

    private Verdict encoded(Measured column) {
        if (column.byHidden().low() > policy.limit("attributes.fail-hidden-auc")) {
            reasons.add(name(column) + ": the last bits or digits of the answers say it, by an area under the curve "
                    + "greater by " + number(column.byHidden())
                    + " than what the answers themselves say; limit attributes.fail-hidden-auc.");
            return Verdict.FAIL;
        }
        boolean isBeyondLabel = column.beyondLabel().low() > 0;
        if (isBeyondLabel && column.byOutputs().low() > policy.limit("attributes.fail-output-auc")) {
            reasons.add(name(column) + ": the answers say it of anybody, area under the curve "
                    + number(column.byOutputs()) + "; limit attributes.fail-output-auc.");
            return Verdict.FAIL;
        }
        if (isBeyondLabel && column.byOutputs().low() > policy.limit("attributes.review-output-auc")) {
            reasons.add(name(column) + ": the answers say it in part of anybody, area under the curve "
                    + number(column.byOutputs()) + "; limit attributes.review-output-auc.");
            return Verdict.REVIEW;
        }
        return Verdict.PASS;
    }

    private void controls(Measured column, boolean isBlindQuiet, boolean isFound, boolean isChance) {
        controls.add(new Control(
                Kind.PLANTED,
                isFound,
                name(column) + ": a planted leak of " + percent(policy.limit("attributes.planted-gain"))
                        + (isFound ? " was found." : " was not found: too few patients."),
                List.of(figure(column, "planted-gain", "gain with a planted leak", column.plantedGain(), true))));
        controls.add(new Control(
                Kind.BLIND,
                isBlindQuiet,
                name(column) + ": without the model, members and non-members "
                        + (isBlindQuiet ? "are alike." : "differ already."),
                List.of(figure(column, "blind-gain", "gain of a probe on pixels", column.blindGain(), true))));
        controls.add(new Control(
                Kind.PERMUTED,
                isChance,
                name(column) + ": with the attribute exchanged at random among patients, probes "
                        + (isChance ? "find nothing." : "still find something: the probe is not honest here."),
                List.of(figure(
                        column, "permuted-auc", "area under the curve after exchange", column.byChance(), true))));
    }

    private void figures(Measured column) {
        figures.add(figure(
                column,
                "individual-gain",
                "more often right about members, probe trained on non-members",
                column.gain(),
                true));
        figures.add(figure(
                column,
                "own-gain",
                "more often right about members, probes trained on each side",
                column.ownGain(),
                true));
        figures.add(figure(column, "output-auc", "area under the curve of the answers", column.byOutputs(), false));
        figures.add(figure(column, "beyond-label", "the same beyond what the label says", column.beyondLabel(), true));
        figures.add(figure(column, "hidden-auc", "what last bits and digits add", column.byHidden(), true));
        if (subjects.seesInside()) {
            figures.add(figure(
                    column,
                    "inner-auc",
                    "area under the curve of the values before the last layer",
                    column.byInner(),
                    false));
        }
        figures.add(figure(column, "pixel-auc", "area under the curve of the image itself", column.byPixels(), false));
    }

    private Figure figure(Measured column, String key, String name, Interval interval, boolean isWide) {
        String confidence =
                isWide ? settings.getOrDefault("deciding-confidence", "") : number(policy.limit("confidence"));
        return new Figure(
                column.column().name() + "-" + key,
                name(column) + ": " + name,
                interval,
                "patient bootstrap, " + settings.getOrDefault("resamples", "") + " resamples, confidence " + confidence,
                subjects.patients().stream().distinct().count());
    }

    /// Half the width falls with the root of the number of patients.
    private long needed(Measured column) {
        double half = Math.max(
                column.ownGain().high() - column.ownGain().value(),
                column.gain().high() - column.gain().value());
        double wanted = Math.min(
                policy.limit("attributes.pass-individual-gain"),
                policy.limit("attributes.planted-gain") - policy.limit("attributes.fail-individual-gain"));
        long smaller = Math.min(
                subjects.patients().stream()
                        .filter(patient -> patient.startsWith("m "))
                        .distinct()
                        .count(),
                subjects.patients().stream()
                        .filter(patient -> patient.startsWith("h "))
                        .distinct()
                        .count());
        return Math.max(smaller + 1, Math.round(Math.ceil(smaller * square(1.5 * half / wanted))));
    }

    private static double square(double value) {
        return value * value;
    }

    private String summary(Verdict verdict) {
        String names =
                String.join(", ", columns.stream().map(AttributesReport::name).toList());
        return switch (verdict) {
            case PASS ->
                "The model's answers say no more about " + names
                        + " of the patients it was trained on than of others, within the limits.";
            case REVIEW ->
                "The model's answers say something about " + names
                        + " of anybody; a person must weigh whether that matters here.";
            case FAIL -> "The model's answers give patients' attributes away (" + names + "): see the reasons.";
            case INCONCLUSIVE ->
                "Whether the model gives attributes of its training patients away (" + names
                        + ") cannot be said with these data.";
        };
    }

    private static String name(Measured column) {
        return column.column().name();
    }

    private static String points(Interval interval) {
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
