package org.elpis.fingerprint;

import java.util.Arrays;

/// How bright a picture shows each value of the frame it was made from: a window, a table, or a film's curve.
///
/// The mean of the picture over pixels of about the same value, for values with equally many pixels each, and
/// straight lines between.
final class ToneCurve {
    /// So many values tell where the points of the curve are to be; all values tell where they are.
    private static final int SAMPLES = 20_000;

    private final float[] from;
    private final float[] to;

    private ToneCurve(float[] from, float[] to) {
        this.from = from;
        this.to = to;
    }

    /// @param frame  values of the frame
    /// @param picture  at the same places
    /// @param knots  at most so many points of the curve
    static ToneCurve of(float[] frame, float[] picture, int knots) {
        int step = Math.max(1, frame.length / SAMPLES);
        float[] sorted = new float[(frame.length + step - 1) / step];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = frame[i * step];
        }
        Arrays.sort(sorted);
        float[] edges = new float[knots];
        int count = 0;
        for (int i = 1; i < knots; i++) {
            float edge = sorted[(int) ((long) i * sorted.length / knots)];
            if (count == 0 || edge > edges[count - 1]) {
                edges[count++] = edge;
            }
        }
        double[] x = new double[count + 1];
        double[] y = new double[count + 1];
        int[] n = new int[count + 1];
        for (int i = 0; i < frame.length; i++) {
            int found = Arrays.binarySearch(edges, 0, count, frame[i]);
            int bin = found < 0 ? -found - 1 : found + 1;
            x[bin] += frame[i];
            y[bin] += picture[i];
            n[bin]++;
        }
        float[] from = new float[count + 1];
        float[] to = new float[count + 1];
        int used = 0;
        for (int i = 0; i <= count; i++) {
            if (n[i] > 0) {
                from[used] = (float) (x[i] / n[i]);
                to[used++] = (float) (y[i] / n[i]);
            }
        }
        return new ToneCurve(Arrays.copyOf(from, used), Arrays.copyOf(to, used));
    }

    float at(float value) {
        int found = Arrays.binarySearch(from, value);
        if (found >= 0) {
            return to[found];
        }
        int above = -found - 1;
        if (above == 0) {
            return to[0];
        }
        if (above == from.length) {
            return to[above - 1];
        }
        float share = (value - from[above - 1]) / (from[above] - from[above - 1]);
        return to[above - 1] + share * (to[above] - to[above - 1]);
    }

    /// How much brighter the picture becomes for one unit more, over a stretch of values.
    float slope(float value, float reach) {
        return (at(value + reach) - at(value - reach)) / (2 * reach);
    }
}
