package org.elpis.vision.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.elpis.pixel.Raster;

/// One sample of a frame as values of 0 to 32767, four to a long as in [Lanes].
///
/// A row is [#RIM] longs that repeat its first pixel, its pixels, and at least [#RIM] longs that repeat its last one.
final class GreyPlane {
    /// Longs before the first pixel of a row.
    static final int RIM = 2;
    /// Longs behind the last: a patch of the noise map may need three.
    private static final int BEHIND = 3;
    /// Share of the outermost values, in 1/512, that do not count for the range: text itself may be the only white.
    private static final int OUTERMOST = 2;

    /// Values that the range is told from.
    private static final int SAMPLE = 4096;

    private static final long TWO_EACH = 0x0000_0002_0000_0002L;
    private static final int SHORT = 0x7FFF;

    final int columns;
    final int rows;
    /// Longs from one row to the next.
    final int stride;
    /// Rows one after another, and what a look beyond the last may read.
    final long[] lanes;
    /// What one of 256 levels of grey is in these values, at least 1/16.
    final float level;

    private GreyPlane(int columns, int rows, float level) {
        this(columns, rows, level, new long[stride(columns) * rows + RIM + BEHIND]);
    }

    private GreyPlane(int columns, int rows, float level, long[] lanes) {
        this.columns = columns;
        this.rows = rows;
        this.stride = stride(columns);
        this.lanes = lanes;
        this.level = level;
    }

    private static int stride(int columns) {
        return RIM + (columns + Lanes.COUNT - 1) / Lanes.COUNT + BEHIND;
    }

    int pixels() {
        return columns * rows;
    }

    /// Where the longs of a row begin with their rim; beyond the plane its outermost row.
    int start(int y) {
        return Math.clamp(y, 0, rows - 1) * stride;
    }

    /// The value of a pixel, up to eight beside the plane.
    int value(int x, int y) {
        int at = x + RIM * Lanes.COUNT;
        return Lanes.at(lanes[y * stride + (at >> 2)], at & 3);
    }

    /// The planes of a frame that differ; a grey picture stored in colour has one.
    static List<GreyPlane> of(Raster raster) {
        List<GreyPlane> planes = new ArrayList<>();
        for (int sample = 0; sample < raster.samples(); sample++) {
            if (planes.isEmpty() || !equal(raster, 0, sample) && !(sample == 2 && equal(raster, 1, 2))) {
                planes.add(of(raster, sample));
            }
        }
        return planes;
    }

    private static GreyPlane of(Raster raster, int sample) {
        GreyPlane plane = new GreyPlane(raster.columns(), raster.rows(), 1);
        int step = raster.samples();
        int at = sample;
        for (int y = 0; y < plane.rows; y++) {
            plane.load(raster, at, step, y);
            at += plane.columns * step;
            plane.close(y);
        }
        float level = raster.bits() <= 8 ? (1 << raster.bits()) / 256f : plane.measuredLevel();
        return new GreyPlane(plane.columns, plane.rows, level, plane.lanes);
    }

    private void load(Raster raster, int from, int step, int y) {
        short[] source = raster.values();
        int offset = raster.isSigned() ? 1 << raster.bits() - 1 : 0;
        int shift = raster.bits() == 16 ? 1 : 0;
        int mask = (1 << raster.bits()) - 1;
        int to = y * stride + RIM;
        int at = from;
        int whole = columns / Lanes.COUNT;
        for (int i = 0; i < whole; i++, at += Lanes.COUNT * step) {
            int low =
                    (source[at] + offset & mask) >> shift | (source[at + step] + offset & mask) >> shift << Lanes.BITS;
            int high = (source[at + 2 * step] + offset & mask) >> shift
                    | (source[at + 3 * step] + offset & mask) >> shift << Lanes.BITS;
            lanes[to + i] = low | (long) high << 2 * Lanes.BITS;
        }
        long rest = 0;
        for (int i = 0; i < columns % Lanes.COUNT; i++, at += step) {
            rest |= (long) ((source[at] + offset & mask) >> shift) << Lanes.BITS * i;
        }
        lanes[to + whole] = rest;
    }

    /// Repeats the outermost pixels of a row beside it.
    private void close(int y) {
        int start = y * stride;
        long first = Lanes.all(value(0, y));
        long last = Lanes.all(value(columns - 1, y));
        Arrays.fill(lanes, start, start + RIM, first);
        int end = start + RIM + columns / Lanes.COUNT;
        long there = (1L << Lanes.BITS * (columns % Lanes.COUNT)) - 1;
        lanes[end] = lanes[end] & there | last & ~there;
        Arrays.fill(lanes, end + 1, start + stride, last);
    }

    private static boolean equal(Raster raster, int one, int other) {
        if (one == other) {
            return true;
        }
        short[] values = raster.values();
        for (int i = 0; i < values.length; i += raster.samples()) {
            if (values[i + one] != values[i + other]) {
                return false;
            }
        }
        return true;
    }

    /// The range of about four thousand values spread over the plane, without the outermost, as 255 levels.
    private float measuredLevel() {
        int count = Math.min(pixels(), SAMPLE);
        int[] histogram = new int[Lanes.MOST + 1];
        for (int i = 0; i < count; i++) {
            int pixel = (int) ((long) i * pixels() / count);
            histogram[value(pixel % columns, pixel / columns)]++;
        }
        int outer = count * OUTERMOST / 512;
        return Math.max(1 / 16f, (ranked(histogram, count - 1 - outer) - ranked(histogram, outer)) / 255f);
    }

    /// The value at a place in the order of all.
    private static int ranked(int[] histogram, int place) {
        int value = 0;
        for (int before = histogram[0]; before <= place; before += histogram[value]) {
            value++;
        }
        return value;
    }

    /// The plane at half the size: means of two by two.
    GreyPlane half() {
        GreyPlane half = new GreyPlane(columns / 2, rows / 2, level);
        int count = (half.columns + Lanes.COUNT - 1) / Lanes.COUNT;
        for (int y = 0; y < half.rows; y++) {
            int above = 2 * y * stride + RIM;
            int to = y * half.stride + RIM;
            for (int i = 0; i < count; i++, above += 2) {
                half.lanes[to + i] = means(above) | means(above + 1) << 2 * Lanes.BITS;
            }
            half.close(y);
        }
        return half;
    }

    /// Two means of two by two, in the lower lanes.
    private long means(int above) {
        long sums = Lanes.pairs(lanes[above]) + Lanes.pairs(lanes[above + stride]) + TWO_EACH >>> 2;
        return sums & SHORT | sums >>> Lanes.BITS & (long) SHORT << Lanes.BITS;
    }
}
