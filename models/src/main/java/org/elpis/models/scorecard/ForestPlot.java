package org.elpis.models.scorecard;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elpis.models.audit.Figure;
import org.elpis.models.scorecard.Canvas.Anchor;
import org.elpis.models.scorecard.Canvas.Ink;
import org.elpis.models.scorecard.Canvas.Stroke;
import org.elpis.models.stats.Interval;

/// Figures with their intervals, one a row, against the limits of the policy. Shares stand on a logarithmic axis from
/// 0.1 % on; everything else on an axis that fits.
final class ForestPlot implements Plot {
    private static final double WIDTH = 668;
    private static final double ROW = 30;
    private static final double LEFT = 248;
    private static final double RIGHT = 516;
    private static final double TOP = 8;
    private static final double LEAST_SHARE = 0.001;
    private static final int LONGEST = 46;

    /// One row.
    ///
    /// @param isMarked  whether it is to be seen at once
    record Row(String label, Figure figure, List<Limits.Mark> marks, boolean isMarked) {}

    private final List<Row> rows;
    private final boolean areShares;
    private final Axis axis;

    private ForestPlot(List<Row> rows, boolean areShares, Axis axis) {
        this.rows = rows;
        this.areShares = areShares;
        this.axis = axis;
    }

    /// One plot for shares, one for shares that may be below zero, and one for all other numbers that have the same
    /// limits.
    static List<Plot> of(List<Row> rows) {
        List<Row> shares =
                rows.stream().filter(row -> Numbers.isShare(row.figure())).toList();
        List<Row> signed = shares.stream().filter(ForestPlot::isSigned).toList();
        boolean areDifferences = 2 * signed.size() > shares.size();
        List<Row> plain = areDifferences
                ? List.of()
                : shares.stream().filter(row -> !isSigned(row)).toList();
        List<Row> differences = areDifferences ? shares : signed;
        List<Plot> plots = new ArrayList<>();
        if (!plain.isEmpty()) {
            plots.add(new ForestPlot(plain, true, new Axis(LEAST_SHARE, 1, LEFT, RIGHT, true)));
        }
        if (!differences.isEmpty()) {
            plots.add(new ForestPlot(differences, true, fitting(differences)));
        }
        Map<List<Limits.Mark>, List<Row>> others = new LinkedHashMap<>();
        for (Row row : rows) {
            if (!Numbers.isShare(row.figure()) && !row.marks().isEmpty()) {
                others.computeIfAbsent(row.marks(), marks -> new ArrayList<>()).add(row);
            }
        }
        others.values().forEach(alike -> plots.add(new ForestPlot(alike, false, fitting(alike))));
        return plots;
    }

    private static boolean isSigned(Row row) {
        return row.figure().interval().low() < 0;
    }

    private static Axis fitting(List<Row> rows) {
        double low = 0;
        double high = 0;
        for (Row row : rows) {
            Interval at = row.figure().interval();
            for (double value : new double[] {at.low(), at.value(), at.high()}) {
                if (Double.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
            for (Limits.Mark mark : row.marks()) {
                low = Math.min(low, mark.value());
                high = Math.max(high, mark.value());
            }
        }
        double margin = low < high ? (high - low) * 0.05 : 0.5;
        return new Axis(low < 0 ? low - margin : low, high + margin, LEFT, RIGHT, false);
    }

    @Override
    public double width() {
        return WIDTH;
    }

    @Override
    public double height() {
        return TOP + ROW * rows.size() + 22;
    }

    @Override
    public String says() {
        return "Figures with their 95 % intervals and the limits of the policy";
    }

    @Override
    public void draw(Canvas canvas) throws IOException {
        double bottom = TOP + ROW * rows.size();
        for (double tick : axis.ticks()) {
            double x = axis.at(tick);
            canvas.line(new double[] {x, x}, new double[] {TOP, bottom}, new Stroke(Ink.LINE, 0.7, 0));
            canvas.text(x, bottom + 14, Numbers.one(tick, areShares), 10, Anchor.MIDDLE, Ink.SOFT);
        }
        for (int i = 0; i < rows.size(); i++) {
            row(canvas, rows.get(i), TOP + ROW * (i + 0.5));
        }
    }

    private void row(Canvas canvas, Row row, double y) throws IOException {
        Interval at = row.figure().interval();
        Ink ink = ink(row);
        int first = end(row.label());
        String rest = row.label().substring(first).strip();
        String count = "n = " + Numbers.grouped(row.figure().count());
        canvas.text(0, y - 1, row.label().substring(0, first), 10, Anchor.START, Ink.INK);
        canvas.text(0, y + 11, rest.isEmpty() ? count : shortened(rest) + "; " + count, 9, Anchor.START, Ink.SOFT);
        for (Limits.Mark mark : row.marks()) {
            double x = axis.at(mark.value());
            Stroke stroke = new Stroke(mark.isFail() ? Ink.BAD : Ink.GOOD, 1.4, 3);
            canvas.line(new double[] {x, x}, new double[] {y - 11, y + 11}, stroke);
        }
        double from = axis.at(at.low());
        double to = axis.at(at.high());
        canvas.line(new double[] {from, to}, new double[] {y, y}, new Stroke(ink, 2, 0));
        boolean isOpen = Double.isInfinite(at.high());
        if (isOpen) { // an arrow: the truth may lie anywhere beyond
            canvas.line(new double[] {to - 6, to, to - 6}, new double[] {y - 4, y, y + 4}, new Stroke(ink, 1.4, 0));
        }
        for (double end : isOpen ? new double[] {from} : new double[] {from, to}) {
            canvas.line(new double[] {end, end}, new double[] {y - 4, y + 4}, new Stroke(ink, 1.4, 0));
        }
        canvas.dot(axis.at(at.value()), y, 4, ink);
        canvas.text(RIGHT + 12, y + 3.5, Numbers.of(row.figure()), 10, Anchor.START, Ink.INK);
    }

    /// How near a figure is to a verdict: 3 when it fails, 2 when nothing is certain, 1 when it may pass.
    static int urgency(Row row) {
        return switch (ink(row)) {
            case BAD -> 3;
            case GOOD -> 1;
            default -> 2;
        };
    }

    /// Red when the whole interval lies beyond what fails, green when all of it lies before what passes.
    private static Ink ink(Row row) {
        Interval at = row.figure().interval();
        for (Limits.Mark mark : row.marks()) {
            if (mark.isFail() && at.low() > mark.value()) {
                return Ink.BAD;
            }
            if (!mark.isFail() && at.high() < mark.value()) {
                return Ink.GOOD;
            }
        }
        return row.isMarked() ? Ink.WARN : Ink.BLUE;
    }

    /// Where the first line of a label ends: between two words.
    private static int end(String label) {
        int blank = label.length() <= LONGEST ? label.length() : label.lastIndexOf(' ', LONGEST);
        return blank > 0 ? blank : Math.min(LONGEST, label.length());
    }

    private static String shortened(String label) {
        return label.length() <= LONGEST - 8 ? label : label.substring(0, LONGEST - 9) + "…";
    }
}
