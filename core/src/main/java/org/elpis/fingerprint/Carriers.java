package org.elpis.fingerprint;

import java.util.Arrays;

/// Which blocks of a frame carry a fingerprint, with which pattern and how strongly.
///
/// All of it follows from what no pattern changes (the means of blocks, and what [Cells] measures), so it is
/// the same for a frame before and after it was marked, whoever the recipient.
///
/// Not touched: blocks that hold air only, blocks with a cell that is flat or has less than one unit of
/// noise, blocks near the ends of the stored range or near the padding value.
final class Carriers {
    /// Frames up to this size have blocks of 8 pixels, up to twice it of 16, and so on: so a block keeps its
    /// share of the picture, and survives what makes large pictures smaller.
    private static final int LONG_SIDE_OF_8 = 768;

    private static final int MAX_SIDE = 64;
    /// Units of local noise for one unit of amplitude, once there are two of them.
    private static final int NOISE_PER_UNIT = 8;
    /// Stored units.
    private static final int MAX_AMPLITUDE = 4;
    /// Blocks within this part of the span of means above the darkest are air.
    private static final int AIR_PART = 20;
    /// One block of 50 on each side.
    private static final int OUTERMOST = 50;

    private final int side;
    private final int across;
    private final int down;
    private final int width;
    private final byte[] patterns;
    private final byte[] amplitudes;
    private final byte[][] shapes = new byte[Walsh.PATTERNS][];

    private Carriers(MarkedFrame frame, int side, byte[] patterns) {
        this.side = side;
        this.across = frame.width() / side;
        this.down = frame.height() / side;
        this.width = frame.width();
        this.patterns = patterns;
        this.amplitudes = new byte[across * down];
        for (int i = 0; i < shapes.length; i++) {
            shapes[i] = Walsh.of(i, side);
        }
    }

    static Carriers of(MarkedFrame frame, FingerprintKeys keys, String uid, int number) {
        int side = side(frame.width(), frame.height());
        int blocks = frame.width() / side * (frame.height() / side);
        Carriers carriers = new Carriers(frame, side, keys.patterns(uid, number, blocks));
        carriers.measure(frame);
        return carriers;
    }

    private static int side(int width, int height) {
        int side = 8;
        while (side < MAX_SIDE && (long) LONG_SIDE_OF_8 * side / 8 < Math.max(width, height)) {
            side *= 2;
        }
        return side;
    }

    private void measure(MarkedFrame frame) {
        long[] sums = new long[blocks()];
        long[] noises = new long[blocks()];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sum(frame.values(), i);
            sums[i] = frame.isDarkHigh() ? -sums[i] : sums[i];
            noises[i] = Cells.quietest(frame.values(), width, place(i), side);
        }
        long air = air(sums, noises);
        for (int i = 0; i < sums.length; i++) {
            if (sums[i] > air) {
                amplitudes[i] = (byte) amplitude(frame, i, noises[i]);
            }
        }
    }

    private long sum(int[] values, int block) {
        int at = place(block);
        long sum = 0;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                sum += values[at + y * width + x];
            }
        }
        return sum;
    }

    /// The sum of a block up to which it is air: a twentieth of the way from the darkest to the brightest,
    /// both without the outermost. What is flat does not count: it was filled, or lies beside what the device
    /// measures.
    private static long air(long[] sums, long[] noises) {
        long[] sorted = new long[sums.length];
        int count = 0;
        for (int i = 0; i < sums.length; i++) {
            if (noises[i] > 0) {
                sorted[count++] = sums[i];
            }
        }
        if (count == 0) {
            return Long.MAX_VALUE;
        }
        Arrays.sort(sorted, 0, count);
        long darkest = sorted[count / OUTERMOST];
        return darkest + (sorted[count - 1 - count / OUTERMOST] - darkest) / AIR_PART;
    }

    private int amplitude(MarkedFrame frame, int block, long noise) {
        int amplitude = noise < Cells.UNIT ? 0 : 1;
        while (amplitude > 0 && amplitude < MAX_AMPLITUDE && noise >= Cells.UNIT * square(amplitude + 1)) {
            amplitude++;
        }
        return amplitude > 0 && hasRoom(frame, block, amplitude) ? amplitude : 0;
    }

    private static long square(int amplitude) {
        long noise = (long) amplitude * NOISE_PER_UNIT;
        return noise * noise;
    }

    /// Looks at the block without what it has of its own pattern, which marking does not change.
    private boolean hasRoom(MarkedFrame frame, int block, int amplitude) {
        byte[] shape = shapes[patterns[block]];
        int[] values = frame.values();
        int at = place(block);
        long own = 0;
        for (int i = 0; i < shape.length; i++) {
            own += (long) shape[i] * values[at + i / side * width + i % side];
        }
        long area = (long) side * side;
        long margin = 2L * amplitude;
        MarkedFrame.Padding padding = frame.padding();
        for (int i = 0; i < shape.length; i++) {
            long scaled = values[at + i / side * width + i % side] * area - own * shape[i];
            boolean isNearPadding = padding.from() <= padding.to()
                    && scaled >= (padding.from() - margin) * area
                    && scaled <= (padding.to() + margin) * area;
            if (isNearPadding || scaled < (frame.least() + margin) * area || scaled > (frame.most() - margin) * area) {
                return false;
            }
        }
        return true;
    }

    int blocks() {
        return across * down;
    }

    /// Side of a block in pixels.
    int side() {
        return side;
    }

    int amplitude(int block) {
        return amplitudes[block];
    }

    /// +1 and -1, row by row.
    byte[] shape(int block) {
        return shapes[patterns[block]];
    }

    int column(int block) {
        return block % across * side;
    }

    int row(int block) {
        return block / across * side;
    }

    /// The first pixel of a block.
    int place(int block) {
        return row(block) * width + column(block);
    }

    /// How many blocks carry something.
    int carrying() {
        int carrying = 0;
        for (byte amplitude : amplitudes) {
            carrying += amplitude > 0 ? 1 : 0;
        }
        return carrying;
    }
}
