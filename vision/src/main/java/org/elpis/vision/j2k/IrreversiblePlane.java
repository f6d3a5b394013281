package org.elpis.vision.j2k;

/// Coefficients of the 9/7 wavelet, in single precision as the decoder has them that most viewers use.
///
/// @param width  of a row
/// Source: F.3 and F.3.8.2, table F.4
record IrreversiblePlane(int width, float[] values) implements Plane {
    private static final int TOGETHER = 32;
    private static final float TO_WHOLE = 0x3p22f;
    private static final float ALPHA = -1.5861343f;
    private static final float BETA = -0.052980117f;
    private static final float GAMMA = 0.8829111f;
    private static final float DELTA = 0.44350687f;
    private static final float LOW_GAIN = 1.2301741f;
    /// The gain of high-pass coefficients with that of their band, 2 / K.
    ///
    /// That would be 1.625786; the reference decoder OpenJPEG has this, and who compares pictures has seen
    /// its pixels. The difference is 1/30000 of a coefficient.
    private static final float HIGH_GAIN = 1.6257324f;

    @Override
    public void put(BlockDecoder block, Area area, Band band) {
        int left = band.left() + (int) (area.x0() - band.area().x0());
        int top = band.top() + (int) (area.y0() - band.area().y0());
        float halfStep = 0.5f * band.stepSize();
        int across = area.width();
        int[] row = new int[across];
        for (int y = 0; y < area.height(); y++) {
            block.copyRow(y, row);
            int at = (top + y) * width + left;
            for (int x = 0; x < across; x++) {
                values[at + x] = row[x] * halfStep;
            }
        }
    }

    @Override
    public void copyRow(int from, int count, int[] to) {
        for (int i = 0; i < count; i++) {
            float value = values[from + i];
            // Below 2²² the sum has no place for a fraction and is rounded, halves to even; beyond, any value will do.
            to[i] = Math.abs(value) < TO_WHOLE / 3 ? (int) (value + TO_WHOLE - TO_WHOLE) : (int) value;
        }
    }

    @Override
    public void synthesize(Area low, Area full) {
        if (full.isEmpty()) {
            return;
        }
        float[] line = new float[Math.max(full.width(), full.height() * Math.min(TOGETHER, full.width()))];
        for (int y = 0; full.width() > 1 && y < full.height(); y++) {
            row(y * width, low.width(), full.width(), (int) (full.x0() & 1), line);
        }
        for (int x = 0; full.height() > 1 && x < full.width(); x += TOGETHER) {
            int across = Math.min(TOGETHER, full.width() - x);
            columns(x, across, low.height(), full.height(), (int) (full.y0() & 1), line);
        }
    }

    /// @param first  place of the first low-pass coefficient, 0 or 1
    private void row(int at, int lows, int length, int first, float[] line) {
        for (int i = 0; i < lows; i++) {
            line[2 * i + first] = values[at + i] * LOW_GAIN;
        }
        for (int i = 0; i < length - lows; i++) {
            line[2 * i + 1 - first] = values[at + lows + i] * HIGH_GAIN;
        }
        lift(line, first, length, -DELTA);
        lift(line, 1 - first, length, -GAMMA);
        lift(line, first, length, -BETA);
        lift(line, 1 - first, length, -ALPHA);
        System.arraycopy(line, 0, values, at, length);
    }

    /// Adds to every other value a share of its neighbours; the line is mirrored at its ends.
    private static void lift(float[] line, int from, int length, float share) {
        int i = from;
        if (i == 0) {
            line[0] += (line[1] + line[1]) * share;
            i = 2;
        }
        for (; i < length - 1; i += 2) {
            line[i] += (line[i - 1] + line[i + 1]) * share;
        }
        if (i == length - 1) {
            line[i] += (line[i - 1] + line[i - 1]) * share;
        }
    }

    private void columns(int left, int across, int lows, int length, int first, float[] block) {
        for (int i = 0; i < length; i++) {
            float gain = i < lows ? LOW_GAIN : HIGH_GAIN;
            int to = (i < lows ? 2 * i + first : 2 * (i - lows) + 1 - first) * across;
            int from = i * width + left;
            for (int x = 0; x < across; x++) {
                block[to + x] = values[from + x] * gain;
            }
        }
        liftRows(block, across, first, length, -DELTA);
        liftRows(block, across, 1 - first, length, -GAMMA);
        liftRows(block, across, first, length, -BETA);
        liftRows(block, across, 1 - first, length, -ALPHA);
        for (int i = 0; i < length; i++) {
            System.arraycopy(block, i * across, values, i * width + left, across);
        }
    }

    private static void liftRows(float[] block, int across, int from, int length, float share) {
        for (int i = from; i < length; i += 2) {
            int above = (i == 0 ? 1 : i - 1) * across;
            int below = (i == length - 1 ? i - 1 : i + 1) * across;
            for (int x = i * across; x < (i + 1) * across; x++) {
                block[x] += (block[above++] + block[below++]) * share;
            }
        }
    }
}
