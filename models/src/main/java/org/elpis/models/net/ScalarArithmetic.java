package org.elpis.models.net;

import java.util.Arrays;

/// The plain twin of [VectorArithmetic]: the same bits from loops that any Java compiler takes.
final class ScalarArithmetic implements Arithmetic {
    private final float[] lanes = new float[LANES];

    @Override
    public void correlate(
            float[] source,
            int from,
            int[] at,
            float[] weights,
            int weightsAt,
            float[] start,
            int startAt,
            float[] target,
            int targetAt,
            int plane,
            int outputs,
            int length) {
        for (int o = 0; o < outputs; o++) {
            int to = targetAt + o * plane;
            Arrays.fill(target, to, to + length, start[startAt + o]);
            for (int q = 0; q < at.length; q++) {
                addScaled(weights[weightsAt + o * at.length + q], source, from + at[q], target, to, length);
            }
        }
    }

    @Override
    public void products(
            float[] slopes,
            int slopesAt,
            int plane,
            int outputs,
            float[] source,
            int from,
            int[] at,
            float[] sums,
            int sumsAt,
            int length) {
        for (int o = 0; o < outputs; o++) {
            for (int q = 0; q < at.length; q++) {
                sums[sumsAt + o * at.length + q] += dot(slopes, slopesAt + o * plane, source, from + at[q], length);
            }
        }
    }

    @Override
    public float dot(float[] a, int aAt, float[] b, int bAt, int length) {
        Arrays.fill(lanes, 0);
        int whole = length - length % LANES;
        for (int i = 0; i < whole; i += LANES) {
            for (int l = 0; l < LANES; l++) {
                lanes[l] += a[aAt + i + l] * b[bAt + i + l];
            }
        }
        for (int i = whole; i < length; i++) {
            lanes[i - whole] += a[aAt + i] * b[bAt + i];
        }
        return Arithmetic.total(lanes);
    }

    @Override
    public float sum(float[] a, int aAt, int length) {
        Arrays.fill(lanes, 0);
        int whole = length - length % LANES;
        for (int i = 0; i < whole; i += LANES) {
            for (int l = 0; l < LANES; l++) {
                lanes[l] += a[aAt + i + l];
            }
        }
        for (int i = whole; i < length; i++) {
            lanes[i - whole] += a[aAt + i];
        }
        return Arithmetic.total(lanes);
    }

    @Override
    public void addScaled(float factor, float[] a, int aAt, float[] target, int targetAt, int length) {
        for (int i = 0; i < length; i++) {
            target[targetAt + i] += factor * a[aAt + i];
        }
    }

    @Override
    public void rectify(float[] x, float[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] = x[i] <= 0 ? 0 : x[i];
        }
    }

    @Override
    public void unrectify(float[] x, float[] dy, float[] dx) {
        for (int i = 0; i < dx.length; i++) {
            dx[i] = x[i] <= 0 ? 0 : dy[i];
        }
    }

    @Override
    public void poolPairs(float[] x, int upper, int lower, float[] y, int to, int count) {
        pool(x, upper, lower, y, to, 0, count);
    }

    static void pool(float[] x, int upper, int lower, float[] y, int to, int from, int count) {
        for (int i = from; i < count; i++) {
            float above = Math.max(x[upper + 2 * i], x[upper + 2 * i + 1]);
            y[to + i] = Math.max(above, Math.max(x[lower + 2 * i], x[lower + 2 * i + 1]));
        }
    }

    @Override
    public void partPairs(float[] x, int upper, int lower, float[] y, float[] dy, int to, int count, float[] dx) {
        part(x, upper, lower, y, dy, to, 0, count, dx);
    }

    /// Without jumps: a processor would guess every second one wrong.
    static void part(float[] x, int upper, int lower, float[] y, float[] dy, int to, int from, int count, float[] dx) {
        for (int i = from; i < count; i++) {
            float most = y[to + i];
            int slope = Float.floatToRawIntBits(dy[to + i]);
            int a = mask(x[upper + 2 * i], most);
            int b = mask(x[upper + 2 * i + 1], most) & ~a;
            int c = mask(x[lower + 2 * i], most) & ~(a | b);
            dx[upper + 2 * i] = Float.intBitsToFloat(slope & a);
            dx[upper + 2 * i + 1] = Float.intBitsToFloat(slope & b);
            dx[lower + 2 * i] = Float.intBitsToFloat(slope & c);
            dx[lower + 2 * i + 1] = Float.intBitsToFloat(slope & ~(a | b | c));
        }
    }

    /// All bits set where the values are equal, else none; a zero that is negative is equal to one that is not.
    private static int mask(float value, float most) {
        return value == most ? -1 : 0;
    }
}
