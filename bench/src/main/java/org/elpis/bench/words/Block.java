package org.elpis.bench.words;

import java.util.ArrayList;
import java.util.List;
import org.elpis.pixel.Box;
import org.elpis.testkit.picture.Picture;
import org.elpis.testkit.picture.TextLine;

/// Lines one below another, at a place and with a brush.
record Block(List<Ink> lines, Box box, Style style, Brush brush, int quarters) {
    /// Columns and rows that lines need: their ink has its margins with it.
    static int width(List<Ink> lines) {
        return lines.stream().mapToInt(Ink::columns).max().orElse(0);
    }

    static int height(List<Ink> lines) {
        return lines.stream().mapToInt(Ink::rows).sum();
    }

    /// Draws it into the values of a picture.
    ///
    /// @return the lines with their pixels, in order
    List<TextLine> draw(Picture picture) {
        if (style.isLabel()) {
            fill(picture);
        }
        List<TextLine> drawn = new ArrayList<>();
        int at = 0;
        for (Ink line : lines) {
            Ink turned = line;
            for (int i = 0; i < quarters; i++) {
                turned = turned.turned();
            }
            // Turned lines stand side by side; the first line is right of the others, or left of them.
            int x = switch (quarters) {
                case 1 -> box.right() - at - turned.columns();
                case 3 -> box.x() + at;
                default -> box.x();
            };
            int y = switch (quarters) {
                case 0 -> box.y() + at;
                case 3 -> box.bottom() - turned.rows();
                default -> box.y();
            };
            drawn.add(draw(picture, turned, x, y));
            at += line.rows();
        }
        return drawn;
    }

    private TextLine draw(Picture picture, Ink ink, int x, int y) {
        int by = Math.max(1, ink.height() / 14);
        switch (style) {
            case OUTLINED -> lay(picture, ink.widened(Math.min(by, 3)), x, y, brush.around());
            case SHADOWED -> lay(picture, ink, x + Math.min(by, 3), y + Math.min(by, 3), brush.around());
            case PLAIN, BRIGHT_LABEL, DARK_LABEL -> {}
        }
        lay(picture, ink, x, y, brush.ink());
        return new TextLine(ink.font(), ink.glyphs(), pixels(picture, ink, x, y));
    }

    private void fill(Picture picture) {
        for (int y = box.y(); y < box.bottom(); y++) {
            for (int x = box.x(); x < box.right(); x++) {
                mix(picture, x, y, 255, brush.around());
            }
        }
    }

    private static void lay(Picture picture, Ink ink, int left, int top, double[] colour) {
        for (int y = 0; y < ink.rows(); y++) {
            for (int x = 0; x < ink.columns(); x++) {
                if (ink.share(x, y) > 0 && left + x < picture.columns() && top + y < picture.rows()) {
                    mix(picture, left + x, top + y, ink.share(x, y), colour);
                }
            }
        }
    }

    private static void mix(Picture picture, int x, int y, int share, double[] colour) {
        for (int s = 0; s < picture.samples(); s++) {
            int at = (y * picture.columns() + x) * picture.samples() + s;
            double before = picture.values()[at] & 0xFFFF;
            picture.values()[at] = (short) Math.round(before + (colour[s] - before) * share / 255);
        }
    }

    private static int[] pixels(Picture picture, Ink ink, int left, int top) {
        int[] pixels = new int[ink.columns() * ink.rows()];
        int count = 0;
        for (int y = 0; y < ink.rows(); y++) {
            for (int x = 0; x < ink.columns(); x++) {
                if (ink.share(x, y) >= Ink.HALF) {
                    pixels[count++] = (top + y) * picture.columns() + left + x;
                }
            }
        }
        return java.util.Arrays.copyOf(pixels, count);
    }
}
