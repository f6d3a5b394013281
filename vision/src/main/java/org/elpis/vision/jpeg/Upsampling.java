package org.elpis.vision.jpeg;

/// Spreads the samples of a component over the pixels that share them.
///
/// T.81 leaves the filter open. Samples shared by two pixels side by side, or by two by two, are weighed
/// by their distance (3/4 of the nearer, 1/4 of the farther in each direction), rounded up and down in
/// turn; all others are repeated, and so are those of components at most two samples wide: as the IJG's
/// library does, so that results are the same bit by bit.
///
/// Not thread-safe: holds a row.
final class Upsampling {
    private final Component component;
    private final int columns;
    private final int rows;
    private final int mostAcross;
    private final int mostDown;
    private final short[] plane;
    private final boolean isSmoothAcross;
    private final boolean isSmoothDown;
    /// Sums of the nearer row, three times, and the farther one.
    private final int[] sums;

    /// @param plane  samples of the component
    Upsampling(FrameHeader frame, Component component, short[] plane) {
        this.component = component;
        this.columns = frame.columns();
        this.rows = frame.rows();
        this.mostAcross = frame.mostAcross();
        this.mostDown = frame.mostDown();
        this.plane = plane;
        boolean isHalf = mostAcross == 2 * component.across() && component.width() > 2;
        this.isSmoothDown = isHalf && mostDown == 2 * component.down();
        this.isSmoothAcross = isHalf && mostDown == component.down();
        this.sums = new int[isSmoothDown ? component.width() : 0];
    }

    /// Writes all rows.
    ///
    /// @param values  of all components; every `samples`-th from `sample` on is written
    void into(short[] values, int sample, int samples) {
        for (int y = 0; y < rows; y++) {
            int to = y * columns * samples + sample;
            if (isSmoothDown) {
                smoothDown(y, values, to, samples);
            } else if (isSmoothAcross) {
                smoothAcross(y * component.stride(), values, to, samples);
            } else if (component.across() == mostAcross && component.down() == mostDown) {
                copied(y * component.stride(), values, to, samples);
            } else {
                repeated(y * component.down() / mostDown * component.stride(), values, to, samples);
            }
        }
    }

    private void copied(int from, short[] values, int start, int samples) {
        if (samples == 1) {
            System.arraycopy(plane, from, values, start, columns);
            return;
        }
        int to = start;
        for (int x = from; x < from + columns; x++) {
            values[to] = plane[x];
            to += samples;
        }
    }

    private void repeated(int from, short[] values, int start, int samples) {
        int to = start;
        for (int x = 0; x < columns; x++) {
            values[to] = plane[from + x * component.across() / mostAcross];
            to += samples;
        }
    }

    private void smoothAcross(int from, short[] values, int start, int samples) {
        int last = component.width() - 1;
        int to = start;
        for (int x = 0; x < columns; x++) {
            int nearer = x >> 1;
            // The sums below are weights of 4 quarters; half of one less is added on the left, half on the right.
            int farther = (x & 1) == 0 ? Math.max(0, nearer - 1) : Math.min(last, nearer + 1);
            int round = nearer == farther ? 0 : 1 + (x & 1);
            values[to] = (short) (3 * plane[from + nearer] + plane[from + farther] + round >> 2);
            to += samples;
        }
    }

    private void smoothDown(int y, short[] values, int start, int samples) {
        int nearerRow = y >> 1;
        int fartherRow = (y & 1) == 0 ? Math.max(0, nearerRow - 1) : Math.min(component.height() - 1, nearerRow + 1);
        int above = nearerRow * component.stride();
        int below = fartherRow * component.stride();
        for (int x = 0; x < sums.length; x++) {
            sums[x] = 3 * plane[above + x] + plane[below + x];
        }
        int last = sums.length - 1;
        int to = start;
        for (int x = 0; x < columns; x++) {
            int nearer = x >> 1;
            int farther = (x & 1) == 0 ? Math.max(0, nearer - 1) : Math.min(last, nearer + 1);
            int round = (x & 1) == 0 ? 8 : 7;
            values[to] = (short) (3 * sums[nearer] + sums[farther] + round >> 4);
            to += samples;
        }
    }
}
