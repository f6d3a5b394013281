package org.elpis.bench.faces;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.elpis.codestream.EncapsulatedFrames;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.Element;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.pixel.FrameCodec;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.vision.codec.NativeFrames;
import org.elpis.vision.volume.WorkVolume;

/// Reads the bench's own DICOM series whose slices are known to lie evenly. Not for files of others.
final class RealSeries {
    private static final int POSITION = 0x00200032;
    private static final int ORIENTATION = 0x00200037;
    private static final int SPACING = 0x00280030;

    /// One slice, and how far it lies along the normal.
    private record Slice(double[] position, double[] across, double[] spacing, Raster raster, double along) {}

    private RealSeries() {}

    static WorkVolume read(Path folder, WorkVolume.Kind kind) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".dcm"))
                    .sorted()
                    .toList();
        }
        List<Slice> slices = new ArrayList<>();
        for (Path file : files) {
            try (FileSource source = FileSource.open(file)) {
                slices.add(slice(DicomReader.read(source, ReadLimits.forHeap(1L << 30))));
            } catch (MalformedDicomException broken) {
                throw new IllegalStateException("the bench's own series are well-formed", broken);
            }
        }
        slices.sort(Comparator.comparingDouble(Slice::along));
        return lattice(slices).volume(kind);
    }

    private static Slice slice(Instance image) throws IOException {
        double[] position = numbers(image.dataSet(), POSITION);
        double[] across = numbers(image.dataSet(), ORIENTATION);
        double along = position[0] * (across[1] * across[5] - across[2] * across[4])
                + position[1] * (across[2] * across[3] - across[0] * across[5])
                + position[2] * (across[0] * across[4] - across[1] * across[3]);
        return new Slice(position, across, numbers(image.dataSet(), SPACING), frame(image), along);
    }

    private static double[] numbers(DataSet dataSet, int tag) {
        return dataSet.strings(tag).stream().mapToDouble(Double::parseDouble).toArray();
    }

    private static Raster frame(Instance image) throws IOException {
        Element pixels = image.dataSet().get(Tag.PIXEL_DATA).orElseThrow();
        PixelLayout layout = PixelLayout.of(image.dataSet());
        byte[] frame = pixels.value() instanceof Value.Fragments fragments
                ? EncapsulatedFrames.of(image.dataSet(), fragments).frame(0)
                : uncompressed(image, pixels, layout);
        for (FrameCodec codec : ServiceLoader.load(FrameCodec.class)) {
            if (codec.reads(image.transferSyntax().uid())) {
                return codec.decode(frame, layout);
            }
        }
        throw new IllegalStateException("nobody decodes the bench's own series");
    }

    private static byte[] uncompressed(Instance image, Element element, PixelLayout layout) throws IOException {
        byte[] all = switch (element.value()) {
            case Value.Region region -> region.load(Integer.MAX_VALUE);
            case Value.Bytes bytes ->
                Arrays.copyOfRange(bytes.array(), bytes.offset(), bytes.offset() + bytes.length());
            case Value.Fragments fragments -> throw new IllegalStateException("fragments are read by frames");
            case Value.Items items -> throw new IllegalStateException("pixel data are no items");
        };
        NativeFrames frames = NativeFrames.of(layout, image.dataSet().encoding(), element.vr(), all.length);
        return frames.take(Arrays.copyOf(all, (int) frames.length(0)), 0);
    }

    private static Lattice lattice(List<Slice> slices) {
        Slice first = slices.getFirst();
        Slice last = slices.getLast();
        int columns = first.raster().columns();
        int rows = first.raster().rows();
        double[] toWorld = new double[12];
        for (int axis = 0; axis < 3; axis++) {
            toWorld[4 * axis] = first.across()[axis] * first.spacing()[1];
            toWorld[4 * axis + 1] = first.across()[3 + axis] * first.spacing()[0];
            toWorld[4 * axis + 2] = (last.position()[axis] - first.position()[axis]) / (slices.size() - 1);
            toWorld[4 * axis + 3] = first.position()[axis];
        }
        float[] values = new float[columns * rows * slices.size()];
        for (int k = 0; k < slices.size(); k++) {
            for (int i = 0; i < columns * rows; i++) {
                values[k * columns * rows + i] = slices.get(k).raster().at(i % columns, i / columns, 0);
            }
        }
        return new Lattice(values, new int[] {columns, rows, slices.size()}, toWorld);
    }
}
