package org.elpis.vision.export;

/// The two-dimensional discrete Fourier transform of a square whose side is a power of two.
///
/// Source: Cooley and Tukey, 1965, radix two, in place.
final class Fourier {
    private final int side;
    private final double[] cos;
    private final double[] sin;
    private final int[] reversed;
    private final double[] columnRe;
    private final double[] columnIm;

    Fourier(int side) {
        this.side = side;
        this.cos = new double[side / 2];
        this.sin = new double[side / 2];
        for (int i = 0; i < side / 2; i++) {
            cos[i] = StrictMath.cos(2 * StrictMath.PI * i / side);
            sin[i] = StrictMath.sin(2 * StrictMath.PI * i / side);
        }
        this.reversed = new int[side];
        int bits = Integer.numberOfTrailingZeros(side);
        for (int i = 0; i < side; i++) {
            reversed[i] = Integer.reverse(i) >>> 32 - bits;
        }
        this.columnRe = new double[side];
        this.columnIm = new double[side];
    }

    /// Transforms real and imaginary parts in place; the inverse is not divided by the number of samples.
    void transform(double[] re, double[] im, boolean isInverse) {
        for (int y = 0; y < side; y++) {
            line(re, im, y * side, isInverse);
        }
        for (int x = 0; x < side; x++) {
            for (int y = 0; y < side; y++) {
                columnRe[y] = re[y * side + x];
                columnIm[y] = im[y * side + x];
            }
            line(columnRe, columnIm, 0, isInverse);
            for (int y = 0; y < side; y++) {
                re[y * side + x] = columnRe[y];
                im[y * side + x] = columnIm[y];
            }
        }
    }

    private void line(double[] re, double[] im, int start, boolean isInverse) {
        for (int i = 0; i < side; i++) {
            int j = reversed[i];
            if (j > i) {
                double r = re[start + i];
                re[start + i] = re[start + j];
                re[start + j] = r;
                double m = im[start + i];
                im[start + i] = im[start + j];
                im[start + j] = m;
            }
        }
        for (int half = 1; half < side; half *= 2) {
            int step = side / (2 * half);
            for (int block = 0; block < side; block += 2 * half) {
                for (int k = 0; k < half; k++) {
                    double c = cos[k * step];
                    double s = isInverse ? sin[k * step] : -sin[k * step];
                    int a = start + block + k;
                    int b = a + half;
                    double r = re[b] * c - im[b] * s;
                    double m = re[b] * s + im[b] * c;
                    re[b] = re[a] - r;
                    im[b] = im[a] - m;
                    re[a] += r;
                    im[a] += m;
                }
            }
        }
    }
}
