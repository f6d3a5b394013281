package org.elpis.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Figure;
import org.elpis.models.runner.Skipped;
import org.elpis.models.scorecard.Scorecard;

/// A scorecard on a terminal.
final class AuditText {
    private static final int MOST_FIGURES = 4;

    private AuditText() {}

    /// @param card  a shareable one
    /// @param page  the private page
    /// @param out  folder of what may be shared
    static String of(Scorecard card, Path page, Optional<Path> out) {
        StringBuilder text = new StringBuilder();
        text.append(card.verdict()).append("  ");
        text.append(card.model().map(facts -> Layout.shown(facts.name())).orElse("made images"));
        text.append("\n");
        for (String remark : card.remarks()) {
            text.append(Layout.paragraph("", "Noticed: " + remark));
        }
        for (AuditReport report : card.reports()) {
            text.append('\n')
                    .append(report.kind().word())
                    .append(": ")
                    .append(report.verdict())
                    .append('\n');
            text.append(Layout.paragraph("  ", Layout.shown(report.summary())));
            report.reasons().forEach(reason -> text.append(Layout.paragraph("  ", "- " + Layout.shown(reason))));
            for (Figure figure : report.figures().stream().limit(MOST_FIGURES).toList()) {
                text.append(Layout.paragraph(
                        "    ",
                        Layout.shown(figure.name() + ": " + Scorecard.told(figure) + ", n = " + figure.count())));
            }
            int more = report.figures().size() - MOST_FIGURES;
            text.append(more > 0 ? "    and " + Layout.count(more, "figure") + " more on the page\n" : "");
        }
        if (!card.skipped().isEmpty()) {
            text.append("\nNot looked at:\n");
        }
        for (Skipped skipped : card.skipped()) {
            text.append(Layout.paragraph("  ", skipped.kind().word() + ": " + skipped.why()));
        }
        text.append("\nPrivate, with patients and pictures: ").append(page).append('\n');
        out.ifPresent(folder -> text.append("May be shared: ").append(folder).append('\n'));
        if (out.isEmpty()) {
            text.append("Next: the same with --out DIR, for the certificate and what else may be shared\n");
        }
        return text.toString();
    }
}
