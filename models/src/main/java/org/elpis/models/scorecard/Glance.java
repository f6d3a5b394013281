package org.elpis.models.scorecard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Curve;
import org.elpis.models.audit.Figure;
import org.elpis.models.audit.Picture;
import org.elpis.models.audit.Slice;
import org.elpis.models.scorecard.Block.Bullets;
import org.elpis.models.scorecard.Block.Heading;
import org.elpis.models.scorecard.Block.Pictures;
import org.elpis.models.scorecard.Block.Plotted;
import org.elpis.models.scorecard.ForestPlot.Row;

/// The verdicts in pictures, on the second page: of every audit the figures that are nearest to a verdict, who is found
/// at how many false alarms, the groups that stand out most, and the nearest pictures.
final class Glance {
    private static final int MOST_FIGURES = 6;
    /// With their bands.
    private static final int MOST_CURVES = 3;

    private static final int MOST_SLICES = 4;
    private static final int MOST_PICTURES = 3;

    private final Scorecard card;
    private final List<Block> blocks = new ArrayList<>();

    private Glance(Scorecard card) {
        this.card = card;
    }

    static List<Block> of(Scorecard card) {
        Glance glance = new Glance(card);
        glance.figures();
        glance.curve();
        List<Picture> nearest = card.reports().stream()
                .flatMap(report -> report.pictures().stream())
                .limit(MOST_PICTURES)
                .toList();
        glance.groups(nearest.isEmpty() ? MOST_SLICES : MOST_SLICES / 2);
        if (!nearest.isEmpty()) {
            glance.blocks.add(new Pictures(nearest, true));
        }
        if (!glance.blocks.isEmpty()) {
            glance.blocks.addFirst(new Heading(2, "The verdicts in pictures"));
        }
        return glance.blocks;
    }

    private void figures() {
        int each = Math.max(1, MOST_FIGURES / Math.max(1, card.reports().size()));
        List<Row> rows = new ArrayList<>();
        for (AuditReport report : card.reports()) {
            List<Row> all =
                    report.figures().stream().map(figure -> row(report, figure)).toList();
            List<Row> limited =
                    all.stream().filter(row -> !row.marks().isEmpty()).toList();
            (limited.isEmpty() ? all : limited)
                    .stream()
                            .sorted(Comparator.comparingInt(ForestPlot::urgency).reversed())
                            .limit(each)
                            .forEach(rows::add);
        }
        List<Plot> plots = ForestPlot.of(rows);
        for (Plot plot : plots) {
            blocks.add(new Plotted(plot, plot.equals(plots.getLast()) ? VerdictPart.FOREST : ""));
        }
    }

    private Row row(AuditReport report, Figure figure) {
        String label = report.kind().word() + ": " + figure.name();
        return new Row(label, figure, Limits.of(card.policy(), report.kind(), figure), false);
    }

    /// Of the first audit that has one.
    private void curve() {
        for (AuditReport report : card.reports()) {
            List<Curve> roc = report.curves().stream()
                    .filter(curve -> curve.plot().equals("roc") && !curve.name().equals("chance"))
                    .toList();
            if (!roc.isEmpty()) {
                blocks.add(new Plotted(new CurvePlot("roc", first(roc)), VerdictPart.ROC));
                return;
            }
        }
    }

    private static List<Curve> first(List<Curve> roc) {
        Set<String> names = new LinkedHashSet<>();
        roc.forEach(curve -> names.add(CurvePlot.line(curve, roc)));
        List<String> kept = names.stream().limit(MOST_CURVES).toList();
        return roc.stream()
                .filter(curve -> kept.contains(CurvePlot.line(curve, roc)))
                .toList();
    }

    private void groups(int most) {
        for (AuditReport report : card.reports()) {
            List<Row> rows = report.slices().stream()
                    .sorted(Comparator.comparing(Slice::remarkable)
                            .thenComparingDouble(
                                    slice -> slice.figure().interval().low())
                            .reversed())
                    .limit(most)
                    .map(slice -> VerdictPart.row(card, report, slice))
                    .toList();
            if (rows.isEmpty()) {
                continue;
            }
            long remarkable = report.slices().stream().filter(Slice::remarkable).count();
            blocks.add(new Bullets(List.of("Of " + Numbers.count(report.slices().size(), "group") + " "
                    + (remarkable == 0 ? "none differs" : remarkable == 1 ? "one differs" : remarkable + " differ")
                    + " from the others for certain. Those with the highest shares:")));
            for (Plot plot : ForestPlot.of(rows)) {
                blocks.add(new Plotted(plot, ""));
            }
            return;
        }
    }
}
