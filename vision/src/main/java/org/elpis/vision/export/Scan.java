package org.elpis.vision.export;

import java.util.ArrayList;
import java.util.List;
import org.elpis.vision.likeness.GreyImage;

/// How far a picture is from what it should show, at every place, for one size of what may have been put in or taken
/// away: the rest smoothed to that size, in standard deviations of what is usual there.
///
/// Images become smaller by half from level to level, beginning with the whole grid.
///
/// @param signal  absolute
/// @param noise  what the signal was divided by, in greys
@SuppressWarnings("ArrayRecordComponent") // two scans are not compared
record Scan(int level, GreyImage signal, GreyImage noise, boolean[] counts) {
    static final int LEVELS = 4;
    /// Standard deviation of the smoothing, in pixels of the level.
    static final double SIGMA = 1.2;
    private static final int LEAST_SIDE = 12;

    static List<Scan> of(Prediction prediction) {
        List<Scan> scans = new ArrayList<>();
        boolean[] counts = prediction.counts();
        GreyImage rest = masked(prediction.rest(), counts);
        GreyImage shown = prediction.shown();
        for (int level = 0; level < LEVELS; level++) {
            if (level > 0) {
                int width = rest.width();
                if (Math.min(width, rest.height()) < 2 * LEAST_SIDE) {
                    break;
                }
                counts = halfCounts(counts, width, rest.height());
                rest = half(rest);
                shown = half(shown);
            }
            scans.add(of(level, rest, shown, counts, prediction.shift() / (1 << level)));
        }
        return scans;
    }

    private static Scan of(int level, GreyImage rest, GreyImage shown, boolean[] counts, double shift) {
        GreyImage smooth = Blur.of(rest, SIGMA);
        double gain = 1 / (2 * Math.sqrt(StrictMath.PI) * SIGMA);
        Noise noise = Noise.of(smooth, shown, counts, gain, shift);
        float[] signal = new float[counts.length];
        float[] deviation = new float[counts.length];
        for (int i = 0; i < counts.length; i++) {
            deviation[i] = (float) Math.sqrt(noise.variance(i));
            signal[i] = counts[i] ? Math.abs(smooth.values()[i]) / deviation[i] : 0;
        }
        return new Scan(
                level,
                new GreyImage(rest.width(), rest.height(), signal),
                new GreyImage(rest.width(), rest.height(), deviation),
                counts);
    }

    private static GreyImage masked(GreyImage image, boolean[] counts) {
        float[] values = image.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = counts[i] ? values[i] : 0;
        }
        return new GreyImage(image.width(), image.height(), values);
    }

    private static GreyImage half(GreyImage image) {
        return Resampling.toSize(image, image.width() / 2, image.height() / 2);
    }

    private static boolean[] halfCounts(boolean[] counts, int width, int height) {
        int w = width / 2;
        int h = height / 2;
        boolean[] half = new boolean[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int i = 2 * y * width + 2 * x;
                half[y * w + x] = counts[i] && counts[i + 1] && counts[i + width] && counts[i + width + 1];
            }
        }
        return half;
    }
}
