package org.elpis.vision.export;

import java.util.Arrays;
import org.elpis.vision.likeness.GreyImage;

/// How stored values became the greys of a picture: a curve that only rises, or only falls, fitted to the picture.
///
/// So it follows any window, gamma, lookup table and inversion. Of the greys that go with one value the middle half
/// counts: what was put into a picture does not bend it.
final class ToneCurve {
    private static final int MOST_STEPS = 512;
    /// Pixels a step at least, so that noise does not make the curve.
    private static final int PIXELS_A_STEP = 48;
    private static final int MOST_EVEN = 256;
    private static final int CELLS = 512;
    private static final int SAMPLES = 1 << 12;

    private final float[] at;
    private final float[] grey;
    private final Ladder ladder;

    private ToneCurve(float[] at, float[] grey) {
        this.at = at;
        this.ladder = new Ladder(at);
        this.grey = grey;
    }

    /// @param values  of the baseline, on the grid of the picture
    /// @param picture  greys 0 to 255
    /// @param counts  pixels that both show
    static ToneCurve fit(GreyImage values, GreyImage picture, boolean[] counts) {
        float[] edges = edges(values.values(), counts);
        Ladder ladder = new Ladder(edges);
        int steps = edges.length + 1;
        int[] histogram = new int[steps * CELLS];
        double[] sums = new double[steps];
        int[] sizes = new int[steps];
        for (int i = 0; i < counts.length; i++) {
            if (counts[i]) {
                int step = ladder.step(values.values()[i]);
                int cell = Math.clamp(Math.round(picture.values()[i] * 2), 0, CELLS - 1);
                histogram[step * CELLS + cell]++;
                sums[step] += values.values()[i];
                sizes[step]++;
            }
        }
        float[] at = new float[steps];
        float[] grey = new float[steps];
        double[] weight = new double[steps];
        int used = 0;
        for (int step = 0; step < steps; step++) {
            if (sizes[step] > 0) {
                at[used] = (float) (sums[step] / sizes[step]);
                grey[used] = (float) middleHalf(histogram, step * CELLS, sizes[step]);
                weight[used++] = sizes[step];
            }
        }
        if (used == 0) {
            return new ToneCurve(new float[] {0}, new float[] {0});
        }
        float[] rising = Monotone.rising(Arrays.copyOf(grey, used), weight);
        float[] falling = Monotone.falling(Arrays.copyOf(grey, used), weight);
        boolean rises = distance(rising, grey, weight) <= distance(falling, grey, weight);
        return new ToneCurve(Arrays.copyOf(at, used), rises ? rising : falling);
    }

    private static double distance(float[] fitted, float[] grey, double[] weight) {
        double sum = 0;
        for (int i = 0; i < fitted.length; i++) {
            double difference = fitted[i] - grey[i];
            sum += weight[i] * difference * difference;
        }
        return sum;
    }

    /// Values between which equal numbers of pixels lie; those that many pixels have are no edge twice.
    private static float[] edges(float[] values, boolean[] counts) {
        int number = 0;
        float least = Float.MAX_VALUE;
        float most = -Float.MAX_VALUE;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i]) {
                number++;
                least = Math.min(least, values[i]);
                most = Math.max(most, values[i]);
            }
        }
        int stride = Math.max(1, number / SAMPLES);
        float[] sample = new float[number / stride + 1];
        int size = 0;
        int seen = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] && seen++ % stride == 0 && size < sample.length) {
                sample[size++] = values[i];
            }
        }
        if (size == 0) {
            return sample;
        }
        Arrays.sort(sample, 0, size);
        int steps = Math.clamp(number / PIXELS_A_STEP, 2, MOST_STEPS);
        float[] edges = new float[steps - 1];
        int used = 0;
        for (int i = 1; i < steps; i++) {
            float edge = sample[(int) ((long) i * size / steps)];
            if (used == 0 || edge > edges[used - 1]) {
                edges[used++] = edge;
            }
        }
        return withEven(Arrays.copyOf(edges, used), Math.min(steps, MOST_EVEN), least, most);
    }

    /// Values that few pixels have get steps of their own too: between far values a curve may do anything.
    private static float[] withEven(float[] edges, int even, float least, float most) {
        float[] all = Arrays.copyOf(edges, edges.length + even);
        for (int i = 0; i < even; i++) {
            all[edges.length + i] = least + (most - least) * (i + 1) / (even + 1);
        }
        Arrays.sort(all);
        int used = 0;
        for (float edge : all) {
            if (used == 0 || edge > all[used - 1]) {
                all[used++] = edge;
            }
        }
        return Arrays.copyOf(all, used);
    }

    private static double middleHalf(int[] histogram, int start, int size) {
        double from = size / 4.0;
        double to = size - from;
        double sum = 0;
        double before = 0;
        for (int cell = 0; cell < CELLS && before < to; cell++) {
            double after = before + histogram[start + cell];
            double inside = Math.min(after, to) - Math.max(before, from);
            sum += inside > 0 ? inside * cell : 0;
            before = after;
        }
        return sum / (to - from) / 2;
    }

    float grey(float value) {
        int low = ladder.step(value) - 1;
        if (low < 0) {
            return grey[0];
        }
        if (low >= at.length - 1) {
            return grey[at.length - 1];
        }
        float share = (value - at[low]) / (at[low + 1] - at[low]);
        return grey[low] + share * (grey[low + 1] - grey[low]);
    }

    GreyImage of(GreyImage values) {
        float[] shown = new float[values.values().length];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = grey(values.values()[i]);
        }
        return new GreyImage(values.width(), values.height(), shown);
    }

    boolean isInverted() {
        return grey[0] > grey[grey.length - 1];
    }

    /// Greys from the darkest to the brightest that it gives.
    double span() {
        return Math.abs(grey[grey.length - 1] - grey[0]);
    }
}
