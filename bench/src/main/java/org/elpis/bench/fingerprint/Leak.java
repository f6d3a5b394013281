package org.elpis.bench.fingerprint;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.elpis.fingerprint.SuspectPicture;

/// How a copy becomes the picture that leaks.
///
/// @param quality  of JPEG, 1 to 100; 0 for PNG
/// @param part  of each side that is left after cutting
/// @param scale  after that
/// @param tone  which window or curve makes grey values
record Leak(String name, int quality, double part, double scale, Tone tone) {
    enum Tone {
        /// The window that the file names, else nearly all values.
        USUAL,
        /// Twice as wide.
        WIDE,
        /// Half as wide.
        NARROW,
        /// Black and white changed places, and a curve.
        INVERTED_GAMMA
    }

    static Leak jpeg(int quality) {
        return new Leak(quality == 0 ? "PNG" : "JPEG " + quality, quality, 1, 1, Tone.USUAL);
    }

    SuspectPicture of(GreyFile copy) {
        BufferedImage image = coded(scaled(cut(shown(copy))));
        float[] grey = new float[image.getWidth() * image.getHeight()];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = image.getRaster().getSample(i % image.getWidth(), i / image.getWidth(), 0);
        }
        return new SuspectPicture(image.getWidth(), image.getHeight(), grey);
    }

    private BufferedImage shown(GreyFile copy) {
        int columns = copy.layout().columns();
        BufferedImage image = new BufferedImage(columns, copy.layout().rows(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        double width = copy.high() - copy.low();
        double center = (copy.high() + copy.low()) / 2;
        double reach = width * (tone == Tone.WIDE ? 1 : tone == Tone.NARROW ? 0.25 : 0.5);
        for (int i = 0; i < bytes.length; i++) {
            double share = Math.clamp((copy.value(i) - center + reach) / (2 * reach), 0, 1);
            share = tone == Tone.INVERTED_GAMMA ? 1 - Math.pow(share, 0.7) : share;
            bytes[i] = (byte) Math.round(255 * share);
        }
        return image;
    }

    private BufferedImage cut(BufferedImage image) {
        if (part == 1) {
            return image;
        }
        int width = (int) (image.getWidth() * part);
        int height = (int) (image.getHeight() * part);
        return copy(image.getSubimage((image.getWidth() - width) / 2, (image.getHeight() - height) / 3, width, height));
    }

    private BufferedImage scaled(BufferedImage image) {
        if (scale == 1) {
            return image;
        }
        int width = (int) Math.round(image.getWidth() * scale);
        int height = (int) Math.round(image.getHeight() * scale);
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = scaled.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        if (scale < 1) {
            pen.drawImage(image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        } else {
            pen.drawImage(image, 0, 0, width, height, null);
        }
        pen.dispose();
        return scaled;
    }

    private static BufferedImage copy(BufferedImage part) {
        BufferedImage image = new BufferedImage(part.getWidth(), part.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setRect(part.getRaster());
        return image;
    }

    private BufferedImage coded(BufferedImage image) {
        if (quality == 0) {
            return image;
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality / 100f);
            try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
                writer.setOutput(out);
                writer.write(null, new IIOImage(image, null, null), how);
            } finally {
                writer.dispose();
            }
            return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
