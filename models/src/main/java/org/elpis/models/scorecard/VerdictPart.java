package org.elpis.models.scorecard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Control;
import org.elpis.models.audit.Curve;
import org.elpis.models.audit.Exposure;
import org.elpis.models.audit.Figure;
import org.elpis.models.audit.Slice;
import org.elpis.models.scorecard.Block.Bullets;
import org.elpis.models.scorecard.Block.Heading;
import org.elpis.models.scorecard.Block.Judged;
import org.elpis.models.scorecard.Block.Paragraph;
import org.elpis.models.scorecard.Block.Pictures;
import org.elpis.models.scorecard.Block.Plotted;
import org.elpis.models.scorecard.Block.Table;
import org.elpis.models.scorecard.Block.Tone;
import org.elpis.models.scorecard.ForestPlot.Row;
import org.elpis.models.scorecard.Scorecard.Showing;

/// One audit's verdict with its evidence: reasons, figures against limits, controls, curves, groups, pictures.
final class VerdictPart {
    /// Of figures with their intervals.
    static final String FOREST =
            "Figures with their intervals. Dashed red: beyond it the policy fails; dashed green: an "
                    + "interval wholly before it may pass.";
    /// Of curves with logarithmic axes.
    static final String ROC =
            "Who is found at how many false alarms. The left end counts: an attacker who must be right "
                    + "stays there. On the dashed line the model tells nothing.";

    private static final int MOST_PICTURES = 12;
    private static final int MOST_EXPOSED = 20;
    /// More rows are told in the files beside the page.
    private static final int MOST_SLICES = 24;

    private final Scorecard card;
    private final AuditReport report;
    private final List<Block> blocks = new ArrayList<>();

    private VerdictPart(Scorecard card, AuditReport report) {
        this.card = card;
        this.report = report;
    }

    static List<Block> of(Scorecard card, AuditReport report) {
        VerdictPart part = new VerdictPart(card, report);
        part.blocks.add(new Judged(report.verdict(), Words.title(report.kind())));
        part.blocks.add(new Paragraph(report.summary(), Tone.LEAD));
        if (!report.reasons().isEmpty()) {
            part.blocks.add(new Bullets(report.reasons()));
        }
        part.figures();
        part.curves();
        part.controls();
        part.slices();
        part.pictures();
        part.exposed();
        return part.blocks;
    }

    private void figures() {
        List<Row> rows = new ArrayList<>();
        for (Figure figure : report.figures()) {
            rows.add(new Row(figure.name(), figure, Limits.of(card.policy(), report.kind(), figure), false));
        }
        List<Plot> plots = ForestPlot.of(rows);
        for (int i = 0; i < plots.size(); i++) {
            blocks.add(new Plotted(plots.get(i), i == 0 ? FOREST : ""));
        }
    }

    private void curves() {
        Map<String, List<Curve>> plots = new LinkedHashMap<>();
        for (Curve curve : report.curves()) {
            plots.computeIfAbsent(curve.plot(), name -> new ArrayList<>()).add(curve);
        }
        plots.forEach((name, curves) ->
                blocks.add(new Plotted(new CurvePlot(name, curves), name.equals("roc") ? ROC : name)));
    }

    private void controls() {
        if (report.controls().isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (Control control : report.controls()) {
            rows.add(List.of(Words.control(control.kind()), control.held() ? "held" : "DID NOT HOLD", control.says()));
        }
        blocks.add(new Table(List.of("Check of the check", "", ""), rows));
    }

    private void slices() {
        List<Slice> slices = report.slices();
        if (slices.isEmpty()) {
            return;
        }
        List<Row> rows = new ArrayList<>();
        for (Slice slice : slices.subList(0, Math.min(MOST_SLICES, slices.size()))) {
            rows.add(row(card, report, slice));
        }
        blocks.add(new Heading(3, "For whom"));
        String withheld = card.showing() == Showing.SHAREABLE
                ? " Groups of fewer than " + card.smallGroup() + " patients, and what would tell of them, are left out."
                : "";
        for (Plot plot : ForestPlot.of(rows)) {
            blocks.add(new Plotted(
                    plot,
                    slices.getFirst().figure().name() + " by group. A group that differs does so after correction for "
                            + "the number of groups." + withheld));
        }
    }

    static Row row(Scorecard card, AuditReport report, Slice slice) {
        return new Row(
                slice.attribute() + " " + slice.group() + (slice.remarkable() ? ": differs" : ""),
                slice.figure(),
                Limits.of(card.policy(), report.kind(), slice.figure()),
                slice.remarkable());
    }

    private void pictures() {
        if (!report.pictures().isEmpty()) {
            blocks.add(new Heading(3, "Pictures: private"));
            blocks.add(new Pictures(
                    report.pictures()
                            .subList(
                                    0, Math.min(MOST_PICTURES, report.pictures().size())),
                    false));
        }
    }

    private void exposed() {
        if (report.exposures().isEmpty()) {
            return;
        }
        long found = report.exposures().stream().filter(Exposure::found).count();
        blocks.add(new Heading(3, "Most exposed patients: private"));
        blocks.add(new Paragraph(
                Numbers.count(report.exposures().size(), "patient") + " looked at, " + Numbers.grouped(found)
                        + " of them named by the attack; all stand in exposures.csv.",
                Tone.SOFT));
        List<List<String>> rows = report.exposures().stream()
                .sorted(Comparator.comparingDouble(Exposure::score).reversed().thenComparing(Exposure::patient))
                .limit(MOST_EXPOSED)
                .map(exposure ->
                        List.of(exposure.patient(), Numbers.decimal(exposure.score()), exposure.found() ? "named" : ""))
                .toList();
        blocks.add(new Table(List.of("Patient", "Score", ""), rows));
    }
}
