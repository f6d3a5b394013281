package org.elpis.vision.text;

import java.util.ArrayList;
import java.util.List;
import org.elpis.pixel.Raster;

/// One sample of a frame as values of 0 to 32767, so that their differences fit a short.
final class GreyPlane {
    /// Share of the outermost values, in 1/512, that do not count for the range: text itself may be the only white.
    private static final int OUTERMOST = 2;

    final int columns;
    final int rows;
    /// May be those of the frame itself, and are only read.
    final short[] values;
    /// What one of 256 levels of grey is in these values, at least 1/16.
    final float level;

    GreyPlane(int columns, int rows, short[] values, float level) {
        this.columns = columns;
        this.rows = rows;
        this.values = values;
        this.level = level;
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
        short[] source = raster.values();
        int samples = raster.samples();
        boolean isPlain = samples == 1 && !raster.isSigned() && raster.bits() < 16;
        short[] values = isPlain ? source : new short[raster.columns() * raster.rows()];
        int offset = raster.isSigned() ? 1 << raster.bits() - 1 : 0;
        int shift = raster.bits() == 16 ? 1 : 0;
        int mask = (1 << raster.bits()) - 1;
        if (isPlain) {
            // as it is
        } else if (samples == 1) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (short) ((source[i] + offset & mask) >> shift);
            }
        } else {
            for (int i = 0, at = sample; i < values.length; i++, at += samples) {
                values[i] = (short) ((source[at] + offset & mask) >> shift);
            }
        }
        float level = raster.bits() <= 8 ? (1 << raster.bits()) / 256f : level(values);
        return new GreyPlane(raster.columns(), raster.rows(), values, level);
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
    private static float level(short[] values) {
        int[] sample = new int[Math.min(values.length, 4096)];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = values[(int) ((long) i * values.length / sample.length)];
        }
        java.util.Arrays.sort(sample);
        int outer = sample.length * OUTERMOST / 512;
        return Math.max(1 / 16f, (sample[sample.length - 1 - outer] - sample[outer]) / 255f);
    }

    /// The plane at half the size: means of two by two.
    GreyPlane half() {
        int halfColumns = columns / 2;
        int halfRows = rows / 2;
        short[] half = new short[halfColumns * halfRows];
        for (int y = 0; y < halfRows; y++) {
            int at = 2 * y * columns;
            int to = y * halfColumns;
            for (int x = 0; x < halfColumns; x++, at += 2) {
                half[to + x] = (short)
                        (values[at] + values[at + 1] + values[at + columns] + values[at + columns + 1] + 2 >> 2);
            }
        }
        return new GreyPlane(halfColumns, halfRows, half, level);
    }
}
