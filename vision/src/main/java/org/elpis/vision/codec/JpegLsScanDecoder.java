package org.elpis.vision.codec;

import org.elpis.pixel.UndecodableFrameException;

/// Decodes the lines of one JPEG-LS scan.
///
/// Source: ITU-T T.87 (1998) annexes A, B and D.1
final class JpegLsScanDecoder extends JpegLsScan {
    private static final int CACHE = Long.SIZE;
    /// Of each byte. The quick compiler calls what counts them, once a sample.
    private static final byte[] LEADING_ZEROS = new byte[256];

    static {
        for (int i = 0; i < LEADING_ZEROS.length; i++) {
            LEADING_ZEROS[i] = (byte) (Integer.numberOfLeadingZeros(i) - 24);
        }
    }

    private final byte[] data;
    private int at;
    private long cache;
    private int cached;
    /// Zero bits in the cache behind the end of the data.
    private int absent;

    private boolean isAtMarker;
    private boolean isStuffed;

    /// @param from  the first byte of coded data
    JpegLsScanDecoder(byte[] data, int from, int width, JpegLsParameters parameters) {
        super(width, parameters);
        this.data = data;
        this.at = from;
        start();
    }

    /// Decodes a line of one component.
    ///
    /// @param above  the line above it, of zeros for the first
    void line(int[] above, int[] line) throws UndecodableFrameException {
        line[0] = above[1];
        above[width + 1] = above[width];
        int ra = line[0];
        int rc = above[0];
        int rb = above[1];
        for (int x = 1; x <= width; ) {
            int rd = above[x + 1];
            int q = context(ra, rb, rc, rd);
            if (q != 0) {
                ra = regular(q, ra, rb, rc);
                line[x++] = ra;
                rc = rb;
                rb = rd;
            } else {
                int run = runLength(width + 1 - x);
                for (int end = x + run; x < end; x++) {
                    line[x] = ra;
                }
                if (x <= width) {
                    line[x] = interruption(ra, above[x]);
                    shortenRuns();
                    x++;
                }
                ra = line[x - 1];
                rc = above[x - 1];
                rb = above[Math.min(x, width + 1)];
            }
        }
        requireData();
    }

    /// Decodes a line of several components, sample by sample.
    void line(int[][] above, int[][] line) throws UndecodableFrameException {
        for (int s = 0; s < line.length; s++) {
            line[s][0] = above[s][1];
            above[s][width + 1] = above[s][width];
        }
        int[] contexts = new int[line.length];
        for (int x = 1; x <= width; ) {
            int any = 0;
            for (int s = 0; s < line.length; s++) {
                contexts[s] = context(line[s][x - 1], above[s][x], above[s][x - 1], above[s][x + 1]);
                any |= contexts[s];
            }
            if (any != 0) {
                for (int s = 0; s < line.length; s++) {
                    line[s][x] = regular(contexts[s], line[s][x - 1], above[s][x], above[s][x - 1]);
                }
                x++;
            } else {
                x = run(above, line, x);
            }
        }
        requireData();
    }

    private int run(int[][] above, int[][] line, int from) throws UndecodableFrameException {
        int end = from + runLength(width + 1 - from);
        for (int[] samples : line) {
            for (int x = from; x < end; x++) {
                samples[x] = samples[from - 1];
            }
        }
        if (end > width) {
            return end;
        }
        for (int s = 0; s < line.length; s++) {
            line[s][end] = interruption(0, line[s][end - 1], above[s][end]);
        }
        shortenRuns();
        return end + 1;
    }

    private int regular(int signed, int ra, int rb, int rc) throws UndecodableFrameException {
        int sign = signed >> 31;
        int q = (signed ^ sign) - sign;
        int k = golomb(n[q], a[q]);
        int predicted = predicted(ra, rb, rc, (c[q] ^ sign) - sign);
        int mapped = error(k, limit);
        int error = mapped >>> 1 ^ -(mapped & 1);
        if (k == 0 && near == 0 && 2 * b[q] <= -n[q]) {
            error = ~error;
        }
        learn(q, error);
        return reconstructed(predicted, (error ^ sign) - sign);
    }

