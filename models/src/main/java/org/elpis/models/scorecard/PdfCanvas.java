package org.elpis.models.scorecard;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/// Draws on a page of a PDF: y downwards, from a corner, at a scale.
///
/// @param left  points from the left of the page
/// @param top  points from the bottom of the page, since PDF counts so
/// @param scale  of everything drawn
record PdfCanvas(PDPageContentStream page, PdfFont font, double left, double top, double scale) implements Canvas {
    /// How far the outline of a letter makes it bold, as a share of its size.
    private static final double BOLD = 0.03;
    /// Control points that make a circle of four curves.
    private static final double CIRCLE = 0.5523;

    @Override
    public void line(double[] x, double[] y, Stroke stroke) throws IOException {
        if (x.length < 2) {
            return;
        }
        stroke(stroke.ink());
        page.setLineWidth((float) (stroke.width() * scale));
        float dash = (float) (stroke.dash() * scale);
        page.setLineDashPattern(dash > 0 ? new float[] {dash} : new float[0], 0);
        path(x, y);
        page.stroke();
    }

    @Override
    public void area(double[] x, double[] y, Ink ink) throws IOException {
        fill(ink);
        path(x, y);
        page.fill();
    }

    private void path(double[] x, double[] y) throws IOException {
        page.moveTo(x(x[0]), y(y[0]));
        for (int i = 1; i < x.length; i++) {
            page.lineTo(x(x[i]), y(y[i]));
        }
    }

    @Override
    public void dot(double x, double y, double radius, Ink ink) throws IOException {
        fill(ink);
        double bend = radius * CIRCLE;
        page.moveTo(x(x - radius), y(y));
        page.curveTo(x(x - radius), y(y - bend), x(x - bend), y(y - radius), x(x), y(y - radius));
        page.curveTo(x(x + bend), y(y - radius), x(x + radius), y(y - bend), x(x + radius), y(y));
        page.curveTo(x(x + radius), y(y + bend), x(x + bend), y(y + radius), x(x), y(y + radius));
        page.curveTo(x(x - bend), y(y + radius), x(x - radius), y(y + bend), x(x - radius), y(y));
        page.fill();
    }

    @Override
    public void text(double x, double y, String text, double size, Anchor anchor, Ink ink) throws IOException {
        write(x, y, text, size, anchor, ink, false);
    }

    void bold(double x, double y, String text, double size, Ink ink) throws IOException {
        write(x, y, text, size, Anchor.START, ink, true);
    }

    private void write(double x, double y, String text, double size, Anchor anchor, Ink ink, boolean isBold)
            throws IOException {
        String shown = font.shown(text);
        double width = font.width(shown, size);
        double start = switch (anchor) {
            case START -> x;
            case MIDDLE -> x - width / 2;
            case END -> x - width;
        };
        fill(ink);
        page.beginText();
        page.setFont(font.font(), (float) (size * scale));
        page.setRenderingMode(isBold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        if (isBold) {
            stroke(ink);
            page.setLineDashPattern(new float[0], 0);
            page.setLineWidth((float) (size * scale * BOLD));
        }
        page.newLineAtOffset(x(start), y(y));
        page.showText(shown);
        page.endText();
    }

    private void fill(Ink ink) throws IOException {
        float[] rgb = rgb(ink);
        page.setNonStrokingColor(rgb[0], rgb[1], rgb[2]);
    }

    private void stroke(Ink ink) throws IOException {
        float[] rgb = rgb(ink);
        page.setStrokingColor(rgb[0], rgb[1], rgb[2]);
    }

    private static float[] rgb(Ink ink) {
        int colour = Integer.parseInt(ink.colour().substring(1), 16);
        return new float[] {(colour >> 16 & 255) / 255f, (colour >> 8 & 255) / 255f, (colour & 255) / 255f};
    }

    private float x(double x) {
        return (float) (left + x * scale);
    }

    private float y(double y) {
        return (float) (top - y * scale);
    }
}
