package org.elpis.privacy;

/// The discrete Fourier transform of a power of two of complex numbers, in place: radix 2, decimation in time. The same
/// input gives the same bits everywhere.
final class Fourier {
    private final int size;
    private final double[] cosines;
    private final double[] sines;

    /// @param size  a power of two, at least 2
    Fourier(int size) {
        this.size = size;
        cosines = new double[size / 2];
        sines = new double[size / 2];
        for (int i = 0; i < size / 2; i++) {
            double angle = 2 * Math.PI * i / size;
            cosines[i] = StrictMath.cos(angle);
            sines[i] = StrictMath.sin(angle);
        }
    }

    /// Sum over j of x_j e^(-2 pi i j k / size).
    void forward(double[] real, double[] imaginary) {
        reverse(real, imaginary);
        for (int half = 1; half < size; half *= 2) {
            int stride = size / (2 * half);
            for (int start = 0; start < size; start += 2 * half) {
                for (int j = 0; j < half; j++) {
                    int even = start + j;
                    int odd = even + half;
                    double c = cosines[j * stride];
                    double s = sines[j * stride];
                    double re = real[odd] * c + imaginary[odd] * s;
                    double im = imaginary[odd] * c - real[odd] * s;
                    real[odd] = real[even] - re;
                    imaginary[odd] = imaginary[even] - im;
                    real[even] += re;
                    imaginary[even] += im;
                }
            }
        }
    }

    /// The inverse of `forward`.
    void inverse(double[] real, double[] imaginary) {
        forward(imaginary, real);
        for (int i = 0; i < size; i++) {
            real[i] /= size;
            imaginary[i] /= size;
        }
    }

    private void reverse(double[] real, double[] imaginary) {
        int shift = Integer.numberOfLeadingZeros(size) + 1;
        for (int i = 0; i < size; i++) {
            int j = Integer.reverse(i) >>> shift;
            if (i < j) {
                double re = real[i];
                double im = imaginary[i];
                real[i] = real[j];
                imaginary[i] = imaginary[j];
                real[j] = re;
                imaginary[j] = im;
            }
        }
    }
}
