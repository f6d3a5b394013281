package org.elpis.models.membership;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.elpis.models.audit.AuditCase;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Control;
import org.elpis.models.audit.Curve;
import org.elpis.models.audit.Exposure;
import org.elpis.models.audit.Figure;
import org.elpis.models.net.TrainingRecipe;
import org.elpis.models.stats.Interval;
import org.elpis.models.stats.PatientBootstrap;

/// Writes the report of a membership audit.
record MembershipReport(AuditCase input, Pool pool, Target target, TrainingRecipe recipe, int repeats) {
    private static final String BOTH =
            "exact for the counts of members and of false alarms, crossed over halves of the patients";

    AuditReport of(CrossOver found, Judgement judgement, Control planted, Control blind) {
        PatientScores scores = found.scores();
        double threshold = judgement.atOne().threshold();
        boolean[] named = new boolean[pool.patientCount()];
        for (int patient = 0; patient < named.length; patient++) {
            named[patient] = scores.scores()[patient] >= threshold;
        }
        double confidence = input.policy().limit("confidence");
        List<Curve> curves = new ArrayList<>(RocBand.of(scores, "chosen attack", confidence, input.seed()));
        for (String name : List.of(
                "LiRA online, mean",
                "LiRA offline, mean",
                "RMIA offline, mean",
                "quantile, mean",
                "loss threshold, mean")) {
            PatientScores line = found.all().get(name);
            if (line != null) {
                curves.add(RocBand.line(line, name.replace(", mean", "")));
            }
        }
        return new AuditReport(
                AuditKind.MEMBERSHIP,
                judgement.verdict(),
                summary(judgement),
                judgement.reasons(),
                figures(scores, judgement, blind, confidence),
                List.of(planted, blind),
                Groups.of(pool, input.members().classes(), named, confidence),
                curves,
                List.of(),
                exposures(scores, named),
                limits(),
                settings(found));
    }

    private String summary(Judgement judgement) {
        Interval share = judgement.atOne().share();
        String found = String.format(
                Locale.ROOT,
                "When one in a hundred patients who were not in the training set is named wrongly, %.1f in a hundred of "
                        + "those who were are named rightly (between %.1f and %.1f).",
                100 * share.value(),
                100 * share.low(),
                100 * share.high());
        return switch (judgement.verdict()) {
            case PASS ->
                "Training patients cannot be recognized from the model's answers better than by chance allows. "
                        + found;
            case FAIL -> "Training patients can be recognized from the model's answers. " + found;
            case REVIEW ->
                "There are signs that training patients can be recognized from the model's answers; a person "
                        + "must weigh them. " + found;
            case INCONCLUSIVE -> "It could not be shown whether training patients can be recognized. " + found;
        };
    }

    private List<Figure> figures(PatientScores scores, Judgement judgement, Control blind, double confidence) {
        long members = scores.of(true).length;
        long others = scores.of(false).length;
        List<Figure> figures = new ArrayList<>();
        LowFalseAlarms one = judgement.atOne();
        LowFalseAlarms tenth = judgement.atTenth();
        figures.add(
                new Figure("tpr-at-1-percent-fpr", "members found at 1 % false alarms", one.share(), BOTH, members));
        figures.add(new Figure(
                "tpr-at-01-percent-fpr", "members found at 0.1 % false alarms", tenth.share(), BOTH, members));
        figures.add(new Figure(
                "fpr-achieved", "false alarms at the first threshold", one.achieved(), "Clopper-Pearson", others));
        figures.add(new Figure(
                "fpr-achieved-01",
                "false alarms at the second threshold",
                tenth.achieved(),
                "Clopper-Pearson",
                others));
        double chance = blind.figures().stream()
                .filter(figure -> figure.key().startsWith("blind-tpr"))
                .mapToDouble(figure -> figure.interval().value())
                .max()
                .orElse(0);
        figures.add(new Figure(
                "tpr-minus-blind",
                "members found at 1 % false alarms, less those that a blind classifier finds",
                new Interval(
                        one.share().value() - chance,
                        one.share().low() - chance,
                        one.share().high() - chance),
                BOTH + "; the blind share taken for certain",
                members));
        figures.add(new Figure(
                "auc",
                "area under the curve (decides nothing)",
                area(scores, confidence),
                "patient bootstrap, " + input.policy().count("bootstrap-resamples") + " resamples",
                members + others));
        return figures;
    }

    private Interval area(PatientScores scores, double confidence) {
        List<String> patients = new ArrayList<>();
        for (int patient = 0; patient < pool.patientCount(); patient++) {
            patients.add(Integer.toString(patient));
        }
        return new PatientBootstrap(input.policy().count("bootstrap-resamples"), confidence, input.seed())
                .of(patients, drawn -> RocBand.areaOf(scores, drawn));
    }

    private List<Exposure> exposures(PatientScores scores, boolean[] named) {
        List<Exposure> exposures = new ArrayList<>();
        for (int patient = 0; patient < pool.patientCount(); patient++) {
            if (pool.isMemberPatient(patient)) {
                exposures.add(new Exposure(pool.patient(patient), scores.scores()[patient], named[patient]));
            }
        }
        exposures.sort(Comparator.comparingDouble(Exposure::score).reversed());
        return exposures;
    }

    private List<String> limits() {
        List<String> limits = new ArrayList<>();
        if (input.recipe().isEmpty()) {
            limits.add(
                    "How the model was trained is not known: reference models are small surrogates of our own, so what "
                            + "was found is a lower bound of what somebody with the recipe finds.");
        }
        if (target.rounding().decimals() >= 0) {
            limits.add(
                    "The answers are " + target.rounding().says() + ": whoever gets the whole answers may find more.");
        }
        int others = input.nonMembers().patientCount();
        if (others < 2995) {
            limits.add(String.format(
                    Locale.ROOT,
                    "With %d non-members a rate of false alarms below %.2f %% cannot be shown; 2,995 are needed to speak of "
                            + "0.1 %%.",
                    others,
                    300.0 / others));
        }
        limits.add(
                "Attacks of today on the answers alone; weights, gradients and answers to other images were not looked "
                        + "at. A later attack may find more.");
        return limits;
    }

    private SortedMap<String, String> settings(CrossOver found) {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("seed", Long.toString(input.seed()));
        settings.put("reference-models", Integer.toString(input.policy().count("membership.reference-models")));
        settings.put("recipe", input.recipe().isPresent() ? "known" : "surrogate");
        settings.put("recipe-text", recipe.toString());
        settings.put("attack-first-half", found.chosen().get(1));
        settings.put("attack-second-half", found.chosen().get(0));
        settings.put("attacks-tried", String.join("; ", found.all().keySet()));
        settings.put("answers", target.rounding().says());
        settings.put("member-images", Integer.toString(input.members().size()));
        settings.put("member-patients", Integer.toString(input.members().patientCount()));
        settings.put("non-member-images", Integer.toString(input.nonMembers().size()));
        settings.put("non-member-patients", Integer.toString(input.nonMembers().patientCount()));
        settings.put("planted-patients", Integer.toString(input.policy().count("membership.planted-records")));
        settings.put("planted-repeats", Integer.toString(repeats));
        return settings;
    }
}
