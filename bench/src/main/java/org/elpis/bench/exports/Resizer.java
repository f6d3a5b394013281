package org.elpis.bench.exports;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/// Ways in which software makes pictures larger or smaller, none of them ours.
enum Resizer {
    BILINEAR,
    BICUBIC,
    NEAREST,
    /// `Image.SCALE_AREA_AVERAGING`.
    AREA,
    /// Bilinear by halves, as browsers do.
    HALVES,
    /// Lanczos with three lobes, as PIL and ImageMagick do.
    LANCZOS;

    private Object hint() {
        return switch (this) {
            case BICUBIC -> RenderingHints.VALUE_INTERPOLATION_BICUBIC;
            case NEAREST -> RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR;
            case BILINEAR, HALVES, AREA, LANCZOS -> RenderingHints.VALUE_INTERPOLATION_BILINEAR;
        };
    }

    BufferedImage of(BufferedImage picture, int width, int height) {
        if (width == picture.getWidth() && height == picture.getHeight()) {
            return picture;
        }
        return switch (this) {
            case AREA -> {
                Image scaled = picture.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING);
                BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
                Graphics2D graphics = result.createGraphics();
                graphics.drawImage(scaled, 0, 0, null);
                graphics.dispose();
                yield result;
            }
            case HALVES -> {
                BufferedImage step = picture;
                while (step.getWidth() > 2 * width && step.getHeight() > 2 * height) {
                    step = drawn(step, step.getWidth() / 2, step.getHeight() / 2);
                }
                yield drawn(step, width, height);
            }
            case LANCZOS -> Lanczos.of(picture, width, height);
            case BILINEAR, BICUBIC, NEAREST -> drawn(picture, width, height);
        };
    }

    private BufferedImage drawn(BufferedImage picture, int width, int height) {
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = result.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, hint());
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return result;
    }
}
