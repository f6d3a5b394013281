package org.elpis.privacy;

/// The discrete Fourier transform of a power of two of real numbers: radix 2, decimation in time, by a complex one of
/// half the size. The same input gives the same bits everywhere.
final class Fourier {
    private final int size;
    private final int half;
    /// Of the angles 2 pi i / size, for i below half the size.
    private final double[] cosines;

    private final double[] sines;

    /// @param size  a power of two, at least 4
    Fourier(int size) {
        this.size = size;
        half = size / 2;
        int quarter = size / 4;
        cosines = new double[half];
        sines = new double[half];
        for (int i = 0; i <= quarter; i++) {
            double cosine = i == quarter ? 0 : StrictMath.cos(2 * Math.PI * i / size);
            cosines[i] = cosine;
            sines[quarter - i] = cosine;
            if (i > 0) {
                cosines[half - i] = -cosine;
            }
            if (i < quarter) {
                sines[(quarter + i) % half] = cosine;
            }
        }
    }

    /// Frequencies from 0 to half the size; the others are their conjugates.
    static final class Spectrum {
        private final double[] real;
        private final double[] imaginary;

        Spectrum(int size) {
            real = new double[size / 2 + 1];
            imaginary = new double[size / 2 + 1];
        }

        double[] real() {
            return real;
        }

        double[] imaginary() {
            return imaginary;
        }
    }

    /// Sum over j of x_j e^(-2 pi i j k / size), for every frequency k.
    Spectrum forward(double[] values) {
        double[] even = new double[half];
        double[] odd = new double[half];
        for (int i = 0; i < half; i++) {
            even[i] = values[2 * i];
            odd[i] = values[2 * i + 1];
        }
        transform(even, odd);
        Spectrum found = new Spectrum(size);
        for (int k = 0; k <= half; k++) {
            int a = k % half;
            int b = (half - k) % half;
            double evenRe = (even[a] + even[b]) / 2;
            double evenIm = (odd[a] - odd[b]) / 2;
            double oddRe = (odd[a] + odd[b]) / 2;
            double oddIm = (even[b] - even[a]) / 2;
            double c = k == half ? -1 : cosines[k];
            double s = k == half ? 0 : sines[k];
            found.real[k] = evenRe + oddRe * c + oddIm * s;
            found.imaginary[k] = evenIm + oddIm * c - oddRe * s;
        }
        return found;
    }

    /// The numbers that have this spectrum.
    double[] inverse(Spectrum spectrum) {
        double[] real = new double[half];
        double[] imaginary = new double[half];
        for (int k = 0; k < half; k++) {
            int b = half - k;
            double evenRe = (spectrum.real[k] + spectrum.real[b]) / 2;
            double evenIm = (spectrum.imaginary[k] - spectrum.imaginary[b]) / 2;
            double re = (spectrum.real[k] - spectrum.real[b]) / 2;
            double im = (spectrum.imaginary[k] + spectrum.imaginary[b]) / 2;
            double oddRe = re * cosines[k] - im * sines[k];
            double oddIm = im * cosines[k] + re * sines[k];
            real[k] = evenRe - oddIm;
            imaginary[k] = evenIm + oddRe;
        }
        transform(imaginary, real);
        double[] values = new double[size];
        for (int i = 0; i < half; i++) {
            values[2 * i] = real[i] / half;
            values[2 * i + 1] = imaginary[i] / half;
        }
        return values;
    }

    /// The complex transform of half the size, in place; with both parts swapped it is the inverse, but for the size.
    private void transform(double[] real, double[] imaginary) {
        reverse(real, imaginary);
        for (int width = 1; width < half; width *= 2) {
            int stride = size / (2 * width);
            for (int start = 0; start < half; start += 2 * width) {
                for (int j = 0; j < width; j++) {
                    int even = start + j;
                    int odd = even + width;
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

    private void reverse(double[] real, double[] imaginary) {
        int shift = Integer.numberOfLeadingZeros(half) + 1;
        for (int i = 0; i < half; i++) {
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
