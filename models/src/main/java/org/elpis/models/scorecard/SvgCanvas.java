package org.elpis.models.scorecard;

import java.io.IOException;
import java.util.Locale;

/// Draws SVG for a page; colours are classes, so that they follow the page's light and dark.
final class SvgCanvas implements Canvas {
    private final Markup svg;

    private SvgCanvas(Markup svg) {
        this.svg = svg;
    }

    static void draw(Plot plot, Markup page) {
        page.constant("<svg role=img viewBox=\"0 0 " + number(plot.width()) + " " + number(plot.height())
                + "\" style=\"max-width:" + number(plot.width() * 1.35) + "px\">\n");
        page.element("title", plot.says());
        try {
            plot.draw(new SvgCanvas(page));
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot fail to be written", e);
        }
        page.constant("</svg>\n");
    }

    @Override
    public void line(double[] x, double[] y, Stroke stroke) {
        String dash = stroke.dash() > 0 ? "\" stroke-dasharray=\"" + number(stroke.dash()) : "";
        svg.constant("<polyline class=\"s-" + name(stroke.ink()) + "\" fill=none stroke-width=\""
                + number(stroke.width()) + dash + "\" points=\"" + points(x, y) + "\"/>\n");
    }

    @Override
    public void area(double[] x, double[] y, Ink ink) {
        svg.constant("<polygon class=\"f-" + name(ink) + "\" points=\"" + points(x, y) + "\"/>\n");
    }

    @Override
    public void dot(double x, double y, double radius, Ink ink) {
        svg.constant("<circle class=\"f-" + name(ink) + "\" cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\""
                + number(radius) + "\"/>\n");
    }

    @Override
    public void text(double x, double y, String text, double size, Anchor anchor, Ink ink) {
        svg.constant("<text class=\"f-" + name(ink) + "\" x=\"" + number(x) + "\" y=\"" + number(y) + "\" font-size=\""
                + number(size) + "\" text-anchor=\"" + name(anchor) + "\">");
        svg.text(text).constant("</text>\n");
    }

    private static String points(double[] x, double[] y) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < x.length; i++) {
            points.append(i == 0 ? "" : " ").append(number(x[i])).append(',').append(number(y[i]));
        }
        return points.toString();
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String number(double value) {
        return Double.toString(Math.round(value * 100) / 100.0);
    }
}
