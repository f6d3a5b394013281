package org.elpis.vision.likeness;

/// The Haar wavelet-based perceptual similarity index of grey images, with the constants for medical ones.
///
/// Coefficients of the two finest scales tell how alike a place is, the one of the third how much it counts.
/// Images are halved first, which stands for the distance that a viewer keeps.
///
/// Source: R. Reisenhofer, S. Bosse, G. Kutyniok, T. Wiegand: A Haar wavelet-based perceptual similarity
/// index for image quality assessment, Signal Processing: Image Communication 61 (2018), sections 2 and 3.
/// Constants: C. Karner et al.: Parameter choices in HaarPSI for IQA with medical images, ISBI 2025 (arXiv
/// 2410.24098), HaarPSI-MED.
public final class HaarPsi {
    private static final int SCALES = 3;

    /// For natural images.
    static final HaarPsi NATURAL = new HaarPsi(30, 4.2);

    public static final HaarPsi MEDICAL = new HaarPsi(5, 4.9);

    private final double c;
    private final double alpha;

    private HaarPsi(double c, double alpha) {
        this.c = c;
        this.alpha = alpha;
    }

    /// How alike two images are.
    ///
    /// @param before  grey values, black 0 and white 255
    /// @param after  of the same size
    /// @return 0 to 1; 1 when both are the same
    public double of(GreyImage before, GreyImage after) {
        if (!before.isOfSizeOf(after)) {
            throw new IllegalArgumentException("images must be of one size");
        }
        GreyImage one = before.half(GreyImage.Outside.ZERO);
        GreyImage other = after.half(GreyImage.Outside.ZERO);
        double weighted = 0;
        double weights = 0;
        Sums ofOne = new Sums(one);
        Sums ofOther = new Sums(other);
        for (int direction = 0; direction < 2; direction++) {
            for (int y = 0; y < one.height(); y++) {
                for (int x = 0; x < one.width(); x++) {
                    double weight = Math.max(
                            ofOne.coefficient(x, y, SCALES, direction), ofOther.coefficient(x, y, SCALES, direction));
                    if (weight > 0) {
                        weighted += weight * sigmoid(similarity(ofOne, ofOther, x, y, direction));
                        weights += weight;
                    }
                }
            }
        }
        if (weights == 0) {
            return 1;
        }
        double mean = logit(weighted / weights);
        return Math.clamp(mean * mean, 0, 1);
    }

    private double similarity(Sums ofOne, Sums ofOther, int x, int y, int direction) {
        double sum = 0;
        for (int scale = 1; scale < SCALES; scale++) {
            double a = ofOne.coefficient(x, y, scale, direction);
            double b = ofOther.coefficient(x, y, scale, direction);
            sum += (2 * a * b + c) / (a * a + b * b + c);
        }
        return sum / 2;
    }

    private double sigmoid(double value) {
        return 1 / (1 + StrictMath.exp(-alpha * value));
    }

    private double logit(double value) {
        return StrictMath.log(value / (1 - value)) / alpha;
    }

    /// Sums of all rectangles from the upper left corner, from which every box filter takes four looks.
    private static final class Sums {
        private final int width;
        private final int height;
        private final double[] sums;

        Sums(GreyImage image) {
            width = image.width();
            height = image.height();
            sums = new double[(width + 1) * (height + 1)];
            for (int y = 0; y < height; y++) {
                double row = 0;
                for (int x = 0; x < width; x++) {
                    row += image.values()[y * width + x];
                    sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
                }
            }
        }

        /// The magnitude of a Haar coefficient: the difference of the two halves of a square of side
        /// `2^scale` around a pixel, divided by the side. The square of an even side has the pixel right
        /// below its middle moved by half a side less one; beyond the image there is 0.
        ///
        /// @param direction  0: upper and lower half, 1: left and right one
        double coefficient(int x, int y, int scale, int direction) {
            int side = 1 << scale;
            int half = side / 2;
            int left = x - half + 1;
            int top = y - half + 1;
            double first =
                    direction == 0 ? sum(left, top, left + side, top + half) : sum(left, top, left + half, top + side);
            return Math.abs(sum(left, top, left + side, top + side) - 2 * first) / side;
        }

        private double sum(int left, int top, int right, int bottom) {
            int x0 = Math.clamp(left, 0, width);
            int x1 = Math.clamp(right, 0, width);
            int y0 = Math.clamp(top, 0, height) * (width + 1);
            int y1 = Math.clamp(bottom, 0, height) * (width + 1);
            return sums[y1 + x1] - sums[y0 + x1] - sums[y1 + x0] + sums[y0 + x0];
        }
    }
}
