package org.elpis.bench.words;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import javax.imageio.ImageIO;
import org.elpis.codestream.EncapsulatedFrames;
import org.elpis.codestream.MalformedCodestreamException;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.Element;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.pixel.FrameCodec;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;
import org.elpis.testkit.picture.Picture;
import org.elpis.vision.codec.NativeFrames;

/// The first frame of real files, decoded by the gate's own reader and codecs.
final class RealFrames {
    private static final long HEAP = 1L << 30;
    /// Pixels of a slide are not what text is burned into.
    private static final long MAX_PIXELS = 4_000_000;

    private RealFrames() {}

    /// The first frame of an object, a PNG or a JPEG; empty when it is none, is a palette's, or nobody decodes it.
    static Optional<Picture> of(Path file) throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".png") || name.endsWith(".jpg")) {
            return Optional.ofNullable(ImageIO.read(file.toFile())).map(RealFrames::picture);
        }
        try (FileSource source = FileSource.open(file)) {
            return first(DicomReader.read(source, ReadLimits.forHeap(HEAP))).flatMap(RealFrames::picture);
        } catch (MalformedDicomException | MalformedCodestreamException | UndecodableFrameException notAnImage) {
            return Optional.empty();
        }
    }

    private static Optional<Raster> first(Instance image) throws IOException {
        Optional<Element> pixels = image.dataSet().get(Tag.PIXEL_DATA);
        if (pixels.isEmpty()) {
            return Optional.empty();
        }
        PixelLayout layout = PixelLayout.of(image.dataSet());
        if (layout.pixels() > MAX_PIXELS || layout.bitsAllocated() > 16) {
            return Optional.empty();
        }
        byte[] frame = pixels.get().value() instanceof Value.Fragments fragments
                ? EncapsulatedFrames.of(image.dataSet(), fragments).frame(0)
                : uncompressed(image, pixels.get(), layout);
        for (FrameCodec codec : ServiceLoader.load(FrameCodec.class)) {
            if (codec.reads(image.transferSyntax().uid())) {
                return Optional.of(codec.decode(frame, layout));
            }
        }
        return Optional.empty();
    }

    private static byte[] uncompressed(Instance image, Element element, PixelLayout layout) throws IOException {
        byte[] all = switch (element.value()) {
            case Value.Region region -> region.load(Integer.MAX_VALUE);
            case Value.Bytes bytes ->
                Arrays.copyOfRange(bytes.array(), bytes.offset(), bytes.offset() + bytes.length());
            case Value.Fragments fragments -> throw new IllegalStateException("Fragments are read by frames.");
            case Value.Items items -> throw new UndecodableFrameException("the pixel data are items");
        };
        NativeFrames frames = NativeFrames.of(layout, image.dataSet().encoding(), element.vr(), all.length);
        if (frames.bytes() > all.length) {
            throw new UndecodableFrameException("the pixel data are shorter than their attributes say");
        }
        int start = (int) frames.start(0);
        return frames.take(Arrays.copyOfRange(all, start, start + (int) frames.length(0)), 0);
    }

    /// Grey with white as the highest value, or red, green and blue.
    private static Optional<Picture> picture(Raster raster) {
        if (raster.bits() < 8 || raster.columns() < 32 || raster.rows() < 32) {
            return Optional.empty();
        }
        return switch (raster.photometric()) {
            case MONOCHROME1, MONOCHROME2 -> Optional.of(grey(raster));
            case RGB, YBR_FULL -> raster.bits() == 8 ? Optional.of(colour(raster)) : Optional.empty();
            case PALETTE_COLOR,
                    YBR_FULL_422,
                    YBR_PARTIAL_422,
                    YBR_PARTIAL_420,
                    YBR_ICT,
                    YBR_RCT,
                    XYB,
                    HSV,
                    ARGB,
                    CMYK -> Optional.empty();
        };
    }

    private static Picture grey(Raster raster) {
        int limit = (1 << raster.bits()) - 1;
        short[] values = new short[raster.values().length];
        for (int i = 0; i < values.length; i++) {
            int value = raster.values()[i] + (raster.isSigned() ? 1 << raster.bits() - 1 : 0) & limit;
            values[i] = (short) (raster.photometric() == Photometric.MONOCHROME1 ? limit - value : value);
        }
        return new Picture(raster.columns(), raster.rows(), 1, raster.bits(), values);
    }

    private static Picture colour(Raster raster) {
        short[] values = raster.values().clone();
        if (raster.photometric() == Photometric.YBR_FULL) {
            for (int i = 0; i < values.length; i += 3) {
                double y = values[i] & 0xFF;
                double cb = (values[i + 1] & 0xFF) - 128;
                double cr = (values[i + 2] & 0xFF) - 128;
                // PS3.3 C.7.6.3.1.2, the other way round.
                values[i] = eight(y + 1.402 * cr);
                values[i + 1] = eight(y - 0.344136 * cb - 0.714136 * cr);
                values[i + 2] = eight(y + 1.772 * cb);
            }
        }
        return new Picture(raster.columns(), raster.rows(), 3, 8, values);
    }

    private static short eight(double value) {
        return (short) Math.clamp(Math.round(value), 0, 255);
    }

    /// Of a picture in memory; three equal samples are one.
    static Picture picture(BufferedImage image) {
        int columns = image.getWidth();
        int rows = image.getHeight();
        int samples = image.getRaster().getNumBands() < 3 ? 1 : 3;
        short[] values = new short[columns * rows * samples];
        for (int i = 0; i < columns * rows; i++) {
            int rgb = image.getRGB(i % columns, i / columns);
            for (int s = 0; s < samples; s++) {
                values[i * samples + s] = (short)
                        (samples == 1
                                ? image.getRaster().getSample(i % columns, i / columns, 0)
                                : rgb >> 16 - 8 * s & 0xFF);
            }
        }
        return new Picture(columns, rows, samples, 8, values);
    }
}
