package org.elpis.models.data;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/// A PNG or JPEG as the JDK's own readers decode it: 8 or 16 bits a sample, grey, colour or palette.
///
/// Transparency, colour profiles, gamma and orientation marks are passed over: the stored colours count as sRGB.
final class ImageIoPixels implements Pixels {
    private final Raster raster;
    private final ColorModel colours;
    private final double greatest;

    private ImageIoPixels(BufferedImage image) throws UnreadablePictureException {
        raster = image.getRaster();
        colours = image.getColorModel();
        boolean isShort = raster.getTransferType() == DataBuffer.TYPE_USHORT;
        greatest = isShort ? 65535 : 255;
        boolean isPlain =
                colours instanceof ComponentColorModel && (isShort || raster.getTransferType() == DataBuffer.TYPE_BYTE);
        if (!isPlain && !(colours instanceof IndexColorModel)) {
            throw new UnreadablePictureException(
                    "An image has colours of a kind that is not read. " + "Save it as grey or RGB with 8 or 16 bits.");
        }
    }

    /// @param format  `png` or `jpeg`
    static Pixels open(Path file, String format) throws IOException, UnreadablePictureException {
        ImageReader reader = reader(format);
        try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            PictureFile.requireSize(reader.getWidth(0), reader.getHeight(0));
            return new ImageIoPixels(reader.read(0));
        } catch (RuntimeException e) {
            // The JDK's readers end so on some damaged files.
            throw new UnreadablePictureException("An image is damaged. Replace it.", e);
        } finally {
            reader.dispose();
        }
    }

    /// The JDK's own, whatever else is installed: another decoder of JPEG gives other pixels.
    private static ImageReader reader(String format) throws IOException {
        Iterator<ImageReader> all = ImageIO.getImageReadersByFormatName(format);
        while (all.hasNext()) {
            ImageReader reader = all.next();
            if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
                return reader;
            }
            reader.dispose();
        }
        throw new IOException("This Java has no reader of PNG and JPEG.");
    }

    @Override
    public int width() {
        return raster.getWidth();
    }

    @Override
    public int height() {
        return raster.getHeight();
    }

    @Override
    public int channels() {
        // Grey, and grey with transparency, have fewer than three bands.
        return !(colours instanceof IndexColorModel) && raster.getNumBands() < 3 ? 1 : 3;
    }

    @Override
    public void row(int channel, int y, double[] row) {
        int band = colours instanceof IndexColorModel ? 0 : channel;
        for (int x = 0; x < row.length; x++) {
            int sample = raster.getSample(x, y, band);
            row[x] = colours instanceof IndexColorModel palette ? colour(palette, sample, channel) : sample / greatest;
        }
    }

    private static double colour(IndexColorModel palette, int place, int channel) {
        if (place >= palette.getMapSize()) {
            return 0;
        }
        return (palette.getRGB(place) >> 16 - 8 * channel & 0xFF) / 255.0;
    }
}
