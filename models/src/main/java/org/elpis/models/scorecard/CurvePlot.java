package org.elpis.models.scorecard;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.elpis.models.audit.Curve;
import org.elpis.models.scorecard.Canvas.Anchor;
import org.elpis.models.scorecard.Canvas.Ink;
import org.elpis.models.scorecard.Canvas.Stroke;

/// Lines of one plot. Those of `roc` are drawn on two logarithmic axes, because what counts is who is found while
/// almost nobody is accused wrongly. Lines `X (low)` and `X (high)` are the band around `X`, `low` and `high` that
/// around
/// the first.
final class CurvePlot implements Plot {
    private static final double WIDTH = 470;
    private static final double LEFT = 64;
    private static final double RIGHT = 452;
    private static final double TOP = 12;
    private static final double BOTTOM = 252;
    private static final double LEAST_RATE = 1e-4;
    private static final double MOST_RATE = 1e-2;
    private static final Stroke GRID = new Stroke(Ink.LINE, 0.7, 0);
    private static final List<Ink> INKS = List.of(Ink.BLUE, Ink.BAD, Ink.GOOD, Ink.WARN, Ink.SOFT);

    private final boolean isRoc;
    private final List<Curve> lines;
    private final Map<String, Curve> lows = new TreeMap<>();
    private final Map<String, Curve> highs = new TreeMap<>();
    private final Axis across;
    private final Axis up;

    CurvePlot(String name, List<Curve> curves) {
        isRoc = name.equals("roc");
        lines = new ArrayList<>();
        for (Curve curve : curves) {
            Curve drawn = finite(curve);
            if (isEnd(drawn, "low")) {
                lows.put(base(drawn, curves), drawn);
            } else if (isEnd(drawn, "high")) {
                highs.put(base(drawn, curves), drawn);
            } else if (drawn.x().length > 0 && !(isRoc && drawn.name().equals("chance"))) {
                lines.add(drawn);
            }
        }
        double least = leastRate();
        across = isRoc ? new Axis(least, 1, LEFT, RIGHT, true) : linear(true);
        up = isRoc ? new Axis(least, 1, BOTTOM, TOP, true) : linear(false);
    }

    /// The line that a curve is, or that it is an end of the band of.
    static String line(Curve curve, List<Curve> all) {
        return isEnd(curve, "low") || isEnd(curve, "high") ? base(curve, all) : curve.name();
    }

    private static boolean isEnd(Curve curve, String which) {
        return curve.name().equals(which) || curve.name().endsWith(" (" + which + ")");
    }

    private static String base(Curve curve, List<Curve> all) {
        int end = curve.name().lastIndexOf(" (");
        return end < 0 ? all.getFirst().name() : curve.name().substring(0, end);
    }

    private static Curve finite(Curve curve) {
        double[] x = new double[curve.x().length];
        double[] y = new double[x.length];
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(curve.x()[i]) && Double.isFinite(curve.y()[i])) {
                x[count] = curve.x()[i];
                y[count++] = curve.y()[i];
            }
        }
        return new Curve(curve.plot(), curve.name(), Arrays.copyOf(x, count), Arrays.copyOf(y, count));
    }

    /// The decade of the lowest rate that the data tell apart.
    private double leastRate() {
        double least = MOST_RATE;
        for (Curve curve : lines) {
            for (double rate : curve.x()) {
                if (rate > 0) {
                    least = Math.min(least, rate);
                }
            }
        }
        return Math.pow(10, Math.floor(Math.log10(Math.max(least, LEAST_RATE)) + 1e-9));
    }

    private Axis linear(boolean isAcross) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Curve curve : lines) {
            for (double value : isAcross ? curve.x() : curve.y()) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (!(low < high)) {
            double middle = Double.isFinite(low) ? low : 0;
            low = middle - 0.5;
            high = middle + 0.5;
        }
        return new Axis(low, high, isAcross ? LEFT : BOTTOM, isAcross ? RIGHT : TOP, false);
    }

    @Override
    public double width() {
        return WIDTH;
    }

    @Override
    public double height() {
        return BOTTOM + 42 + 15 * Math.max(1, lines.size());
    }

    @Override
    public String says() {
        return isRoc
                ? "Share of training patients found against share of others wrongly taken for them, both axes logarithmic"
                : "Curves";
    }

    @Override
    public void draw(Canvas canvas) throws IOException {
        grid(canvas);
        if (isRoc) {
            canvas.line(
                    across.at(new double[] {across.low(), 1}),
                    up.at(new double[] {across.low(), 1}),
                    new Stroke(Ink.SOFT, 1, 4));
            canvas.text(RIGHT - 4, up.at(0.34), "chance", 9.5, Anchor.END, Ink.SOFT);
        }
        for (int i = 0; i < lines.size(); i++) {
            Curve curve = lines.get(i);
            band(canvas, curve);
            Ink ink = INKS.get(i % INKS.size());
            canvas.line(across.at(curve.x()), up.at(curve.y()), new Stroke(ink, 1.8, i < INKS.size() ? 0 : 3));
            double row = BOTTOM + 50 + 15 * i;
            canvas.line(new double[] {LEFT, LEFT + 22}, new double[] {row - 4, row - 4}, new Stroke(ink, 1.8, 0));
            String label = lows.containsKey(curve.name()) ? curve.name() + ", with its 95 % band" : curve.name();
            canvas.text(LEFT + 29, row, label, 10.5, Anchor.START, Ink.INK);
        }
    }

    private void grid(Canvas canvas) throws IOException {
        for (double tick : across.ticks()) {
            double x = across.at(tick);
            canvas.line(new double[] {x, x}, new double[] {TOP, BOTTOM}, GRID);
            canvas.text(x, BOTTOM + 14, label(tick), 10, Anchor.MIDDLE, Ink.SOFT);
        }
        for (double tick : up.ticks()) {
            double y = up.at(tick);
            canvas.line(new double[] {LEFT, RIGHT}, new double[] {y, y}, GRID);
            canvas.text(LEFT - 6, y + 3.5, label(tick), 10, Anchor.END, Ink.SOFT);
        }
        if (isRoc) {
            canvas.text(
                    (LEFT + RIGHT) / 2,
                    BOTTOM + 31,
                    "others wrongly taken for training patients (false alarms)",
                    10.5,
                    Anchor.MIDDLE,
                    Ink.INK);
            canvas.text(LEFT + 6, TOP + 12, "training patients found", 10.5, Anchor.START, Ink.INK);
        }
    }

    private String label(double tick) {
        return isRoc ? Numbers.percent(tick) : Numbers.decimal(tick);
    }

    private void band(Canvas canvas, Curve curve) throws IOException {
        Curve low = lows.get(curve.name());
        Curve high = highs.get(curve.name());
        if (low == null || high == null || low.x().length == 0 || high.x().length == 0) {
            return;
        }
        int count = low.x().length;
        double[] x = new double[count + high.x().length];
        double[] y = new double[x.length];
        for (int i = 0; i < count; i++) {
            x[i] = across.at(low.x()[i]);
            y[i] = up.at(low.y()[i]);
        }
        for (int i = 0; i < high.x().length; i++) {
            x[count + i] = across.at(high.x()[high.x().length - 1 - i]);
            y[count + i] = up.at(high.y()[high.x().length - 1 - i]);
        }
        canvas.area(x, y, Ink.BAND);
    }
}
