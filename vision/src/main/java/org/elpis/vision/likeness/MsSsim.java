package org.elpis.vision.likeness;

import java.util.OptionalDouble;

/// Multi-scale structural similarity of grey images.
///
/// Contrast and structure are compared at five scales, brightness at the coarsest; each scale by means over
/// windows of 11 by 11 pixels weighed by a Gaussian, at all places where the whole window lies within the
/// image. Images too small for five scales are compared at as many as they have, whose weights are scaled to
/// the same sum.
///
/// Source: Z. Wang, E. P. Simoncelli, A. C. Bovik: Multi-scale structural similarity for image quality
/// assessment, 37th Asilomar Conference on Signals, Systems and Computers (2003), sections 2.2 and 3.2
public final class MsSsim {
    private static final double[] WEIGHTS = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};
    private static final int WINDOW = 11;
    private static final double SIGMA = 1.5;
    /// Of values 0 to 255: (0.01 * 255)^2 and (0.03 * 255)^2, which keep the quotients stable where nothing
    /// is.
    private static final double C1 = 6.5025;
    private static final double C2 = 58.5225;
    private static final float[] GAUSSIAN = gaussian();

    private MsSsim() {}

    /// How alike two images are, where they are large enough to tell.
    ///
    /// @param before  grey values, black 0 and white 255
    /// @param after  of the same size
    /// @return 0 to 1, 1 when both are the same; empty when a side has fewer than 11 pixels
    public static OptionalDouble of(GreyImage before, GreyImage after) {
        if (!before.isOfSizeOf(after)) {
            throw new IllegalArgumentException("images must be of one size");
        }
        int scales = scales(Math.min(before.width(), before.height()));
        if (scales == 0) {
            return OptionalDouble.empty();
        }
        double weights = 0;
        for (int i = 0; i < scales; i++) {
            weights += WEIGHTS[i];
        }
        GreyImage one = before;
        GreyImage other = after;
        double product = 1;
        for (int i = 0; i < scales; i++) {
            if (i > 0) {
                one = one.half(GreyImage.Outside.NEAREST);
                other = other.half(GreyImage.Outside.NEAREST);
            }
            double mean = compare(one, other, i == scales - 1);
            product *= StrictMath.pow(Math.max(0, mean), WEIGHTS[i] / weights);
        }
        return OptionalDouble.of(Math.clamp(product, 0, 1));
    }

    private static int scales(int side) {
        int scales = 0;
        for (int left = side; left >= WINDOW && scales < WEIGHTS.length; left = (left + 1) / 2) {
            scales++;
        }
        return scales;
    }

    /// The mean of contrast times structure, with brightness at the coarsest scale.
    private static double compare(GreyImage one, GreyImage other, boolean isCoarsest) {
        int size = one.values().length;
        float[] product = new float[size];
        float[] meanOne = mean(one, one.values());
        float[] meanOther = mean(other, other.values());
        multiply(one.values(), one.values(), product);
        float[] squaresOne = mean(one, product);
        multiply(other.values(), other.values(), product);
        float[] squaresOther = mean(one, product);
        multiply(one.values(), other.values(), product);
        float[] products = mean(one, product);
        double sum = 0;
        for (int i = 0; i < meanOne.length; i++) {
            double a = meanOne[i];
            double b = meanOther[i];
            double variances = Math.max(0, squaresOne[i] - a * a) + Math.max(0, squaresOther[i] - b * b);
            double value = (2 * (products[i] - a * b) + C2) / (variances + C2);
            sum += isCoarsest ? value * (2 * a * b + C1) / (a * a + b * b + C1) : value;
        }
        return sum / meanOne.length;
    }

    private static void multiply(float[] a, float[] b, float[] product) {
        for (int i = 0; i < product.length; i++) {
            product[i] = a[i] * b[i];
        }
    }

    /// Weighed means over all windows within the image: `width - 10` by `height - 10` of them.
    private static float[] mean(GreyImage size, float[] values) {
        int width = size.width() - WINDOW + 1;
        float[] across = new float[width * size.height()];
        for (int y = 0; y < size.height(); y++) {
            for (int k = 0; k < WINDOW; k++) {
                float weight = GAUSSIAN[k];
                int from = y * size.width() + k;
                int to = y * width;
                for (int x = 0; x < width; x++) {
                    across[to + x] += weight * values[from + x];
                }
            }
        }
        int height = size.height() - WINDOW + 1;
        float[] mean = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int k = 0; k < WINDOW; k++) {
                float weight = GAUSSIAN[k];
                int from = (y + k) * width;
                int to = y * width;
                for (int x = 0; x < width; x++) {
                    mean[to + x] += weight * across[from + x];
                }
            }
        }
        return mean;
    }

    private static float[] gaussian() {
        double[] weights = new double[WINDOW];
        double sum = 0;
        for (int i = 0; i < WINDOW; i++) {
            double distance = i - (WINDOW - 1) / 2.0;
            weights[i] = StrictMath.exp(-distance * distance / (2 * SIGMA * SIGMA));
            sum += weights[i];
        }
        float[] scaled = new float[WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            scaled[i] = (float) (weights[i] / sum);
        }
        return scaled;
    }
}
