package org.elpis.vision.codec;

/// Codes the lines of one JPEG-LS scan. Where loss is allowed, the lines are changed to what a decoder will see.
///
/// Source: ITU-T T.87 (1998) annexes A, B and D.1
final class JpegLsScanEncoder extends JpegLsScan {
    private final GrowingBytes out;
    private long cache;
    private int cached;
    private boolean isStuffed;

    JpegLsScanEncoder(GrowingBytes out, int width, JpegLsParameters parameters) {
        super(width, parameters);
        this.out = out;
        start();
    }

    /// Codes a line of one component.
    ///
    /// @param above  the line above it, of zeros for the first
    void line(int[] above, int[] line) {
        line[0] = above[1];
        above[width + 1] = above[width];
        for (int x = 1; x <= width; ) {
            int ra = line[x - 1];
            int rb = above[x];
            int rc = above[x - 1];
            int q = context(ra, rb, rc, above[x + 1]);
            if (q != 0) {
                line[x] = regular(q, line[x], ra, rb, rc);
                x++;
            } else {
                x = run(above, line, x);
            }
        }
    }

    private int run(int[] above, int[] line, int from) {
        int ra = line[from - 1];
        int end = from;
        while (end <= width && Math.abs(line[end] - ra) <= near) {
            line[end++] = ra;
        }
        runLength(end - from, end > width);
        if (end > width) {
            return end;
        }
        int type = Math.abs(ra - above[end]) <= near ? 1 : 0;
        line[end] = interruption(type, line[end], ra, above[end]);
        shortenRuns();
        return end + 1;
    }

    /// Codes a line of several components, sample by sample.
    void line(int[][] above, int[][] line) {
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
                    line[s][x] = regular(contexts[s], line[s][x], line[s][x - 1], above[s][x], above[s][x - 1]);
                }
                x++;
            } else {
                x = run(above, line, x);
            }
        }
    }

    private int run(int[][] above, int[][] line, int from) {
        int end = from;
        while (end <= width && isRun(line, from - 1, end)) {
            for (int[] samples : line) {
                samples[end] = samples[from - 1];
            }
            end++;
        }
        runLength(end - from, end > width);
        if (end > width) {
            return end;
        }
        for (int s = 0; s < line.length; s++) {
            line[s][end] = interruption(0, line[s][end], line[s][end - 1], above[s][end]);
        }
        shortenRuns();
        return end + 1;
    }

    private boolean isRun(int[][] line, int first, int x) {
        for (int[] samples : line) {
            if (Math.abs(samples[x] - samples[first]) > near) {
                return false;
            }
        }
        return true;
    }

    private int regular(int signed, int sample, int ra, int rb, int rc) {
        int sign = signed >> 31;
        int q = (signed ^ sign) - sign;
        int k = golomb(n[q], a[q]);
        int predicted = predicted(ra, rb, rc, (c[q] ^ sign) - sign);
        int error = folded(quantized((sample - predicted ^ sign) - sign));
        int mapped = error >= 0 ? 2 * error : -2 * error - 1;
        if (k == 0 && near == 0 && 2 * b[q] <= -n[q]) {
            mapped = error >= 0 ? 2 * error + 1 : -2 * (error + 1);
        }
        error(mapped, k, limit);
        learn(q, error);
        return near == 0 ? sample : reconstructed(predicted, (error ^ sign) - sign);
    }

    private int quantized(int error) {
        if (near == 0) {
            return error;
        }
        return error > 0 ? (error + near) / step : -((near - error) / step);
    }

    /// The error of the same remainder that is nearest to 0.
    private int folded(int error) {
        int folded = error < 0 ? error + range : error;
        return folded >= (range + 1) / 2 ? folded - range : folded;
    }

    private void runLength(int length, boolean isToEnd) {
        int left = length;
        while (left >= 1 << RUN_BITS[runIndex]) {
            put(1, 1);
            left -= 1 << RUN_BITS[runIndex];
            lengthenRuns();
        }
        if (!isToEnd) {
            put(left, RUN_BITS[runIndex] + 1);
        } else if (left > 0) {
            put(1, 1);
        }
    }

    private int interruption(int type, int sample, int ra, int rb) {
        int predicted = type == 1 ? ra : rb;
        boolean isTurned = type == 0 && ra > rb;
        int error = folded(quantized(isTurned ? predicted - sample : sample - predicted));
        int k = golombOfInterruption(type);
        boolean isMostlyNegative = 2 * negative[type] >= n[REGULAR + type];
        int map = error != 0 && error < 0 == (k != 0 || isMostlyNegative) ? 1 : 0;
        int mapped = 2 * Math.abs(error) - type - map;
        error(mapped, k, limit - RUN_BITS[runIndex] - 1);
        learnInterruption(type, error, mapped);
        return near == 0 ? sample : reconstructed(predicted, isTurned ? -error : error);
    }

    private void error(int mapped, int k, int limit) {
        int zeros = mapped >> k;
        int escape = limit - errorBits - 1;
        if (zeros < escape && zeros < 32) {
            put(1 << k | mapped & (1 << k) - 1, zeros + k + 1);
        } else if (zeros < escape) {
            put(0, zeros);
            put(1 << k | mapped & (1 << k) - 1, k + 1);
        } else {
            put(0, escape);
            put(1 << errorBits | mapped - 1, errorBits + 1);
        }
    }

    /// @param count  0 to 56
    private void put(long bits, int count) {
        cache = cache << count | bits;
        cached += count;
        while (cached >= (isStuffed ? 7 : 8)) {
            cached -= isStuffed ? 7 : 8;
            int next = (int) (cache >>> cached) & (isStuffed ? 0x7F : 0xFF);
            out.put(next);
            isStuffed = next == 0xFF;
        }
    }

    /// Fills up the last byte, and what must follow a byte of ones.
    void end() {
        if (cached > 0) {
            put(0, (isStuffed ? 7 : 8) - cached);
        }
        if (isStuffed) {
            put(0, 7);
        }
    }
}
