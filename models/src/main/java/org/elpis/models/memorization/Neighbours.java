package org.elpis.models.memorization;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.elpis.models.audit.Picture;
import org.elpis.models.net.Shape;

/// Pictures of a generated image beside the nearest training image, the nearest held-out image, and the difference of
/// the first two. Private: they show patients.
final class Neighbours {
    private static final int GAP = 4;
    /// Pictures are shown about so wide.
    private static final int WIDTH = 160;

    private Neighbours() {}

    /// One row of four pictures.
    ///
    /// @param number  of the generated image, from 0
    /// @param distance  to the training image, 1 is a usual other patient
    /// @param heldOutDistance  to the held-out image
    static Picture row(
            Shape shape,
            int number,
            float[] synthetic,
            float[] member,
            double distance,
            float[] heldOut,
            double heldOutDistance) {
        float[] a = stretched(grey(shape, synthetic));
        float[] b = stretched(grey(shape, member));
        float[] difference = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = 0.5f + (a[i] - b[i]) / 2;
        }
        List<float[]> tiles = List.of(a, b, stretched(grey(shape, heldOut)), difference);
        String caption = String.format(
                Locale.ROOT,
                "Generated image %d; the nearest training image, distance %.2f; the nearest held-out image, distance"
                        + " %.2f; difference of the first two, grey is none. 1 is as far as another patient usually is.",
                number + 1,
                distance,
                heldOutDistance);
        return new Picture(caption, png(shape, tiles));
    }

    private static float[] grey(Shape shape, float[] values) {
        int size = shape.height() * shape.width();
        float[] grey = new float[size];
        for (int i = 0; i < values.length; i++) {
            grey[i % size] += (Float.isFinite(values[i]) ? values[i] : 0) / shape.channels();
        }
        return grey;
    }

    private static float[] stretched(float[] values) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        float[] stretched = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            stretched[i] = most > least ? (values[i] - least) / (most - least) : 0.5f;
        }
        return stretched;
    }

    private static byte[] png(Shape shape, List<float[]> tiles) {
        int factor = Math.max(1, WIDTH / shape.width());
        int divisor = Math.max(1, (int) Math.ceil((double) Math.max(shape.width(), shape.height()) / 512));
        int width = shape.width() * factor / divisor;
        int height = shape.height() * factor / divisor;
        BufferedImage image =
                new BufferedImage(tiles.size() * (width + GAP) - GAP, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int tile = 0; tile < tiles.size(); tile++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int row = Math.min(shape.height() - 1, y * divisor / factor);
                    int column = Math.min(shape.width() - 1, x * divisor / factor);
                    float value = tiles.get(tile)[row * shape.width() + column];
                    image.getRaster()
                            .setSample(tile * (width + GAP) + x, y, 0, Math.round(255 * Math.clamp(value, 0f, 1f)));
                }
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
