package org.elpis.vision.j2k;

/// Whole coefficients of the 5/3 wavelet.
///
/// @param width  of a row
/// Source: F.3 and F.3.8.1
record ReversiblePlane(int width, int[] values) implements Plane {
    /// Columns that are transformed together: two cache lines of a row.
    private static final int TOGETHER = 32;

    @Override
    public void put(BlockDecoder block, Area area, Band band) {
        int left = band.left() + (int) (area.x0() - band.area().x0());
        int top = band.top() + (int) (area.y0() - band.area().y0());
        int across = area.width();
        int[] row = new int[across];
        for (int y = 0; y < area.height(); y++) {
            block.copyRow(y, row);
            int at = (top + y) * width + left;
            for (int x = 0; x < across; x++) {
                values[at + x] = row[x] / 2;
            }
        }
    }

    @Override
    public void copyRow(int from, int count, int[] to) {
        System.arraycopy(values, from, to, 0, count);
    }

    @Override
    public void synthesize(Area low, Area full) {
        if (full.isEmpty()) {
            return;
        }
        int[] line = new int[Math.max(full.width(), full.height() * Math.min(TOGETHER, full.width()))];
        for (int y = 0; y < full.height(); y++) {
            row(y * width, low.width(), full.width(), (int) (full.x0() & 1), line);
        }
        for (int x = 0; x < full.width(); x += TOGETHER) {
            int across = Math.min(TOGETHER, full.width() - x);
            columns(x, across, low.height(), full.height(), (int) (full.y0() & 1), line);
        }
    }

    /// @param first  place of the first low-pass coefficient, 0 or 1
    private void row(int at, int lows, int length, int first, int[] line) {
        if (length == 1) {
            values[at] = first == 0 ? values[at] : values[at] / 2;
            return;
        }
        for (int i = 0; i < lows; i++) {
            line[2 * i + first] = values[at + i];
        }
        for (int i = 0; i < length - lows; i++) {
            line[2 * i + 1 - first] = values[at + lows + i];
        }
        if (first == 0) {
            line[0] -= line[1] + 1 >> 1;
        }
        for (int i = 2 - first; i < length - 1; i += 2) {
            line[i] -= line[i - 1] + line[i + 1] + 2 >> 2;
        }
        if ((length - 1 & 1) == first && length > 1) {
            line[length - 1] -= line[length - 2] + 1 >> 1;
        }
        if (first == 1) {
            line[0] += line[1];
        }
        for (int i = 1 + first; i < length - 1; i += 2) {
            line[i] += line[i - 1] + line[i + 1] >> 1;
        }
        if ((length - 1 & 1) != first) {
            line[length - 1] += line[length - 2];
        }
        System.arraycopy(line, 0, values, at, length);
    }

    private void columns(int left, int across, int lows, int length, int first, int[] block) {
        if (length == 1) {
            for (int x = left; first == 1 && x < left + across; x++) {
                values[x] /= 2;
            }
            return;
        }
        for (int i = 0; i < length; i++) {
            int to = i < lows ? 2 * i + first : 2 * (i - lows) + 1 - first;
            System.arraycopy(values, i * width + left, block, to * across, across);
        }
        for (int i = first; i < length; i += 2) {
            int above = (i == 0 ? 1 : i - 1) * across;
            int below = (i == length - 1 ? i - 1 : i + 1) * across;
            for (int x = i * across; x < (i + 1) * across; x++) {
                block[x] -= block[above++] + block[below++] + 2 >> 2;
            }
        }
        for (int i = 1 - first; i < length; i += 2) {
            int above = (i == 0 ? 1 : i - 1) * across;
            int below = (i == length - 1 ? i - 1 : i + 1) * across;
            for (int x = i * across; x < (i + 1) * across; x++) {
                block[x] += block[above++] + block[below++] >> 1;
            }
        }
        for (int i = 0; i < length; i++) {
            System.arraycopy(block, i * across, values, i * width + left, across);
        }
    }
}
