package org.elpis.models.scorecard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Control;
import org.elpis.models.audit.Verdict;
import org.elpis.models.runner.Attacks;
import org.elpis.models.scorecard.Block.Banner;
import org.elpis.models.scorecard.Block.Bullets;
import org.elpis.models.scorecard.Block.Heading;
import org.elpis.models.scorecard.Block.PageBreak;
import org.elpis.models.scorecard.Block.Paragraph;
import org.elpis.models.scorecard.Block.Tone;
import org.elpis.models.scorecard.Scorecard.Showing;

/// Tells a scorecard from top to bottom: first what a board needs, then the verdicts with their evidence, then how it
/// was done, for those who want to do it again.
final class Story {
    private static final int LIMITS_IN_PLAIN_WORDS = 3;

    private final Scorecard card;
    private final List<Block> blocks = new ArrayList<>();

    private Story(Scorecard card) {
        this.card = card;
    }

    static List<Block> of(Scorecard card) {
        Story story = new Story(card);
        story.head();
        story.plainWords();
        story.page(Glance.of(card));
        story.blocks.add(new PageBreak());
        story.blocks.add(new Heading(2, "The evidence"));
        for (AuditReport report : card.reports()) {
            story.blocks.addAll(VerdictPart.of(card, report));
        }
        story.page(MethodPart.of(card));
        return List.copyOf(story.blocks);
    }

    private void page(List<Block> content) {
        if (!content.isEmpty()) {
            blocks.add(new PageBreak());
            blocks.addAll(content);
        }
    }

    private void head() {
        boolean isPrivate = card.showing() == Showing.PRIVATE;
        blocks.add(new Paragraph(
                "Elpis · privacy audit of an AI model · "
                        + (isPrivate ? "PRIVATE: names and shows patients, do not pass on" : "may be shared"),
                Tone.KICKER));
        blocks.add(new Heading(1, title()));
        blocks.add(new Banner(card.verdict(), Words.meaning(card.verdict())));
        blocks.add(new Paragraph(
                "Issued " + card.issued() + ", to be relied on until " + card.expires() + ". Case "
                        + card.id().substring(0, 8) + ".",
                Tone.SOFT));
    }

    private String title() {
        if (card.model().isPresent()) {
            return "Does " + card.model().map(MethodPart::name).orElseThrow() + " give away its patients?";
        }
        boolean isClaim = card.data().stream().anyMatch(facts -> facts.role().equals("canaries"));
        return isClaim ? "Does the training keep its promise?" : "Does the generator give away its patients?";
    }

    private void plainWords() {
        blocks.add(new Heading(2, "What was asked"));
        blocks.add(new Paragraph(asked(), Tone.PLAIN));
        blocks.add(new Heading(2, "What was found"));
        if (card.reports().isEmpty()) {
            blocks.add(new Paragraph("Nothing was looked at.", Tone.PLAIN));
        }
        for (AuditReport report : card.reports()) {
            blocks.add(new Block.Judged(report.verdict(), Words.title(report.kind())));
            blocks.add(new Paragraph(Words.question(report.kind()), Tone.SOFT));
            blocks.add(new Paragraph(report.summary(), Tone.PLAIN));
        }
        blocks.add(new Heading(2, "What to do next"));
        add(Words.next(card.verdict()));
        if (!card.remarks().isEmpty()) {
            blocks.add(new Heading(2, "What was noticed in the data"));
            add(card.remarks());
        }
        blocks.add(new Heading(2, "How sure this is"));
        blocks.add(new Paragraph(sure(), Tone.PLAIN));
        blocks.add(new Heading(2, "What the check could not have seen"));
        List<String> unseen = new ArrayList<>();
        if (!card.skipped().isEmpty()) {
            List<String> titles = card.skipped().stream()
                    .map(skipped -> lowered(Words.title(skipped.kind())))
                    .toList();
            unseen.add("Not looked at: " + String.join("; ", titles) + ". The method says what each would need.");
        }
        unseen.add(
                "Attacks that nobody has thought of yet. Every figure is a lower bound against the attacks of today.");
        card.reports().stream()
                .flatMap(report -> report.limits().stream())
                .distinct()
                .limit(LIMITS_IN_PLAIN_WORDS)
                .forEach(unseen::add);
        add(unseen);
    }

    private static String lowered(String title) {
        return title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
    }

    private void add(List<String> items) {
        if (!items.isEmpty()) {
            blocks.add(new Bullets(items));
        }
    }

    private String asked() {
        List<String> sides = new ArrayList<>();
        for (DataFacts facts : card.data()) {
            String role = MethodPart.role(facts.role());
            String words = sides.isEmpty() ? role : role.toLowerCase(Locale.ROOT);
            sides.add(words + ": " + MethodPart.size(facts, card));
        }
        return (sides.isEmpty() ? "" : String.join("; ", sides) + ". ")
                + "The limits that decide are those of the policy.";
    }

    private String sure() {
        long planted = controls(Control.Kind.PLANTED, false);
        long found = controls(Control.Kind.PLANTED, true);
        long blind = controls(Control.Kind.BLIND, false);
        long quiet = controls(Control.Kind.BLIND, true);
        StringBuilder text = new StringBuilder();
        if (planted == 0) {
            text.append("No leak was planted to try the checks, so silence means nothing. ");
        } else {
            text.append("A leak was planted to try the checks in ")
                    .append(Numbers.count(planted, "place"))
                    .append("; ")
                    .append(
                            found == planted
                                    ? "it was found in all"
                                    : "it was found in " + found + ", and where it was not nothing passes")
                    .append(". ");
        }
        if (blind > 0) {
            text.append(
                    quiet == blind
                            ? "Looking at the images alone, without the model, told nobody apart: what was found is the model's. "
                            : "The images of the two sides differ even without the model, so figures are too high or too low. ");
        }
        text.append("Every figure has an interval: with ")
                .append(Numbers.percent(card.policy().limit("confidence")))
                .append(" confidence the truth lies in it. ");
        if (card.verdict() == Verdict.INCONCLUSIVE) {
            text.append("Where the intervals are too wide for a verdict, the reasons say how many patients it takes. ");
        }
        return text.append("Suite ")
                .append(Attacks.SUITE)
                .append(", seed ")
                .append(card.seed())
                .append(": the same command gives the same figures.")
                .toString();
    }

    private long controls(Control.Kind kind, boolean held) {
        return card.reports().stream()
                .flatMap(report -> report.controls().stream())
                .filter(control -> control.kind() == kind && (!held || control.held()))
                .count();
    }
}
