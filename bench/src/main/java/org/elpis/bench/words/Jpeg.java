package org.elpis.bench.words;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.elpis.testkit.picture.Picture;

/// What JPEG of quality 60 leaves of an eight-bit picture.
final class Jpeg {
    private static final float QUALITY = 0.6f;

    private Jpeg() {}

    static Picture through(Picture picture) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
                writer.setOutput(out);
                writer.write(null, new IIOImage(image(picture), null, null), how);
            } finally {
                writer.dispose();
            }
            return RealFrames.picture(ImageIO.read(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param picture  of eight bits
    static BufferedImage image(Picture picture) {
        boolean isGrey = picture.samples() == 1;
        BufferedImage image = new BufferedImage(
                picture.columns(), picture.rows(), isGrey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        int[] values = new int[picture.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = picture.values()[i] & 0xFF;
        }
        image.getRaster().setPixels(0, 0, picture.columns(), picture.rows(), values);
        return image;
    }
}
