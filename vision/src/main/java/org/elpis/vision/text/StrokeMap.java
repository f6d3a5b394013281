package org.elpis.vision.text;

import java.util.Arrays;

/// How far each pixel stands out of what lies within eight pixels on both sides of it, across or down.
///
/// A stroke up to eight pixels wide stands out by its contrast, in whatever direction it runs; a slope or the edge of
/// something large does not. Only patches where values differ enough are looked at; elsewhere strength is zero.
final class StrokeMap {
    /// Reach on both sides.
    private static final int REACH = 8;

    private static final int STRIP = 2 * NoiseMap.PATCH;

    final GreyPlane plane;
    /// Strength of bright strokes on dark ground, and of dark strokes on bright ground.
    final short[] bright;

    final short[] dark;
    /// Least strength that counts, for each patch of the noise map; 0 where nothing was looked at.
    final short[] thresholds;

    final int patchColumns;
    /// The outermost values of the plane.
    final int lowestValue;

    final int highestValue;
    // Integers, and neighbours brought to the same place first: so the JIT takes eight or sixteen at once.
    private int[] strip = new int[0];
    private int[] a = new int[0];
    private int[] b = new int[0];
    private int[] shifted = new int[0];
    private int[] up = new int[0];
    private int[] down = new int[0];

    StrokeMap(GreyPlane plane, Sensitivity sensitivity) {
        this.plane = plane;
        NoiseMap noise = new NoiseMap(plane);
        patchColumns = noise.columns;
        lowestValue = noise.lowest();
        highestValue = noise.highest();
        thresholds = new short[noise.columns * noise.rows];
        bright = new short[plane.values.length];
        dark = new short[plane.values.length];
        int floor = Math.max(1, Math.round(sensitivity.floor * plane.level));
        for (int y = 0; y < noise.rows; y++) {
            for (int x = 0; x < noise.columns; x++) {
                int at = y * noise.columns + x;
                int threshold = (int) Math.min(Short.MAX_VALUE, Math.max(floor, sensitivity.noise * noise.noise[at]));
                thresholds[at] = noise.differs(x, y, threshold) ? (short) threshold : 0;
            }
        }
        for (int y = 0; y < noise.rows; y += 2) {
            strips(noise, y);
        }
    }

    private void strips(NoiseMap noise, int y) {
        int from = -1;
        for (int x = 0; x <= noise.columns; x++) {
            boolean isLookedAt = x < noise.columns
                    && (thresholds[y * patchColumns + x] > 0
                            || y + 1 < noise.rows && thresholds[(y + 1) * patchColumns + x] > 0);
            if (isLookedAt && from < 0) {
                from = x;
            } else if (!isLookedAt && from >= 0) {
                measure(
                        from * NoiseMap.PATCH,
                        Math.min(plane.columns, x * NoiseMap.PATCH),
                        y * NoiseMap.PATCH,
                        Math.min(plane.rows, y * NoiseMap.PATCH + STRIP));
                from = -1;
            }
        }
    }

    /// Measures a part of up to 32 rows, with a rim of 8 that repeats the picture's edge.
    private void measure(int left, int right, int top, int bottom) {
        int width = right - left + 2 * REACH;
        int height = bottom - top + 2 * REACH;
        int size = width * height;
        if (strip.length < size) {
            strip = new int[size];
            a = new int[size];
            b = new int[size];
            shifted = new int[size];
            up = new int[size];
            down = new int[size];
        }
        load(left, right, top, width, height);
        Arrays.fill(up, 0, size, 0);
        Arrays.fill(down, 0, size, 0);
        standOut(width, size);
        standOut(1, size);
        for (int y = 0; y < bottom - top; y++) {
            narrow(up, (y + REACH) * width + REACH, bright, (top + y) * plane.columns + left, right - left);
            narrow(down, (y + REACH) * width + REACH, dark, (top + y) * plane.columns + left, right - left);
        }
    }

    private static void narrow(int[] source, int from, short[] target, int to, int count) {
        for (int i = 0; i < count; i++) {
            target[to + i] = (short) source[from + i];
        }
    }

    private void load(int left, int right, int top, int width, int height) {
        for (int y = 0; y < height; y++) {
            int row = Math.clamp(top + y - REACH, 0, plane.rows - 1) * plane.columns;
            int from = Math.max(0, left - REACH);
            int to = Math.min(plane.columns, right + REACH);
            int at = y * width + from - left + REACH;
            for (int x = 0; x < to - from; x++) {
                strip[at + x] = plane.values[row + from + x];
            }
            for (int x = y * width; x < at; x++) {
                strip[x] = plane.values[row];
            }
            for (int x = at + to - from; x < (y + 1) * width; x++) {
                strip[x] = plane.values[row + plane.columns - 1];
            }
        }
    }

    /// Adds what stands out between neighbours a step apart. Values that wrap around a row lie in the rim.
    private void standOut(int step, int size) {
        lowest(strip, a, step, size);
        lowest(a, b, 2 * step, size);
        lowest(b, a, 4 * step, size);
        // a[i] is the lowest of the eight from i on: those before i are at i - 8, those after it at i + 1.
        int from = REACH * step;
        int count = size - 2 * from;
        System.arraycopy(a, 0, b, 0, count);
        System.arraycopy(a, from + step, shifted, 0, count);
        greater(b, shifted, count);
        System.arraycopy(strip, from, a, 0, count);
        System.arraycopy(up, from, shifted, 0, count);
        for (int i = 0; i < count; i++) {
            b[i] = Math.max(shifted[i], a[i] - b[i]);
        }
        System.arraycopy(b, 0, up, from, count);

        highest(strip, a, step, size);
        highest(a, b, 2 * step, size);
        highest(b, a, 4 * step, size);
        System.arraycopy(a, 0, b, 0, count);
        System.arraycopy(a, from + step, shifted, 0, count);
        for (int i = 0; i < count; i++) {
            b[i] = Math.min(b[i], shifted[i]);
        }
        System.arraycopy(strip, from, a, 0, count);
        System.arraycopy(down, from, shifted, 0, count);
        for (int i = 0; i < count; i++) {
            b[i] = Math.max(shifted[i], b[i] - a[i]);
        }
        System.arraycopy(b, 0, down, from, count);
    }

    private static void greater(int[] to, int[] other, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = Math.max(to[i], other[i]);
        }
    }

    private void lowest(int[] from, int[] to, int step, int size) {
        System.arraycopy(from, step, shifted, 0, size - step);
        for (int i = 0; i < size - step; i++) {
            to[i] = Math.min(from[i], shifted[i]);
        }
    }

    private void highest(int[] from, int[] to, int step, int size) {
        System.arraycopy(from, step, shifted, 0, size - step);
        for (int i = 0; i < size - step; i++) {
            to[i] = Math.max(from[i], shifted[i]);
        }
    }
}
