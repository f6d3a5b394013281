package org.elpis.bench.exports;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.SplittableRandom;
import org.elpis.vision.likeness.GreyImage;

/// What happens to a frame on its way to a chat, drawn at random: nothing of it changes what is seen.
///
/// @param factor  pixels of the picture a pixel of the frame
/// @param turn  0 upright, 1 to 3 turned by quarters, 4 mirrored
/// @param cut  shares of the frame that are cut off: left, top, right, bottom
/// @param border  share of the picture's width that is put around it; 0 for none
/// @param before  a compression before the last one; quality 0 for none
record Export(
        Shown shown,
        double factor,
        Resizer resizer,
        boolean isValueFirst,
        int turn,
        Cut cut,
        double border,
        int borderGrey,
        int before,
        Encoding encoding) {

    /// Shares of width and height, 0 to 0.4.
    record Cut(double left, double top, double right, double bottom) {
        static final Cut NONE = new Cut(0, 0, 0, 0);

        static Cut draw(SplittableRandom random) {
            double most = random.nextDouble(0.05, 0.4);
            double x = random.nextDouble(most);
            double y = random.nextDouble(most);
            return new Cut(x, y, most - x, most - y);
        }

        boolean isNone() {
            return equals(NONE);
        }
    }

    /// Any legal derivative.
    static Export draw(GreyImage values, SplittableRandom random) {
        double factor =
                random.nextInt(3) == 0 ? 1 : StrictMath.exp(random.nextDouble(StrictMath.log(0.25), StrictMath.log(2)));
        int quality = random.nextInt(6) == 0 ? 0 : 50 + random.nextInt(46);
        return new Export(
                Shown.draw(values, random),
                factor,
                Resizer.values()[random.nextInt(Resizer.values().length)],
                random.nextInt(4) == 0,
                random.nextInt(10) == 0 ? 1 + random.nextInt(4) : 0,
                random.nextInt(4) == 0 ? Cut.draw(random) : Cut.NONE,
                random.nextInt(5) == 0 ? random.nextDouble(0.02, 0.2) : 0,
                new int[] {0, 0, 255, 128}[random.nextInt(4)],
                random.nextInt(5) == 0 ? 60 + random.nextInt(36) : 0,
                Encoding.draw(quality, random));
    }

    /// The same way with a factor and a quality that are asked for, upright, whole and compressed once.
    static Export plain(GreyImage values, double factor, int quality, SplittableRandom random) {
        Export any = draw(values, random);
        return new Export(
                any.shown,
                factor,
                any.resizer == Resizer.NEAREST ? Resizer.BICUBIC : any.resizer,
                any.isValueFirst,
                0,
                Cut.NONE,
                0,
                0,
                0,
                Encoding.draw(quality, random));
    }

    /// @param edit  of the greys, at the size of the frame
    byte[] file(GreyImage values, Edit edit) throws IOException {
        boolean isResizedBefore = isValueFirst && edit.equals(Edit.NONE);
        GreyImage given = isResizedBefore ? Lanczos.of(values, size(values.width()), size(values.height())) : values;
        GreyImage greys = edit.of(shown.of(given));
        BufferedImage whole = picture(greys);
        int left = (int) (cut.left * greys.width());
        int top = (int) (cut.top * greys.height());
        int width = greys.width() - left - (int) (cut.right * greys.width());
        int height = greys.height() - top - (int) (cut.bottom * greys.height());
        BufferedImage part = whole.getSubimage(left, top, width, height);
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = copy.createGraphics();
        graphics.drawImage(part, 0, 0, null);
        graphics.dispose();
        BufferedImage resized = isResizedBefore ? copy : resizer.of(copy, size(width), size(height));
        BufferedImage picture = turned(bordered(resized));
        if (before > 0) {
            picture = Encoding.decoded(new Encoding(before, false, "javax.imageio").of(picture));
        }
        return encoding.of(picture);
    }

    private int size(int length) {
        return Math.max(32, (int) Math.round(length * factor));
    }

    /// A change of greys on their way.
    @FunctionalInterface
    interface Edit {
        Edit NONE = greys -> greys;

        GreyImage of(GreyImage greys);
    }

    private static BufferedImage picture(GreyImage greys) {
        BufferedImage image = new BufferedImage(greys.width(), greys.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < greys.values().length; i++) {
            int grey = Math.clamp(Math.round(greys.values()[i]), 0, 255);
            image.setRGB(i % greys.width(), i / greys.width(), grey * 0x010101);
        }
        return image;
    }

    private BufferedImage bordered(BufferedImage picture) {
        if (border == 0) {
            return picture;
        }
        int x = (int) Math.max(1, border * picture.getWidth());
        int y = borderGrey == 255 ? x : x / 3;
        BufferedImage result =
                new BufferedImage(picture.getWidth() + 2 * x, picture.getHeight() + 2 * y, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = result.createGraphics();
        graphics.setColor(new Color(borderGrey, borderGrey, borderGrey));
        graphics.fillRect(0, 0, result.getWidth(), result.getHeight());
        graphics.drawImage(picture, x, y, null);
        graphics.dispose();
        return result;
    }

    private BufferedImage turned(BufferedImage picture) {
        if (turn == 0) {
            return picture;
        }
        boolean isAcross = turn == 1 || turn == 3;
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage result =
                new BufferedImage(isAcross ? height : width, isAcross ? width : height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = picture.getRGB(x, y);
                switch (turn) {
                    case 1 -> result.setRGB(height - 1 - y, x, rgb);
                    case 2 -> result.setRGB(width - 1 - x, height - 1 - y, rgb);
                    case 3 -> result.setRGB(y, width - 1 - x, rgb);
                    default -> result.setRGB(width - 1 - x, y, rgb);
                }
            }
        }
        return result;
    }
}
