package org.elpis.privacy;

/// The characteristic function of the losses of all steps: that of each phase to the power of its steps, multiplied.
/// Not thread-safe.
final class LossSpectrum {
    /// Of each frequency, relative to the largest: below it a power of it is no longer seen.
    private static final double LOG_SEEN = -45;

    private final Fourier fourier;
    private final int size;
    /// Logarithms of lengths; minus infinity when not seen.
    private final double[] logs;

    private final double[] angles;

    /// @param size  a power of two, at least 4
    LossSpectrum(int size) {
        this.size = size;
        fourier = new Fourier(size);
        logs = new double[size / 2 + 1];
        angles = new double[size / 2 + 1];
    }

    /// Adds so many steps.
    ///
    /// @param shares  of each loss of one step, their sum being 1
    void add(double[] shares, long times) {
        Fourier.Spectrum one = fourier.forward(shares);
        double least = StrictMath.exp(2 * LOG_SEEN / times);
        for (int k = 0; k < logs.length; k++) {
            double re = one.real()[k];
            double im = one.imaginary()[k];
            double square = re * re + im * im;
            logs[k] += square > least && logs[k] > LOG_SEEN
                    ? times * 0.5 * StrictMath.log(square)
                    : Double.NEGATIVE_INFINITY;
            if (logs[k] > LOG_SEEN) {
                angles[k] += times * StrictMath.atan2(im, re);
            }
        }
    }

    /// The share of each sum of losses, numbered from the sum of all numbers 0, around the end.
    double[] shares() {
        Fourier.Spectrum all = new Fourier.Spectrum(size);
        for (int k = 0; k < logs.length; k++) {
            if (logs[k] > LOG_SEEN) {
                double length = StrictMath.exp(logs[k]);
                all.real()[k] = length * StrictMath.cos(angles[k]);
                all.imaginary()[k] = length * StrictMath.sin(angles[k]);
            }
        }
        return fourier.inverse(all);
    }
}
