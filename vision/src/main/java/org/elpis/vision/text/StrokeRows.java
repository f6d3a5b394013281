package org.elpis.vision.text;

/// Strengths of the pixels of a plane row by row, four at a time as in [Lanes].
///
/// Rows are asked for in order. The lowest and the highest of eight rows are made of those of four, and these of those
/// of two, so that a row costs three comparisons down and three across.
final class StrokeRows {
    /// Strength of bright strokes on dark ground, and of dark strokes on bright ground, at the places of the plane's
    /// rows.
    final long[] bright;

    final long[] dark;
    private final GreyPlane plane;
    /// The lowest and highest of two, four and eight rows up to one, which stands at its number modulo 2, 4 and 16.
    private final long[][] low2;

    private final long[][] high2;
    private final long[][] low4;
    private final long[][] high4;
    private final long[][] low8;
    private final long[][] high8;

    StrokeRows(GreyPlane plane) {
        this.plane = plane;
        bright = new long[plane.stride];
        dark = new long[plane.stride];
        low2 = new long[4][plane.stride];
        high2 = new long[4][plane.stride];
        low4 = new long[8][plane.stride];
        high4 = new long[8][plane.stride];
        low8 = new long[16][plane.stride];
        high8 = new long[16][plane.stride];
    }

    /// Makes ready for a row, when the one before it was not asked for.
    ///
    /// @param from  the first long that will be asked for
    /// @param to  the one behind the last
    void begin(int y, int from, int to) {
        for (int k = y - StrokeMap.REACH; k < y + StrokeMap.REACH; k++) {
            gather(k, from, to);
        }
    }

    /// Goes on to a row, behind the one before it.
    void go(int y, int from, int to) {
        gather(y + StrokeMap.REACH, from, to);
    }

    /// Measures a row downwards.
    void down(int y, int from, int to) {
        int row = plane.start(y);
        long[] lanes = plane.lanes;
        long[] lowBefore = low8[y - 1 & 15];
        long[] highBefore = high8[y - 1 & 15];
        long[] lowAfter = low8[y + StrokeMap.REACH & 15];
        long[] highAfter = high8[y + StrokeMap.REACH & 15];
        for (int j = from; j < to; j++) {
            long value = lanes[row + j];
            long before = lowBefore[j];
            long after = lowAfter[j];
            bright[j] = Lanes.excess(value, after ^ Lanes.order(before, after));
            before = highBefore[j];
            dark[j] = Lanes.excess(before ^ Lanes.order(before, highAfter[j]), value);
        }
    }

    private void gather(int k, int from, int to) {
        int row = plane.start(k);
        int rowBefore = plane.start(k - 1);
        long[] lanes = plane.lanes;
        long[] l2 = low2[k & 3];
        long[] h2 = high2[k & 3];
        long[] l2Before = low2[k - 2 & 3];
        long[] h2Before = high2[k - 2 & 3];
        long[] l4 = low4[k & 7];
        long[] h4 = high4[k & 7];
        long[] l4Before = low4[k - 4 & 7];
        long[] h4Before = high4[k - 4 & 7];
        long[] l8 = low8[k & 15];
        long[] h8 = high8[k & 15];
        for (int j = from; j < to; j++) {
            long a = lanes[row + j];
            long b = lanes[rowBefore + j];
            long order = Lanes.order(a, b);
            long low = a ^ order;
            long high = b ^ order;
            l2[j] = low;
            h2[j] = high;
            low ^= Lanes.order(low, l2Before[j]);
            b = h2Before[j];
            high = b ^ Lanes.order(high, b);
            l4[j] = low;
            h4[j] = high;
            l8[j] = low ^ Lanes.order(low, l4Before[j]);
            b = h4Before[j];
            h8[j] = b ^ Lanes.order(high, b);
        }
    }

    /// Measures a row across and keeps the greater of this and what [#down] has left.
    void across(int y, int from, int to) {
        int row = plane.start(y);
        long[] lanes = plane.lanes;
        long last = lanes[row + from - 2];
        long l2 = 0;
        long h2 = 0;
        long l4 = 0;
        long h4 = 0;
        long l8 = 0;
        long h8 = 0;
        long l8Before = 0;
        long h8Before = 0;
        long l8Far = 0;
        long h8Far = 0;
        // In turn k the eight from long k - 3 on are known; those before and after long k - 4 are met then.
        for (int k = from - 1; k < to + 4; k++) {
            long value = lanes[row + k];
            long other = Lanes.next(last, value);
            long order = Lanes.order(last, other);
            long newL2 = last ^ order;
            long newH2 = other ^ order;
            other = Lanes.nextButOne(l2, newL2);
            long newL4 = l2 ^ Lanes.order(l2, other);
            other = Lanes.nextButOne(h2, newH2);
            long newH4 = other ^ Lanes.order(h2, other);
            long newL8 = l4 ^ Lanes.order(l4, newL4);
            long newH8 = newH4 ^ Lanes.order(h4, newH4);
            if (k >= from + 4) {
                int j = k - 4;
                long own = lanes[row + j];
                other = Lanes.next(l8, newL8);
                long up = Lanes.excess(own, other ^ Lanes.order(l8Far, other));
                bright[j] = up ^ Lanes.order(bright[j], up);
                other = Lanes.next(h8, newH8);
                long down = Lanes.excess(h8Far ^ Lanes.order(h8Far, other), own);
                dark[j] = down ^ Lanes.order(dark[j], down);
            }
            last = value;
            l2 = newL2;
            h2 = newH2;
            l4 = newL4;
            h4 = newH4;
            l8Far = l8Before;
            h8Far = h8Before;
            l8Before = l8;
            h8Before = h8;
            l8 = newL8;
            h8 = newH8;
        }
    }
}
