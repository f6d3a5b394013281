package org.elpis.privacy;

/// The promise of one Gaussian noise over all patients, exactly (Balle and Wang, Improving the Gaussian mechanism, ICML
/// 2018, Theorem 8), and many Poisson steps taken for such a one, which is an approximation and no bound.
///
/// @param shift  the most that a patient moves the sum, in standard deviations of its noise; 0 to 1e6
public record GaussianPrivacy(double shift) {
    private static final double MOST_SHIFT = 1e6;

    public GaussianPrivacy {
        Bounds.within("shift", shift, 0, MOST_SHIFT);
    }

    /// Exactly what `times` releases with this noise promise together.
    ///
    /// @param noise  standard deviation divided by the most that one patient moves the sum; 1e-6 to 1e9
    public static GaussianPrivacy exactly(double noise, long times) {
        Bounds.within("noise", noise, Renyi.LEAST_NOISE, Mechanism.MOST_NOISE);
        return new GaussianPrivacy(StrictMath.sqrt((double) Bounds.within("times", times, 0, Long.MAX_VALUE)) / noise);
    }

    /// About what many Poisson steps promise, by the central limit theorem (Bu, Dong, Long and Su, Deep learning with
    /// Gaussian differential privacy, 2019). Commonly too small: for comparison with others only.
    public static GaussianPrivacy approximation(double noise, double rate, long steps) {
        Bounds.within("noise", noise, 0.05, Mechanism.MOST_NOISE);
        Bounds.within("rate", rate, 0, 1);
        Bounds.within("steps", steps, 0, Long.MAX_VALUE);
        return new GaussianPrivacy(Math.min(
                MOST_SHIFT, rate * StrictMath.sqrt(steps * StrictMath.expm1(1 / (noise * noise)))));
    }

    /// Exactly the delta that belongs to this epsilon.
    ///
    /// @param epsilon  >= 0
    public double delta(double epsilon) {
        Bounds.epsilon(epsilon);
        if (shift == 0 || epsilon == Double.POSITIVE_INFINITY) {
            return 0;
        }
        double kept = NormalTail.logAbove(epsilon / shift - shift / 2);
        double taken = epsilon + NormalTail.logAbove(epsilon / shift + shift / 2);
        return taken >= kept ? 0 : StrictMath.exp(kept) * -StrictMath.expm1(taken - kept);
    }

    /// The least epsilon for this delta; infinite for a delta of 0.
    ///
    /// @param delta  0 to 1
    public double epsilon(double delta) {
        Bounds.delta(delta);
        if (shift == 0 || delta(0) <= delta) {
            return 0;
        }
        if (delta == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double low = 0;
        double high = shift * (shift / 2 + NormalTail.whereAbove(StrictMath.log(delta)));
        for (int i = 0; i < 200 && low < high; i++) {
            double middle = (low + high) / 2;
            if (delta(middle) > delta) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
