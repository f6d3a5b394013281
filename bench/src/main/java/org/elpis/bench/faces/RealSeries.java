package org.elpis.bench.faces;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.elpis.vision.volume.GridFill;
import org.elpis.vision.volume.Slice;
import org.elpis.vision.volume.SlicePlane;
import org.elpis.vision.volume.SliceStack;
import org.elpis.vision.volume.Vector3;
import org.elpis.vision.volume.WorkVolume;

/// Reads the bench's own DICOM series, which are known to be well-formed. Not for files of others.
final class RealSeries {
    private static final int POSITION = 0x00200032;
    private static final int ORIENTATION = 0x00200037;
    private static final int SPACING = 0x00280030;

    /// One image, and where it lies.
    private record Placed(SlicePlane plane, Raster raster) {}

    private RealSeries() {}

    static WorkVolume read(Path folder, WorkVolume.Kind kind) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".dcm"))
                    .sorted()
                    .toList();
        }
        List<Placed> images = new ArrayList<>();
        for (Path file : files) {
            try (FileSource source = FileSource.open(file)) {
                images.add(placed(DicomReader.read(source, ReadLimits.forHeap(1L << 30))));
            } catch (MalformedDicomException broken) {
                throw new IllegalStateException("the bench's own series are well-formed", broken);
            }
        }
        return volume(images, kind);
    }

    private static Placed placed(Instance image) throws IOException {
        DataSet dataSet = image.dataSet();
        double[] position = numbers(dataSet, POSITION);
        double[] axes = numbers(dataSet, ORIENTATION);
        double[] spacing = numbers(dataSet, SPACING);
        Raster raster = frame(image);
        SlicePlane plane = new SlicePlane(
                raster.columns(),
                raster.rows(),
                new Vector3(position[0], position[1], position[2]),
                new Vector3(axes[0], axes[1], axes[2]),
                new Vector3(axes[3], axes[4], axes[5]),
                spacing[1],
                spacing[0],
                0);
        return new Placed(plane, raster);
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

    private static WorkVolume volume(List<Placed> images, WorkVolume.Kind kind) {
        List<Slice> slices = new ArrayList<>();
        for (Placed image : images) {
            slices.add(new Slice(slices.size(), 0, image.plane()));
        }
        List<SliceStack> stacks = SliceStack.of(slices);
        if (stacks.size() != 1) {
            throw new IllegalStateException("the bench's own series are one stack of slices each");
        }
        SliceStack stack = stacks.getFirst();
        GridFill fill = GridFill.of(stack, GridFill.grid(stack), kind);
        for (int i = 0; i < stack.slices().size(); i++) {
            if (fill.reaches(i)) {
                fill.add(i, values(images.get(stack.slices().get(i).object()).raster()));
            }
        }
        return fill.finish();
    }

    private static float[] values(Raster raster) {
        short[] stored = raster.values();
        float[] values = new float[stored.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = raster.isSigned() ? stored[i] : stored[i] & 0xFFFF;
        }
        return values;
    }
}
