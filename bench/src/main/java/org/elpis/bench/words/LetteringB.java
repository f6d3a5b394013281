package org.elpis.bench.words;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// The outlines of family B: own strokes, and fonts of the machine that family A does not use.
final class LetteringB implements Lettering {
    private static final List<String> WISHED =
            List.of("URW Bookman", "Nimbus Roman", "Nimbus Sans Narrow", "Z003", "DejaVu Sans Condensed");
    private static final String CJK = "WenQuanYi Micro Hei";
    private static final int MARGIN = 4;

    private final StrokeFont strokes = new StrokeFont();
    private final Set<String> installed =
            Set.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());

    @Override
    public Hand hand(SplittableRandom chance, Script script) {
        int height = Math.clamp(Math.round(8 * Math.pow(6, chance.nextDouble())), 8, 48);
        boolean isSmooth = chance.nextInt(3) > 0;
        boolean canStroke = script == Script.LATIN || script == Script.DIGITS;
        if (canStroke && chance.nextInt(5) < 2) {
            double weight = Math.max(1.3, height * (0.06 + 0.06 * chance.nextDouble()));
            double slant = chance.nextInt(4) == 0 ? 0.2 : 0;
            double width = 0.8 + 0.4 * chance.nextDouble();
            return text -> strokes.has(text)
                    ? Optional.of(strokes(text, height, isSmooth, weight, slant, width))
                    : Optional.empty();
        }
        String family = script == Script.CJK ? CJK : WISHED.get(chance.nextInt(WISHED.size()));
        int weight = chance.nextInt(4) == 0 ? Font.BOLD : Font.PLAIN;
        return text -> installed(family, text).map(found -> {
            Font font = new Font(found, weight, height);
            return draw(
                    font.createGlyphVector(new FontRenderContext(null, isSmooth, false), text)
                            .getOutline(),
                    isSmooth,
                    found,
                    height,
                    text);
        });
    }

    /// The family itself, or the one with most letters; empty when neither has them.
    private Optional<String> installed(String family, String text) {
        for (String each : List.of(family, CJK)) {
            if (installed.contains(each) && new Font(each, Font.PLAIN, 12).canDisplayUpTo(text) < 0) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private Ink strokes(String text, int height, boolean isSmooth, double weight, double slant, double width) {
        double scale = height / StrokeFont.ROWS;
        Shape path = AffineTransform.getScaleInstance(scale * width, scale)
                .createTransformedShape(strokes.path(text, slant));
        Shape outline =
                new BasicStroke((float) weight, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND).createStrokedShape(path);
        return draw(outline, isSmooth, "own strokes", height, text);
    }

    private static Ink draw(Shape outline, boolean isSmooth, String font, int height, String text) {
        Rectangle2D bounds = outline.getBounds2D();
        int columns = (int) Math.ceil(bounds.getWidth()) + 2 * MARGIN;
        int rows = (int) Math.ceil(bounds.getHeight()) + 2 * MARGIN;
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING,
                isSmooth ? RenderingHints.VALUE_ANTIALIAS_ON : RenderingHints.VALUE_ANTIALIAS_OFF);
        pen.translate(MARGIN - bounds.getX(), MARGIN - bounds.getY());
        pen.fill(outline);
        pen.dispose();
        byte[] shares =
                ((DataBufferByte) image.getRaster().getDataBuffer()).getData().clone();
        int glyphs = (int) text.codePoints().filter(c -> c != ' ').count();
        return new Ink(columns, rows, shares, font, height, glyphs);
    }
}
