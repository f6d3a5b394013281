package org.elpis.vision.export;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.elpis.vision.likeness.GreyImage;

/// Drawn images with shapes and grain, and pictures of them.
final class Scene {
    static final int WIDTH = 256;
    static final int HEIGHT = 208;

    private Scene() {}

    /// Values 0 to 4095, as of a patient with this number.
    static GreyImage of(long patient) {
        SplittableRandom random = new SplittableRandom(patient);
        float[] values = new float[WIDTH * HEIGHT];
        for (int shape = 0; shape < 60; shape++) {
            double x = random.nextDouble(WIDTH);
            double y = random.nextDouble(HEIGHT);
            double rx = random.nextDouble(6, 40);
            double ry = random.nextDouble(6, 40);
            double height = random.nextDouble(-500, 900);
            for (int i = 0; i < values.length; i++) {
                int row = i / WIDTH;
                double dx = (i % WIDTH - x) / rx;
                double dy = (row - y) / ry;
                double far = dx * dx + dy * dy;
                values[i] += (float) (far < 4 ? height * StrictMath.exp(-2 * far * far) : 0);
            }
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.clamp(Math.rint(1500 + values[i] + random.nextDouble(-25, 25)), 0, 4095);
        }
        return new GreyImage(WIDTH, HEIGHT, values);
    }

    /// As a viewer shows it: values from `low` to `high` from black to white.
    static BufferedImage shown(GreyImage image, double low, double high) {
        BufferedImage shown = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < image.values().length; i++) {
            int grey = (int) Math.round(255 * Math.clamp((image.values()[i] - low) / (high - low), 0, 1));
            shown.setRGB(i % image.width(), i / image.width(), grey * 0x010101);
        }
        return shown;
    }

    static BufferedImage resized(BufferedImage picture, double factor) {
        int width = (int) Math.round(picture.getWidth() * factor);
        int height = (int) Math.round(picture.getHeight() * factor);
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = result.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return result;
    }

    /// A round spot with a soft edge, lighter by `greys` in its middle.
    static BufferedImage spotted(BufferedImage picture, int x, int y, double radius, int greys) {
        for (int py = 0; py < picture.getHeight(); py++) {
            for (int px = 0; px < picture.getWidth(); px++) {
                double far = ((px - x) * (px - x) + (py - y) * (py - y)) / (radius * radius);
                int grey = picture.getRGB(px, py) & 0xFF;
                int more = Math.clamp(Math.round(grey + greys * StrictMath.exp(-2 * far)), 0, 255);
                picture.setRGB(px, py, more * 0x010101);
            }
        }
        return picture;
    }

    static byte[] png(BufferedImage picture) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] jpeg(BufferedImage picture, int quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality / 100f);
            try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
                writer.setOutput(out);
                writer.write(null, new IIOImage(picture, null, null), how);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }
}