    private int runLength(int left) throws UndecodableFrameException {
        int run = 0;
        while (bits(1) == 1) {
            int full = 1 << RUN_BITS[runIndex];
            if (run + full > left) {
                return left;
            }
            run += full;
            lengthenRuns();
            if (run == left) {
                return left;
            }
        }
        run += bits(RUN_BITS[runIndex]);
        if (run >= left) {
            throw new UndecodableFrameException("a run of JPEG-LS is longer than its line");
        }
        return run;
    }

    private int interruption(int ra, int rb) throws UndecodableFrameException {
        return interruption(Math.abs(ra - rb) <= near ? 1 : 0, ra, rb);
    }

    private int interruption(int type, int ra, int rb) throws UndecodableFrameException {
        int k = golombOfInterruption(type);
        int mapped = error(k, limit - RUN_BITS[runIndex] - 1);
        int shifted = mapped + type;
        int odd = shifted & 1;
        int size = shifted + odd >> 1;
        boolean isMostlyNegative = 2 * negative[type] >= n[REGULAR + type];
        int error = (k != 0 || isMostlyNegative) == (odd == 1) ? -size : size;
        learnInterruption(type, error, mapped);
        return type == 1 ? reconstructed(ra, error) : reconstructed(rb, ra > rb ? -error : error);
    }

    /// A mapped error: zero bits and `k` bits, or, when it has too many of the former, all of it.
    private int error(int k, int limit) throws UndecodableFrameException {
        if (cached < 32) {
            fill();
        }
        int zeros = LEADING_ZEROS[(int) (cache >>> CACHE - 8)];
        if (zeros == 8) {
            fill();
            zeros = Long.numberOfLeadingZeros(cache);
        }
        int escape = limit - errorBits - 1;
        if (zeros > escape) {
            throw new UndecodableFrameException("JPEG-LS data hold no error where one is due");
        }
        cache <<= zeros + 1;
        cached -= zeros + 1;
        int mapped = zeros < escape ? zeros << k | bits(k) : bits(errorBits) + 1;
        if (mapped > range) {
            throw new UndecodableFrameException("JPEG-LS data hold an error beyond the bits of a sample");
        }
        return mapped;
    }

    /// @param count  0 to 24
    private int bits(int count) {
        if (cached < count) {
            fill();
        }
        int bits = (int) (cache >>> 1 >>> CACHE - 1 - count);
        cache <<= count;
        cached -= count;
        return bits;
    }

    /// Fills the cache with at least 57 bits. Behind a byte of ones the highest bit of the next is none of the
    /// data, and when it is set, the two are a marker.
    private void fill() {
        while (cached <= CACHE - 8) {
            if (isAtMarker || at >= data.length) {
                isAtMarker = true;
                absent += CACHE - cached;
                cached = CACHE;
                return;
            }
            int next = data[at] & 0xFF;
            if (next == 0xFF && (at + 1 >= data.length || data[at + 1] < 0)) {
                isAtMarker = true;
            } else {
                int bits = isStuffed ? 7 : 8;
                cache |= (long) next << CACHE - bits - cached;
                cached += bits;
                isStuffed = next == 0xFF;
                at++;
            }
        }
    }

    private void requireData() throws UndecodableFrameException {
        if (cached < absent) {
            throw new UndecodableFrameException("JPEG-LS data end before the last line");
        }
    }

    /// Where the marker behind the coded data starts.
    int end() throws UndecodableFrameException {
        fill();
        // What is left of the last byte, and of a stuffed one behind it.
        if (!isAtMarker || cached - absent > 14) {
            throw new UndecodableFrameException("JPEG-LS data go on behind the last line");
        }
        return at;
    }

    /// Starts again behind a restart marker.
    ///
    /// @param from  the first byte behind it
    void restart(int from) {
        start();
        at = from;
        cache = 0;
        cached = 0;
        absent = 0;
        isAtMarker = false;
        isStuffed = false;
    }
}
