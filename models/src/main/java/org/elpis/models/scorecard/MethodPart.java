package org.elpis.models.scorecard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.elpis.dicom.Sha256;
import org.elpis.engine.Software;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Figure;
import org.elpis.models.reach.ModelFacts;
import org.elpis.models.runner.Attacks;
import org.elpis.models.scorecard.Block.Bullets;
import org.elpis.models.scorecard.Block.Heading;
import org.elpis.models.scorecard.Block.Paragraph;
import org.elpis.models.scorecard.Block.Table;
import org.elpis.models.scorecard.Block.Tone;

/// How it was done: what was audited on which data, with which settings and limits, and what it cannot say.
final class MethodPart {
    private final Scorecard card;
    private final List<Block> blocks = new ArrayList<>();

    private MethodPart(Scorecard card) {
        this.card = card;
    }

    static List<Block> of(Scorecard card) {
        MethodPart part = new MethodPart(card);
        part.blocks.add(new Heading(2, "Method"));
        part.blocks.add(new Paragraph(
                "The unit is the patient: intervals are drawn over patients, and no patient is on both sides. A verdict "
                        + "rests on how many training patients an attacker finds while accusing almost nobody wrongly, "
                        + "never on an average such as the area under the curve. Nothing passes unless a planted leak was "
                        + "found.",
                Tone.PLAIN));
        part.subject();
        part.skipped();
        part.figures();
        part.settings();
        part.limits();
        part.policy();
        part.glossary();
        return part.blocks;
    }

    /// The last part of a path or an address.
    static String name(ModelFacts model) {
        return Shareable.lastPart(model.name());
    }

    static String role(String role) {
        return switch (role) {
            case "members" -> "Images the model was trained on";
            case "nonmembers" -> "Images it never saw";
            case "synthetic" -> "Made images";
            case "updates" -> "Images that updates were made of";
            case "canaries" -> "Canaries of the training";
            default -> role;
        };
    }

    static String size(DataFacts facts, Scorecard card) {
        if (facts.role().equals("canaries")) {
            return Numbers.grouped(facts.images());
        }
        if (facts.role().equals("synthetic")) {
            return Numbers.count(facts.images(), "image");
        }
        boolean isSmall = facts.patients() < card.smallGroup() && card.showing() == Scorecard.Showing.SHAREABLE;
        return isSmall
                ? "fewer than " + card.smallGroup() + " patients"
                : Numbers.count(facts.images(), "image") + " of " + Numbers.count(facts.patients(), "patient");
    }

    private void subject() {
        List<List<String>> rows = new ArrayList<>();
        card.model().ifPresent(model -> {
            rows.add(
                    List.of("Model", model.name() + (model.version().isEmpty() ? "" : ", version " + model.version())));
            rows.add(List.of(
                    "SHA-256 of the model",
                    model.digest().isEmpty() ? "none: an endpoint, which may change silently" : model.digest()));
            rows.add(List.of(
                    "Takes, gives",
                    model.input() + " (channels, rows, columns); " + model.classes() + " classes" + ", "
                            + model.scores().name().toLowerCase(Locale.ROOT)));
            if (!model.remarks().isEmpty()) {
                rows.add(List.of("How it was asked", String.join(" ", model.remarks())));
            }
        });
        for (DataFacts facts : card.data()) {
            rows.add(List.of(role(facts.role()), size(facts, card) + "; SHA-256 " + facts.digest()));
        }
        if (!card.preprocessing().isEmpty()) {
            rows.add(List.of("Preprocessing", card.preprocessing()));
        }
        if (card.model().isPresent()) {
            rows.add(List.of(
                    "Training recipe",
                    card.recipe().map(digest -> "known; SHA-256 " + digest).orElse("not known")));
        }
        rows.add(List.of("Seed", Long.toString(card.seed())));
        rows.add(List.of("Attack suite, software", Attacks.SUITE + ", " + Software.NAME));
        rows.add(List.of("Case", card.id()));
        rows.add(List.of("Issued, expires", card.issued() + ", " + card.expires()));
        blocks.add(new Table(List.of("What was audited", ""), rows));
    }

    private void figures() {
        List<List<String>> rows = new ArrayList<>();
        for (AuditReport report : card.reports()) {
            for (Figure figure : report.figures()) {
                rows.add(List.of(
                        report.kind().word(),
                        figure.name() + " (" + figure.key() + ")",
                        Numbers.of(figure),
                        Numbers.grouped(figure.count()),
                        figure.method()));
            }
        }
        if (!rows.isEmpty()) {
            blocks.add(new Heading(3, "All figures"));
            blocks.add(new Table(List.of("Audit", "Figure", "Value and interval", "n", "Interval by"), rows));
        }
    }

    private void settings() {
        for (AuditReport report : card.reports()) {
            if (!report.settings().isEmpty()) {
                List<List<String>> rows = new ArrayList<>();
                report.settings().forEach((name, value) -> rows.add(List.of(name, value)));
                blocks.add(new Table(List.of("Settings of " + report.kind().word(), ""), rows));
            }
        }
    }

    private void skipped() {
        List<List<String>> rows = new ArrayList<>();
        card.skipped().forEach(skipped -> rows.add(List.of(skipped.kind().word(), skipped.why())));
        if (!rows.isEmpty()) {
            blocks.add(new Table(List.of("Not looked at", "What it would need"), rows));
        }
    }

    private void limits() {
        for (AuditReport report : card.reports()) {
            if (!report.limits().isEmpty()) {
                blocks.add(new Heading(3, "What " + report.kind().word() + " could not have seen"));
                blocks.add(new Bullets(report.limits()));
            }
        }
    }

    private void policy() {
        List<List<String>> rows = new ArrayList<>();
        card.policy().limits().forEach((name, value) -> {
            if (isUsed(name)) {
                rows.add(List.of(name, Numbers.decimal(value)));
            }
        });
        blocks.add(new Heading(3, "Policy"));
        blocks.add(new Paragraph("SHA-256 of all limits: " + digest(card), Tone.SOFT));
        blocks.add(new Table(List.of("Limit", "Value"), rows));
    }

    /// Of the limits of audits only those that were run.
    private boolean isUsed(String name) {
        int point = name.indexOf('.');
        return point < 0
                || name.startsWith("certificate.")
                || card.reports().stream()
                        .anyMatch(report -> report.kind().word().equals(name.substring(0, point)));
    }

    /// SHA-256 over the limits, one a line, by name.
    static String digest(Scorecard card) {
        StringBuilder text = new StringBuilder();
        card.policy()
                .limits()
                .forEach((name, value) -> text.append(name)
                        .append(": ")
                        .append(CanonicalJson.number(value))
                        .append('\n'));
        return Sha256.hex(Sha256.of(text.toString()));
    }

    private void glossary() {
        blocks.add(new Heading(3, "Words"));
        blocks.add(new Table(
                List.of("Word", "Meaning"),
                List.of(
                        List.of("training patient (member)", "a patient whose image the model was trained on"),
                        List.of(
                                "found at 1 % false alarms (TPR at 1 % FPR)",
                                "of a hundred patients who were not in the training, an attacker wrongly accuses one; this "
                                        + "is the share of training patients that he finds then"),
                        List.of("interval", "the range in which the true figure lies with the stated confidence"),
                        List.of(
                                "planted control",
                                "a leak that was made on purpose, to see whether the check finds it"),
                        List.of(
                                "blind control",
                                "the same attack without the model: shows whether the images alone differ"),
                        List.of("n", "how many patients (or canaries, or updates) a figure rests on"))));
    }
}
