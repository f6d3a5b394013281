package org.elpis.vision.codec;

import java.util.Arrays;

/// What the coder and the decoder of a scan remember alike: the statistics of each context, and places within lines.
///
/// A line of samples has one place more on each side: `[0]` is left of the first sample, and `[width + 1]` right of the
/// last. Names of variables are the standard's.
///
/// Source: ITU-T T.87 (1998) annex A
abstract class JpegLsScan {
    /// J: what a full run at each run index is long, as a power of two.
    static final int[] RUN_BITS = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    /// Contexts of samples within texture; the two behind them are those of interrupted runs.
    static final int REGULAR = 365;

    private static final int LEAST_CORRECTION = -128;
    private static final int MOST_CORRECTION = 127;

    final int width;
    final int maxValue;
    final int near;
    final int step;
    final int range;
    final int errorBits;
    final int limit;
    private final int reset;
    private final int t3;
    private final byte[] regions;

    final int[] a = new int[REGULAR + 2];
    final int[] b = new int[REGULAR];
    final int[] c = new int[REGULAR];
    final int[] n = new int[REGULAR + 2];
    /// Negative errors of the two contexts of interrupted runs.
    final int[] negative = new int[2];

    int runIndex;

    JpegLsScan(int width, JpegLsParameters parameters) {
        this.width = width;
        maxValue = parameters.maxValue();
        near = parameters.near();
        step = parameters.step();
        range = parameters.range();
        errorBits = parameters.errorBits();
        limit = parameters.limit();
        reset = parameters.reset();
        t3 = parameters.t3();
        regions = new byte[2 * t3 + 1];
        for (int gradient = 0; gradient <= t3; gradient++) {
            int region = region(gradient, parameters);
            regions[t3 + gradient] = (byte) region;
            regions[t3 - gradient] = (byte) -region;
        }
    }

    private static int region(int gradient, JpegLsParameters parameters) {
        if (gradient <= parameters.near()) {
            return 0;
        }
        if (gradient < parameters.t1()) {
            return 1;
        }
        if (gradient < parameters.t2()) {
            return 2;
        }
        return gradient < parameters.t3() ? 3 : 4;
    }

    /// Forgets everything, as at the start of a scan and after a restart marker.
    final void start() {
        int least = Math.max(2, (range + 32) / 64);
        Arrays.fill(a, least);
        Arrays.fill(b, 0);
        Arrays.fill(c, 0);
        Arrays.fill(n, 1);
        Arrays.fill(negative, 0);
        runIndex = 0;
    }

    /// The context of a sample, negative when its errors are coded with the other sign; 0 within a run.
    final int context(int ra, int rb, int rc, int rd) {
        return 81 * region(rd - rb) + 9 * region(rb - rc) + region(rc - ra);
    }

    private int region(int gradient) {
        if (gradient >= t3) {
            return 4;
        }
        return gradient <= -t3 ? -4 : regions[gradient + t3];
    }

    /// The value that a context's correction makes of what the neighbours predict.
    final int predicted(int ra, int rb, int rc, int correction) {
        int least = Math.min(ra, rb);
        int most = Math.max(ra, rb);
        int predicted = rc >= most ? least : rc <= least ? most : ra + rb - rc;
        return clamped(predicted + correction);
    }

    final int clamped(int value) {
        return value < 0 ? 0 : Math.min(value, maxValue);
    }

    /// k: the bits of an error that are written plainly. No honest sum needs more than 16.
    static int golomb(int n, int a) {
        int k = 0;
        while (k < 16 && n << k < a) {
            k++;
        }
        return k;
    }

    /// The sample that an error makes of its prediction.
    final int reconstructed(int predicted, int error) {
        int value = predicted + error * step;
        if (value < -near) {
            value += range * step;
        } else if (value > maxValue + near) {
            value -= range * step;
        }
        return value < 0 ? 0 : Math.min(value, maxValue);
    }

    /// @param error  with the sign of the context
    final void learn(int q, int error) {
        int count = n[q];
        int bias = b[q] + error * step;
        int sum = a[q] + Math.abs(error);
        if (count == reset) {
            sum >>= 1;
            bias >>= 1;
            count >>= 1;
        }
        count++;
        if (bias <= -count) {
            bias = Math.max(bias + count, 1 - count);
            if (c[q] > LEAST_CORRECTION) {
                c[q]--;
            }
        } else if (bias > 0) {
            bias = Math.min(bias - count, 0);
            if (c[q] < MOST_CORRECTION) {
                c[q]++;
            }
        }
        a[q] = sum;
        b[q] = bias;
        n[q] = count;
    }

    /// @param type  of the interrupted run: 1 when the samples left and above are alike, otherwise 0
    /// @param mapped  the error as it is coded
    final void learnInterruption(int type, int error, int mapped) {
        int q = REGULAR + type;
        if (error < 0) {
            negative[type]++;
        }
        a[q] += mapped + 1 - type >> 1;
        if (n[q] == reset) {
            a[q] >>= 1;
            n[q] >>= 1;
            negative[type] >>= 1;
        }
        n[q]++;
    }

    /// k of an interrupted run.
    final int golombOfInterruption(int type) {
        int q = REGULAR + type;
        return golomb(n[q], type == 0 ? a[q] : a[q] + (n[q] >> 1));
    }

    final void lengthenRuns() {
        if (runIndex < RUN_BITS.length - 1) {
            runIndex++;
        }
    }

    final void shortenRuns() {
        if (runIndex > 0) {
            runIndex--;
        }
    }
}
