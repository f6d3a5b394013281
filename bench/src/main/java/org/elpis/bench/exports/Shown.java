package org.elpis.bench.exports;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.elpis.vision.likeness.GreyImage;

/// How a viewer shows values: a window, a curve within it, and perhaps inverted.
///
/// @param low  value that is black, or white when inverted
/// @param high  value that is the other end
/// @param gamma  exponent; 0 for a sigmoid
record Shown(double low, double high, double gamma, boolean isInverted) {
    static Shown draw(GreyImage values, SplittableRandom random) {
        float[] sorted = values.values().clone();
        Arrays.sort(sorted);
        boolean isFull = random.nextInt(3) == 0;
        double from = isFull ? 0 : random.nextDouble(0.30);
        double to = isFull ? 1 : 1 - random.nextDouble(0.15);
        double low = sorted[(int) (from * (sorted.length - 1))];
        double high = sorted[(int) (to * (sorted.length - 1))];
        if (high - low < 0.05 * (sorted[sorted.length - 1] - sorted[0])) {
            low = sorted[0];
            high = sorted[sorted.length - 1];
        }
        double gamma = random.nextInt(3) == 0 ? StrictMath.exp(random.nextDouble(-0.6, 0.6)) : 1;
        return new Shown(low, high, random.nextInt(8) == 0 ? 0 : gamma, random.nextInt(6) == 0);
    }

    /// Greys 0 to 255, not rounded.
    GreyImage of(GreyImage values) {
        float[] greys = new float[values.values().length];
        for (int i = 0; i < greys.length; i++) {
            double share = Math.clamp((values.values()[i] - low) / (high - low), 0, 1);
            double curved = gamma == 0
                    ? 1 / (1 + StrictMath.exp(-8 * (share - 0.5)))
                    : gamma == 1 ? share : StrictMath.pow(share, gamma);
            greys[i] = (float) (255 * (isInverted ? 1 - curved : curved));
        }
        return new GreyImage(values.width(), values.height(), greys);
    }
}
