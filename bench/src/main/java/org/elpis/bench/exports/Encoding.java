package org.elpis.bench.exports;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/// How a picture becomes a file.
///
/// @param quality  of JPEG, 1 to 100; 0 for PNG
/// @param isColour  three equal colours instead of grey; JPEG then keeps fewer of their differences
/// @param encoder  `javax.imageio` or `cjpeg`
record Encoding(int quality, boolean isColour, String encoder) {
    /// libjpeg-turbo's program, when there is one: another encoder than Java's.
    private static final boolean HAS_CJPEG = Files.isExecutable(Path.of("/usr/bin/cjpeg"));

    static Encoding draw(int quality, SplittableRandom random) {
        boolean isColour = random.nextBoolean();
        boolean isOther = random.nextInt(5) == 0;
        return new Encoding(quality, isColour, quality > 0 && isOther && HAS_CJPEG ? "cjpeg" : "javax.imageio");
    }

    byte[] of(BufferedImage picture) throws IOException {
        BufferedImage image = isColour ? picture : grey(picture);
        if (encoder.equals("cjpeg")) {
            return cjpeg(picture);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (quality == 0) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        }
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
        return bytes.toByteArray();
    }

    private byte[] cjpeg(BufferedImage picture) throws IOException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/cjpeg", "-quality", Integer.toString(quality)));
        command.addAll(isColour ? List.of("-sample", quality % 2 == 0 ? "2x2" : "1x1") : List.of("-grayscale"));
        int width = picture.getWidth();
        byte[] pixels = new byte[3 * width * picture.getHeight()];
        for (int i = 0; i < pixels.length / 3; i++) {
            int rgb = picture.getRGB(i % width, i / width);
            pixels[3 * i] = (byte) (rgb >> 16);
            pixels[3 * i + 1] = (byte) (rgb >> 8);
            pixels[3 * i + 2] = (byte) rgb;
        }
        Path given = Files.createTempFile("export", ".ppm");
        Path taken = Files.createTempFile("export", ".jpg");
        try {
            try (OutputStream out = Files.newOutputStream(given)) {
                out.write(("P6 " + width + " " + picture.getHeight() + " 255\n").getBytes(StandardCharsets.US_ASCII));
                out.write(pixels);
            }
            command.addAll(List.of("-outfile", taken.toString(), given.toString()));
            if (new ProcessBuilder(command).start().waitFor() != 0) {
                throw new IOException("cjpeg refused a picture.");
            }
            return Files.readAllBytes(taken);
        } catch (InterruptedException e) {
            throw new IOException("Interrupted.", e);
        } finally {
            Files.delete(given);
            Files.delete(taken);
        }
    }

    private static BufferedImage grey(BufferedImage picture) {
        BufferedImage grey = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                grey.getRaster().setSample(x, y, 0, picture.getRGB(x, y) & 0xFF);
            }
        }
        return grey;
    }

    /// The same picture as whoever gets the file sees it.
    static BufferedImage decoded(byte[] file) throws IOException {
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(file));
        BufferedImage picture = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_RGB);
        boolean isGrey = read.getRaster().getNumBands() == 1;
        for (int y = 0; y < read.getHeight(); y++) {
            for (int x = 0; x < read.getWidth(); x++) {
                int rgb = isGrey ? read.getRaster().getSample(x, y, 0) * 0x010101 : read.getRGB(x, y);
                picture.setRGB(x, y, rgb);
            }
        }
        return picture;
    }
}
