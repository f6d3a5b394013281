package org.elpis.vision.export;

import java.util.Arrays;
import org.elpis.vision.likeness.GreyImage;

/// Which way greys rise in a small image, as complex numbers whose length says how sure that is.
///
/// Directions survive every rising curve of tones and turn round under a falling one.
///
/// Source: Fitch, Kadyrov, Christmas and Kittler, Orientation correlation, 2002; here with soft lengths, and greys
/// made equally frequent before.
@SuppressWarnings("ArrayRecordComponent") // two fields are not compared
record Directions(int width, int height, double[] re, double[] im, double energy) {

    static Directions of(GreyImage image) {
        int width = image.width();
        int height = image.height();
        float[] ranks = ranks(image.values());
        double[] re = new double[ranks.length];
        double[] im = new double[ranks.length];
        float[] lengths = new float[ranks.length];
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int i = y * width + x;
                re[i] = ranks[i + 1] - ranks[i - 1];
                im[i] = ranks[i + width] - ranks[i - width];
                lengths[i] = (float) Math.sqrt(re[i] * re[i] + im[i] * im[i]);
            }
        }
        float[] sorted = lengths.clone();
        Arrays.sort(sorted);
        double soft = Math.max(0.02, sorted[sorted.length * 6 / 10]);
        double energy = 0;
        for (int i = 0; i < re.length; i++) {
            re[i] /= lengths[i] + soft;
            im[i] /= lengths[i] + soft;
            energy += re[i] * re[i] + im[i] * im[i];
        }
        return new Directions(width, height, re, im, energy);
    }

    /// Half of what a value says is its rank, half its height in the range: noise in air has ranks too.
    private static float[] ranks(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        float least = sorted[0];
        float range = Math.max(1e-6f, sorted[sorted.length - 1] - least);
        float[] ranks = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            int at = Arrays.binarySearch(sorted, values[i]);
            ranks[i] = 0.5f * at / sorted.length + 0.5f * (values[i] - least) / range;
        }
        return ranks;
    }
}
