package org.elpis.vision.export;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.elpis.vision.likeness.GreyImage;

/// A PNG or JPEG as greys 0 to 255, or the reason why it is none that can be judged.
///
/// Its size is known before anything is allocated for its pixels.
///
/// @param grey  luma of colours
/// @param isColour  whether its colours differ by more than JPEG makes of grey
public record ExportPicture(GreyImage grey, boolean isColour) {
    /// Bytes of a file at most: no picture of `MAX_PIXELS` takes as many.
    private static final long MAX_BYTES = 128L << 20;
    /// Pixels at most: 6,700 by 6,700.
    private static final long MAX_PIXELS = 45_000_000;
    private static final int LEAST_SIDE = 16;
    /// Between the least and the most of red, green and blue: chroma of grey is 0 in a JPEG of any quality, and comes
    /// back off by a few from whoever rounds.
    private static final int COLOURED = 16;

    /// What came of reading a picture.
    public sealed interface Read {
        /// The picture, when there is one.
        default ExportPicture orElseThrow() throws IOException {
            return switch (this) {
                case Usable readable -> readable.picture();
                case Unreadable unreadable -> throw new IOException(unreadable.reason());
            };
        }
    }

    /// A picture that can be judged.
    ///
    /// @param picture  as it was read
    public record Usable(ExportPicture picture) implements Read {}

    /// A file that cannot.
    ///
    /// @param reason  why nothing can be said of it, as the end of a sentence
    public record Unreadable(String reason) implements Read {}

    /// Whether a file begins as a PNG or JPEG does.
    public static boolean isPicture(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(8);
            return isPng(start) || isJpeg(start);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isPng(byte[] bytes) {
        return bytes.length >= 8 && bytes[0] == (byte) 0x89 && bytes[1] == 'P' && bytes[2] == 'N' && bytes[3] == 'G';
    }

    private static boolean isJpeg(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xD8 && bytes[2] == (byte) 0xFF;
    }

    /// Reads a file.
    ///
    /// @throws IOException when the file cannot be read from its disk
    public static Read read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            return new Unreadable("the picture is longer than 128 MiB");
        }
        return of(Files.readAllBytes(file));
    }

    public static Read of(byte[] bytes) {
        if (!isPng(bytes) && !isJpeg(bytes)) {
            return new Unreadable("it is neither a PNG nor a JPEG");
        }
        if (!isWhole(bytes)) {
            return new Unreadable("the picture breaks off");
        }
        Optional<String> refusal = ViewerOrders.refusal(bytes, isPng(bytes));
        if (refusal.isPresent()) {
            return new Unreadable(refusal.get());
        }
        String format = isPng(bytes) ? "png" : "jpeg";
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        if (!readers.hasNext()) {
            return new Unreadable("this Java reads no " + format.toUpperCase(Locale.ROOT));
        }
        ImageReader reader = readers.next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            return decode(reader, in);
        } catch (IOException | RuntimeException broken) {
            // The readers of Java meet broken files with exceptions of many kinds.
            return new Unreadable("the picture is broken or of a kind that is not read here");
        } finally {
            reader.dispose();
        }
    }

    /// A JPEG that breaks off is read to the end by many readers, with grey for what is missing.
    private static boolean isWhole(byte[] bytes) {
        if (isPng(bytes)) {
            return find(bytes, new byte[] {'I', 'E', 'N', 'D'});
        }
        return find(bytes, new byte[] {(byte) 0xFF, (byte) 0xD9});
    }

    /// Something may stand behind the end, so it is looked for from behind.
    private static boolean find(byte[] bytes, byte[] end) {
        for (int at = bytes.length - end.length; at >= 0; at--) {
            boolean isHere = true;
            for (int k = 0; k < end.length && isHere; k++) {
                isHere = bytes[at + k] == end[k];
            }
            if (isHere) {
                return true;
            }
        }
        return false;
    }

    private static Read decode(ImageReader reader, ImageInputStream in) throws IOException {
        boolean[] hasWarned = {false};
        reader.addIIOReadWarningListener((IIOReadWarningListener) (source, warning) -> hasWarned[0] = true);
        reader.setInput(in, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MAX_PIXELS) {
            return new Unreadable("the picture has more than 45 million pixels");
        }
        if (Math.min(width, height) < LEAST_SIDE) {
            return new Unreadable("the picture is too small");
        }
        BufferedImage image = reader.read(0, new ImageReadParam());
        if (hasWarned[0]) {
            return new Unreadable("the picture is damaged");
        }
        return isSeeThrough(image) ? new Unreadable(ViewerOrders.SEE_THROUGH) : new Usable(of(image));
    }

    private static boolean isSeeThrough(BufferedImage image) {
        int[] line = new int[image.getWidth()];
        for (int y = 0; image.getColorModel().hasAlpha() && y < image.getHeight(); y++) {
            image.getRGB(0, y, line.length, 1, line, 0, line.length);
            for (int argb : line) {
                if (argb >>> 24 != 0xFF) {
                    return true;
                }
            }
        }
        return false;
    }

    private static ExportPicture of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        float[] grey = new float[width * height];
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        boolean isPlain = image.getColorModel().getNumColorComponents() == 1
                && !(image.getColorModel() instanceof java.awt.image.IndexColorModel);
        double unit = 255.0 / ((1L << Math.min(16, image.getColorModel().getComponentSize(0))) - 1);
        int[] line = new int[width * bands];
        int coloured = 0;
        for (int y = 0; y < height; y++) {
            if (isPlain) {
                raster.getPixels(0, y, width, 1, line);
            } else {
                image.getRGB(0, y, width, 1, line, 0, width);
            }
            for (int x = 0; x < width; x++) {
                if (isPlain) {
                    grey[y * width + x] = (float) (line[x * bands] * unit);
                } else {
                    int red = line[x] >> 16 & 0xFF;
                    int green = line[x] >> 8 & 0xFF;
                    int blue = line[x] & 0xFF;
                    grey[y * width + x] = FrameValues.luma(red, green, blue);
                    int most = Math.max(red, Math.max(green, blue));
                    coloured += most - Math.min(red, Math.min(green, blue)) > COLOURED ? 1 : 0;
                }
            }
        }
        return new ExportPicture(new GreyImage(width, height, grey), coloured > 20);
    }
}
