package org.elpis.engine;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;
import org.elpis.fingerprint.SuspectPicture;
import org.elpis.pixel.Examiners;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.StoredImage;

/// Reads files that may have leaked: DICOM objects, and pictures in the formats that Java reads.
///
/// Nothing in them is believed. What cannot be read, or is too small or too large, gives no picture.
final class SuspectFiles {
    /// Of one DICOM object; one frame tells enough where there are many.
    private static final int MOST_FRAMES = 64;

    private SuspectFiles() {}

    /// One frame or picture.
    ///
    /// @param uid  SOP Instance UID, as the file says; empty of a picture
    /// @param frame  from 0
    record Suspect(Path file, String uid, int frame, SuspectPicture picture) {}

    interface Taker {
        void take(Suspect suspect) throws IOException;
    }

    /// Reads a file, and hands over each picture in it.
    ///
    /// @return how many there were
    static int read(Path file, ReadLimits limits, Taker taker) throws IOException {
        try (FileSource source = FileSource.open(file)) {
            return DicomReader.looksLikeDicom(source) ? object(file, source, limits, taker) : picture(file, taker);
        } catch (MalformedDicomException e) {
            return 0;
        }
    }

    private static int object(Path file, FileSource source, ReadLimits limits, Taker taker)
            throws IOException, MalformedDicomException {
        Instance instance = DicomReader.read(source, limits);
        if (!instance.dataSet().contains(Tag.PIXEL_DATA) || Examiners.opener().isEmpty()) {
            return 0;
        }
        StoredImage frames = Examiners.opener().get().open(instance);
        PixelLayout layout = frames.layout();
        if (!SuspectPicture.isFit(layout.columns(), layout.rows())) {
            return 0;
        }
        int count = Math.min(layout.frames(), MOST_FRAMES);
        for (int i = 0; i < count; i++) {
            taker.take(new Suspect(file, instance.sopInstanceUid(), i, grey(frames.raster(i), layout)));
        }
        return count;
    }

    private static SuspectPicture grey(Raster raster, PixelLayout layout) {
        int samples = raster.samples();
        float[] grey = new float[raster.columns() * raster.rows()];
        for (int i = 0; i < grey.length; i++) {
            int sum = 0;
            for (int s = 0; s < samples; s++) {
                short value = raster.values()[i * samples + s];
                sum += layout.isSigned() ? value : value & 0xFFFF;
            }
            grey[i] = (float) sum / samples;
        }
        return new SuspectPicture(raster.columns(), raster.rows(), grey);
    }

    private static int picture(Path file, Taker taker) throws IOException {
        List<Suspect> found = new ArrayList<>();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers =
                    in == null ? List.<ImageReader>of().iterator() : ImageIO.getImageReaders(in);
            if (readers.hasNext()) {
                ImageReader reader = readers.next();
                reader.setInput(in, true, true);
                // Before anything is decoded: a few bytes may claim billions of pixels.
                if (SuspectPicture.isFit(reader.getWidth(0), reader.getHeight(0))) {
                    found.add(new Suspect(file, "", 0, grey(reader.read(0))));
                }
                reader.dispose();
            }
        } catch (IOException | RuntimeException malformed) {
            return 0;
        }
        for (Suspect suspect : found) {
            taker.take(suspect);
        }
        return found.size();
    }

    private static SuspectPicture grey(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int bands = image.getRaster().getNumBands();
        boolean isTable = image.getColorModel() instanceof IndexColorModel;
        float[] grey = new float[width * height];
        int[] pixel = new int[Math.max(3, bands)];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (isTable) {
                    int rgb = image.getRGB(x, y);
                    grey[y * width + x] = ((rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF)) / 3f;
                } else {
                    image.getRaster().getPixel(x, y, pixel);
                    grey[y * width + x] = bands < 3 ? pixel[0] : (pixel[0] + pixel[1] + pixel[2]) / 3f;
                }
            }
        }
        return new SuspectPicture(width, height, grey);
    }

    /// All files of a folder, in the order of their names; a file is itself.
    static List<Path> files(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        try (Stream<Path> walk = Files.walk(path)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
