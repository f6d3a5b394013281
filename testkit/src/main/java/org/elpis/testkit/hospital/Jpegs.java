package org.elpis.testkit.hospital;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Colour JPEG of a grey picture, by the JDK's own encoder.
final class Jpegs {
    private Jpegs() {}

    static byte[] encode(byte[] grey, int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < grey.length; i++) {
            int g = grey[i] & 0xFF;
            image.setRGB(i % size, i / size, g << 16 | g * 3 / 4 << 8 | g / 2);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, "jpeg", stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
