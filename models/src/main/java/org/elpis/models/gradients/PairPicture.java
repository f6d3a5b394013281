package org.elpis.models.gradients;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.elpis.models.net.Shape;

/// A picture of originals, and under each its reconstruction.
final class PairPicture {
    /// Pixels a side that an image is enlarged to, about.
    private static final int SIDE = 96;

    private static final int GAP = 4;

    private PairPicture() {}

    /// The PNG file; of several channels the first is shown.
    static byte[] png(List<Judged> pairs, Shape shape, double low, double high) {
        int zoom = Math.max(1, SIDE / Math.max(shape.height(), shape.width()));
        int wide = shape.width() * zoom + GAP;
        int tall = shape.height() * zoom + GAP;
        BufferedImage picture =
                new BufferedImage(pairs.size() * wide + GAP, 2 * tall + GAP, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                picture.getRaster().setSample(x, y, 0, 255);
            }
        }
        for (int i = 0; i < pairs.size(); i++) {
            draw(picture, pairs.get(i).original(), GAP + i * wide, GAP, zoom, shape, low, high);
            draw(picture, pairs.get(i).made(), GAP + i * wide, GAP + tall, zoom, shape, low, high);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void draw(
            BufferedImage picture, double[] image, int left, int top, int zoom, Shape shape, double low, double high) {
        for (int y = 0; y < shape.height() * zoom; y++) {
            for (int x = 0; x < shape.width() * zoom; x++) {
                double value = (image[y / zoom * shape.width() + x / zoom] - low) / (high - low);
                picture.getRaster().setSample(left + x, top + y, 0, (int) Math.round(255 * Math.clamp(value, 0, 1)));
            }
        }
    }
}
