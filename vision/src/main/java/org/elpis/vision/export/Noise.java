package org.elpis.vision.export;

import org.elpis.vision.likeness.GreyImage;

/// How large the rest of a picture may be at each place: compression and resizing leave more of it where there is more
/// structure, and how much more is learned from the picture itself.
///
/// The variance is a sum of four shares, none negative: one everywhere, and one each by the squared gradient close by,
/// the
/// squared gradient further around, and the squared curvature. What was put in somewhere has no say: no place counts
/// for
/// more than a few times what is usual there.
final class Noise {
    private static final int TERMS = 4;
    private static final int ROUNDS = 8;
    private static final int SAMPLES = 20_000;
    private static final double CLIP = 6;
    /// Mean of a squared normal number that is cut at `CLIP`.
    private static final double CLIPPED_MEAN = 0.96;
    /// Greys that are never called more than noise; rounding leaves 0.4, a curve of tones with a knee more.
    private static final double LEAST = 1.5;

    private final float[][] terms;
    private final double[] shares = new double[TERMS];
    private final double floor;
    private final double shift;

    private Noise(float[][] terms, double floor, double shift) {
        this.terms = terms;
        this.floor = floor;
        this.shift = shift;
    }

    /// @param rest  what a picture has more than it should, perhaps smoothed
    /// @param shown  what it should show
    /// @param gain  of the smoothing, on the standard deviation of noise
    /// @param shift  pixels by which an edge may lie elsewhere without being a change
    static Noise of(GreyImage rest, GreyImage shown, boolean[] counts, double gain, double shift) {
        Noise noise = new Noise(terms(shown), LEAST * gain, shift);
        noise.learn(rest, counts);
        return noise;
    }

    private static float[][] terms(GreyImage shown) {
        int width = shown.width();
        int height = shown.height();
        float[] v = shown.values();
        float[] gradient = new float[v.length];
        float[] curvature = new float[v.length];
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int i = y * width + x;
                float gx = (v[i + 1] - v[i - 1]) / 2;
                float gy = (v[i + width] - v[i - width]) / 2;
                float c = v[i - 1] + v[i + 1] + v[i - width] + v[i + width] - 4 * v[i];
                gradient[i] = gx * gx + gy * gy;
                curvature[i] = c * c;
            }
        }
        float[] one = new float[v.length];
        java.util.Arrays.fill(one, 1);
        GreyImage squares = new GreyImage(width, height, gradient);
        return new float[][] {
            one,
            Blur.of(squares, 1).values(),
            Blur.of(squares, 4).values(),
            Blur.of(new GreyImage(width, height, curvature), 1).values()
        };
    }

    private void learn(GreyImage rest, boolean[] counts) {
        float[] r = rest.values();
        double sum = 0;
        int n = 0;
        for (int i = 0; i < r.length; i++) {
            if (counts[i]) {
                sum += Math.min(15, Math.abs(r[i]));
                n++;
            }
        }
        shares[0] = n == 0 ? 1 : Math.max(floor * floor, 1.5 * (sum / n) * (sum / n));
        boolean[] isUsed = {true, true, true, true};
        for (int round = 0; round < ROUNDS; round++) {
            double[] next = solve(r, counts, isUsed);
            boolean isNegative = false;
            for (int k = 0; k < TERMS; k++) {
                isNegative |= next[k] < 0;
            }
            for (int k = 0; k < TERMS; k++) {
                if (next[k] < 0) {
                    isUsed[k] = k == 0;
                }
                shares[k] = Math.max(0, next[k]) / (isNegative ? 1 : CLIPPED_MEAN);
            }
        }
    }

    private double[] solve(float[] r, boolean[] counts, boolean[] isUsed) {
        // No divisor of a usual width, so that all columns are met.
        int stride = 1 + r.length / SAMPLES / 2 * 2;
        Equations equations = new Equations(TERMS);
        double[] row = new double[TERMS];
        for (int i = 0; i < r.length; i += stride) {
            if (counts[i]) {
                double expected = variance(i);
                for (int k = 0; k < TERMS; k++) {
                    row[k] = isUsed[k] ? terms[k][i] : 0;
                }
                equations.add(row, Math.min(CLIP * expected, r[i] * r[i]), 1 / (expected * expected));
            }
        }
        return equations.solve();
    }

    double variance(int i) {
        double sum = floor * floor + shift * shift * terms[1][i];
        for (int k = 0; k < TERMS; k++) {
            sum += shares[k] * terms[k][i];
        }
        return sum;
    }
}
