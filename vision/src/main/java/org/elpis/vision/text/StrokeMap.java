package org.elpis.vision.text;

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
    private short[] strip = new short[0];
    private short[] a = new short[0];
    private short[] b = new short[0];
    private short[] up = new short[0];
    private short[] down = new short[0];

    StrokeMap(GreyPlane plane, Sensitivity sensitivity) {
        this.plane = plane;
        NoiseMap noise = new NoiseMap(plane);
        patchColumns = noise.columns;
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
            strip = new short[size];
            a = new short[size];
            b = new short[size];
            up = new short[size];
            down = new short[size];
        }
        load(left, right, top, width, height);
        java.util.Arrays.fill(up, 0, size, (short) 0);
        java.util.Arrays.fill(down, 0, size, (short) 0);
        standOut(width, size);
        standOut(1, size);
        for (int y = 0; y < bottom - top; y++) {
            int from = (y + REACH) * width + REACH;
            int to = (top + y) * plane.columns + left;
            System.arraycopy(up, from, bright, to, right - left);
            System.arraycopy(down, from, dark, to, right - left);
        }
    }

    private void load(int left, int right, int top, int width, int height) {
        for (int y = 0; y < height; y++) {
            int row = Math.clamp(top + y - REACH, 0, plane.rows - 1) * plane.columns;
            int from = Math.max(0, left - REACH);
            int to = Math.min(plane.columns, right + REACH);
            int at = y * width + from - left + REACH;
            System.arraycopy(plane.values, row + from, strip, at, to - from);
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
        low(strip, a, step, size);
        low(a, b, 2 * step, size);
        low(b, a, 4 * step, size);
        // a[i] is the lowest of the eight from i on
        for (int i = REACH * step; i < size - 8 * step; i++) {
            int ground = Math.max(a[i - 8 * step], a[i + step]);
            up[i] = (short) Math.max(up[i], (short) (strip[i] - ground));
        }
        high(strip, a, step, size);
        high(a, b, 2 * step, size);
        high(b, a, 4 * step, size);
        for (int i = REACH * step; i < size - 8 * step; i++) {
            int ground = Math.min(a[i - 8 * step], a[i + step]);
            down[i] = (short) Math.max(down[i], (short) (ground - strip[i]));
        }
    }

    private static void low(short[] from, short[] to, int step, int size) {
        for (int i = 0; i < size - step; i++) {
            to[i] = (short) Math.min(from[i], from[i + step]);
        }
    }

    private static void high(short[] from, short[] to, int step, int size) {
        for (int i = 0; i < size - step; i++) {
            to[i] = (short) Math.max(from[i], from[i + step]);
        }
    }
}
