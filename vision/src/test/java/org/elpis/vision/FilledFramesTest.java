package org.elpis.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.Element;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Vr;
import org.elpis.pixel.Box;
import org.elpis.pixel.FaceEdit;
import org.elpis.pixel.FilledPixels;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelEdit;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;
import org.junit.jupiter.api.Test;

/// Every real image that can be decoded, with a box filled: inside is the fill, outside nothing changed.
class FilledFramesTest {
    private static final Path IMAGES = Path.of("../../shared/data/dicom-mixed");
    /// Larger ones cost more time than they teach.
    private static final long MOST_CELLS = 1 << 21;
    /// In images of one transfer syntax.
    private static final int MOST_FACES = 5;

    private static final Set<String> LOSSY_JPEG = Set.of(
            "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.53", "1.2.840.10008.1.2.4.55");

    @Test
    void changesNothingOutsideTheBoxInAnyKindOfImage() throws Exception {
        assumeTrue(Files.isDirectory(IMAGES));
        Map<String, Integer> tried = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(IMAGES)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                tryOn(file, tried, wrong);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried.keySet())
                .contains("1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.5")
                .contains("1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.70", "1.2.840.10008.1.2.4.80");
    }

    /// Lossy frames too: they are decoded, changed and written without loss.
    @Test
    void changesNothingOutsideAFaceInAnyKindOfImage() throws Exception {
        assumeTrue(Files.isDirectory(IMAGES));
        Map<String, Integer> tried = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(IMAGES)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                tryFace(file, tried, wrong);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried.keySet())
                .contains("1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.5")
                .contains("1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.70", "1.2.840.10008.1.2.4.80");
    }

    private static void tryFace(Path file, Map<String, Integer> tried, List<String> wrong) throws IOException {
        try (FileSource source = FileSource.open(file)) {
            Instance image = DicomReader.read(source, ReadLimits.forHeap(1L << 30));
            if (!image.dataSet().contains(Tag.PIXEL_DATA)) {
                return;
            }
            ImageFrames before = ImageFrames.of(image);
            PixelLayout layout = before.layout();
            if (layout.cells() * before.count() > MOST_CELLS || layout.bitsStored() > 16 || layout.samples() != 1) {
                return;
            }
            if (tried.getOrDefault(image.transferSyntax().uid(), 0) >= MOST_FACES) {
                return;
            }
            List<Raster> rasters = rasters(before);
            FaceEdit face = upended(rasters);
            FilledPixels filled = FilledFrames.of(
                    image,
                    image.dataSet().get(Tag.PIXEL_DATA).orElseThrow().value(),
                    new PixelEdit(List.of(), Optional.of(face)));
            List<Raster> after = rasters(ImageFrames.of(with(image, filled)));
            tried.merge(image.transferSyntax().uid(), 1, Integer::sum);
            for (int i = 0; i < rasters.size(); i++) {
                short[] expected = rasters.get(i).values().clone();
                FaceEdit.Frame frame = face.frames().get(i);
                System.arraycopy(frame.values(), 0, expected, frame.runs()[0], frame.runs()[1]);
                if (!Arrays.equals(expected, after.get(i).values())) {
                    wrong.add(file.getFileName() + " frame " + i);
                    return;
                }
            }
        } catch (MalformedDicomException | UndecodableFrameException e) {
            // What cannot be decoded is held back; other tests say which.
        }
    }

    /// The middle third of each frame, the last pixel first.
    private static FaceEdit upended(List<Raster> rasters) {
        List<FaceEdit.Frame> frames = new ArrayList<>();
        for (Raster raster : rasters) {
            int first = raster.values().length / 3;
            short[] values = new short[Math.max(1, first)];
            for (int i = 0; i < values.length; i++) {
                values[i] = raster.values()[first + values.length - 1 - i];
            }
            frames.add(new FaceEdit.Frame(new int[] {first, values.length}, values));
        }
        return new FaceEdit(rasters.getFirst().columns(), rasters.getFirst().rows(), frames);
    }

    private static void tryOn(Path file, Map<String, Integer> tried, List<String> wrong) throws IOException {
        try (FileSource source = FileSource.open(file)) {
            Instance image = DicomReader.read(source, ReadLimits.forHeap(1L << 30));
            if (!image.dataSet().contains(Tag.PIXEL_DATA)) {
                return;
            }
            ImageFrames before = ImageFrames.of(image);
            if (before.layout().cells() * before.count() > MOST_CELLS
                    || before.layout().bitsAllocated() > 16) {
                return;
            }
            List<Raster> rasters = rasters(before);
            PixelLayout layout = before.layout();
            Box box = new Box(layout.columns() / 3, layout.rows() / 3, layout.columns() / 4 + 1, layout.rows() / 5 + 1);
            FilledPixels filled = FilledFrames.of(
                    image,
                    image.dataSet().get(Tag.PIXEL_DATA).orElseThrow().value(),
                    new PixelEdit(List.of(box), Optional.empty()));
            List<Raster> after = rasters(ImageFrames.of(with(image, filled)));
            tried.merge(image.transferSyntax().uid(), 1, Integer::sum);
            boolean isLossy = LOSSY_JPEG.contains(image.transferSyntax().uid());
            for (int i = 0; i < rasters.size(); i++) {
                String fault = compare(rasters.get(i), after.get(i), box, isLossy);
                if (!fault.isEmpty()) {
                    wrong.add(file.getFileName() + " frame " + i + ": " + fault);
                    return;
                }
            }
        } catch (MalformedDicomException | UndecodableFrameException e) {
            // What cannot be decoded is held back; other tests say which.
        }
    }

    private static List<Raster> rasters(ImageFrames frames) throws IOException {
        List<Raster> rasters = new ArrayList<>();
        for (int i = 0; i < frames.count(); i++) {
            rasters.add(frames.raster(i));
        }
        return rasters;
    }

    /// As the gate does it: the elements that describe the pixels follow them.
    private static Instance with(Instance image, FilledPixels filled) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < image.dataSet().size(); i++) {
            Element element = image.dataSet().at(i);
            switch (element.tag()) {
                case Tag.PIXEL_DATA -> elements.add(new Element(element.tag(), vr(image, filled), filled.pixels()));
                case Tag.PHOTOMETRIC_INTERPRETATION ->
                    elements.add(Element.ofAscii(
                            Tag.PHOTOMETRIC_INTERPRETATION,
                            Vr.CS,
                            filled.photometric().term()));
                case Tag.PLANAR_CONFIGURATION -> {
                    if (!filled.isByPixel()) {
                        elements.add(element);
                    }
                }
                case Tag.EXTENDED_OFFSET_TABLE, Tag.EXTENDED_OFFSET_TABLE_LENGTHS -> {}
                default -> elements.add(element);
            }
        }
        DataSet dataSet = image.dataSet().with(elements);
        return new Instance(
                image.preamble(),
                image.fileMeta(),
                dataSet,
                filled.syntax(),
                image.source(),
                image.inflated(),
                image.anomalies());
    }

    private static Vr vr(Instance image, FilledPixels filled) {
        if (filled.syntax().equals(image.transferSyntax())) {
            return image.dataSet().get(Tag.PIXEL_DATA).orElseThrow().vr();
        }
        return image.dataSet().number(Tag.BITS_ALLOCATED, 0) > 8 ? Vr.OW : Vr.OB;
    }

    /// @param isLossy  whether whole blocks of a box's edge are filled; shared colours are filled by pairs of pixels
    private static String compare(Raster before, Raster after, Box box, boolean isLossy) {
        int grown = isLossy ? 32 : before.photometric() == Photometric.YBR_FULL ? 1 : 0;
        int samples = before.samples();
        int[] fill = new int[samples];
        for (int s = 0; s < samples; s++) {
            fill[s] = after.at(box.x(), box.y(), s);
        }
        for (int y = 0; y < before.rows(); y++) {
            for (int x = 0; x < before.columns(); x++) {
                boolean isInside = x >= box.x() && x < box.right() && y >= box.y() && y < box.bottom();
                boolean isNear = x >= box.x() - grown
                        && x < box.right() + grown
                        && y >= box.y() - grown
                        && y < box.bottom() + grown;
                for (int s = 0; s < samples; s++) {
                    int value = after.at(x, y, s);
                    if (isInside && Math.abs(value - fill[s]) > (isLossy ? 1 : 0)) {
                        return "not filled at " + x + "," + y;
                    }
                    if (!isNear && value != before.at(x, y, s)) {
                        return "changed at " + x + "," + y;
                    }
                }
            }
        }
        return "";
    }
}
