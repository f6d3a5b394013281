package org.elpis.models.gradients;

import org.elpis.models.net.Shape;

/// How like two images are.
final class Likeness {
    /// Pixels a side of a window: 7, because images of audits are small and Wang's 11 would not fit often enough.
    private static final int WINDOW = 7;
    /// Two equal images would be infinitely like in decibels.
    private static final double MOST_DECIBELS = 200;

    private Likeness() {}

    static double meanSquare(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum / a.length;
    }

    /// Peak signal to noise in decibels, at most 200.
    ///
    /// @param range  greatest value less the least, > 0
    static double psnr(double[] a, double[] b, double range) {
        double square = meanSquare(a, b);
        return square == 0 ? MOST_DECIBELS : Math.min(MOST_DECIBELS, -10 * StrictMath.log10(square / (range * range)));
    }

    /// Structural similarity, -1 to 1 (Wang and others, 2004, equation 13, K1 = 0.01, K2 = 0.03), the mean over all
    /// even windows of 7x7 pixels of all channels, or of the whole image where it is smaller.
    static double ssim(double[] a, double[] b, Shape shape, double range) {
        int high = Math.min(WINDOW, shape.height());
        int wide = Math.min(WINDOW, shape.width());
        double sum = 0;
        int count = 0;
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y + high <= shape.height(); y++) {
                for (int x = 0; x + wide <= shape.width(); x++) {
                    sum += window(a, b, (c * shape.height() + y) * shape.width() + x, shape.width(), high, wide, range);
                    count++;
                }
            }
        }
        return sum / count;
    }

    private static double window(double[] a, double[] b, int corner, int width, int high, int wide, double range) {
        int n = high * wide;
        double meanA = 0;
        double meanB = 0;
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < wide; x++) {
                meanA += a[corner + y * width + x];
                meanB += b[corner + y * width + x];
            }
        }
        meanA /= n;
        meanB /= n;
        double squareA = 0;
        double squareB = 0;
        double product = 0;
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < wide; x++) {
                double p = a[corner + y * width + x] - meanA;
                double q = b[corner + y * width + x] - meanB;
                squareA += p * p;
                squareB += q * q;
                product += p * q;
            }
        }
        double c1 = 0.01 * range * 0.01 * range;
        double c2 = 0.03 * range * 0.03 * range;
        int freedom = Math.max(1, n - 1);
        return (2 * meanA * meanB + c1)
                * (2 * product / freedom + c2)
                / ((meanA * meanA + meanB * meanB + c1) * ((squareA + squareB) / freedom + c2));
    }
}
