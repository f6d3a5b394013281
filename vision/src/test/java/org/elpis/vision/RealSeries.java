package org.elpis.vision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.pixel.Raster;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;

/// A folder of DICOM slices put on a grid for tests, each slice where its position says.
public final class RealSeries {
    private static final int POSITION = 0x00200032;
    private static final int ORIENTATION = 0x00200037;
    private static final int SPACING = 0x00280030;
    private static final int SLOPE = 0x00281053;
    private static final int INTERCEPT = 0x00281052;

    private record Slice(double[] origin, int columns, int rows, float[] values, double along) {}

    private RealSeries() {}

    public static WorkVolume on(double mm, WorkVolume.Kind kind, Path folder) throws IOException {
        List<Slice> slices = new ArrayList<>();
        double[] axes = new double[6];
        double[] spacing = new double[2];
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                slices.add(slice(file, axes, spacing));
            }
        }
        slices.sort(Comparator.comparingDouble(Slice::along));
        return resampled(mm, kind, slices, axes, spacing);
    }

    private static Slice slice(Path file, double[] axes, double[] spacing) throws IOException {
        try (FileSource source = FileSource.open(file)) {
            Instance image = DicomReader.read(source, ReadLimits.forHeap(1L << 30));
            DataSet set = image.dataSet();
            Raster raster = ImageFrames.of(image).raster(0);
            double slope = number(set, SLOPE, 1);
            double intercept = number(set, INTERCEPT, 0);
            short[] stored = raster.values();
            float[] values = new float[stored.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) ((raster.isSigned() ? stored[i] : stored[i] & 0xffff) * slope + intercept);
            }
            double[] origin = numbers(set, POSITION);
            System.arraycopy(numbers(set, ORIENTATION), 0, axes, 0, 6);
            System.arraycopy(numbers(set, SPACING), 0, spacing, 0, 2);
            double[] normal = normal(axes);
            return new Slice(origin, raster.columns(), raster.rows(), values, dot(origin, normal, 0));
        } catch (MalformedDicomException e) {
            throw new IOException(e);
        }
    }

    private static double number(DataSet set, int tag, double otherwise) {
        return set.contains(tag) ? Double.parseDouble(set.string(tag).trim()) : otherwise;
    }

    private static double[] numbers(DataSet set, int tag) {
        return set.strings(tag).stream()
                .mapToDouble(text -> Double.parseDouble(text.trim()))
                .toArray();
    }

    private static double[] normal(double[] a) {
        return new double[] {a[1] * a[5] - a[2] * a[4], a[2] * a[3] - a[0] * a[5], a[0] * a[4] - a[1] * a[3]};
    }

    private static double dot(double[] a, double[] b, int from) {
        return a[0] * b[from] + a[1] * b[from + 1] + a[2] * b[from + 2];
    }

    private static WorkVolume resampled(
            double mm, WorkVolume.Kind kind, List<Slice> slices, double[] axes, double[] spacing) {
        double[] low = {1e9, 1e9, 1e9};
        double[] high = {-1e9, -1e9, -1e9};
        for (Slice slice : slices) {
            for (int corner = 0; corner < 4; corner++) {
                double u = (corner & 1) * (slice.columns - 1) * spacing[1];
                double v = (corner >> 1) * (slice.rows - 1) * spacing[0];
                for (int i = 0; i < 3; i++) {
                    double at = slice.origin[i] + u * axes[i] + v * axes[3 + i];
                    low[i] = Math.min(low[i], at);
                    high[i] = Math.max(high[i], at);
                }
            }
        }
        int[] n = new int[3];
        for (int i = 0; i < 3; i++) {
            n[i] = (int) Math.ceil((high[i] - low[i]) / mm) + 1;
        }
        WorkGrid grid = new WorkGrid(n[0], n[1], n[2], mm, low[0], low[1], low[2]);
        float[] values = new float[grid.voxels()];
        double[] normal = normal(axes);
        double[] point = new double[3];
        int index = 0;
        for (int z = 0; z < n[2]; z++) {
            for (int y = 0; y < n[1]; y++) {
                for (int x = 0; x < n[0]; x++) {
                    point[0] = low[0] + x * mm;
                    point[1] = low[1] + y * mm;
                    point[2] = low[2] + z * mm;
                    values[index++] = at(point, slices, axes, spacing, normal);
                }
            }
        }
        return new WorkVolume(grid, kind, values);
    }

    private static float at(double[] point, List<Slice> slices, double[] axes, double[] spacing, double[] normal) {
        double along = dot(point, normal, 0);
        int above = 0;
        while (above < slices.size() && slices.get(above).along < along) {
            above++;
        }
        if (above == 0) {
            return slices.getFirst().along - along < 2 ? inSlice(point, slices.getFirst(), axes, spacing) : Float.NaN;
        }
        if (above == slices.size()) {
            return along - slices.getLast().along < 2 ? inSlice(point, slices.getLast(), axes, spacing) : Float.NaN;
        }
        Slice one = slices.get(above - 1);
        Slice other = slices.get(above);
        double part = (along - one.along) / (other.along - one.along);
        return (float) ((1 - part) * inSlice(point, one, axes, spacing) + part * inSlice(point, other, axes, spacing));
    }

    private static float inSlice(double[] point, Slice slice, double[] axes, double[] spacing) {
        double[] away = {point[0] - slice.origin[0], point[1] - slice.origin[1], point[2] - slice.origin[2]};
        int u = (int) Math.round(dot(away, axes, 0) / spacing[1]);
        int v = (int) Math.round(dot(away, axes, 3) / spacing[0]);
        return u < 0 || v < 0 || u >= slice.columns || v >= slice.rows
                ? Float.NaN
                : slice.values[v * slice.columns + u];
    }
}
