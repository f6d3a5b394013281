package org.elpis.privacy;

/// A bound on the Rényi divergence of the Gaussian mechanism over a fixed number of patients drawn without putting
/// back (Wang, Balle and Kasiviswanathan, Subsampled Rényi differential privacy, AISTATS 2019, Theorem 9).
/// One patient is replaced by another.
final class FixedSizeRenyi {
    private FixedSizeRenyi() {}

    static double divergence(Mechanism.FixedSizeGaussian gaussian, double order) {
        double noise = gaussian.noiseOfReplacement();
        double all = Renyi.gaussian(noise, order);
        if (gaussian.rate() == 0) {
            return 0;
        }
        if (gaussian.rate() == 1 || noise < Renyi.LEAST_NOISE) {
            return all;
        }
        if (order == 1) {
            return Math.min(all, ofWhole(noise, gaussian.rate(), 2));
        }
        // Sampling never makes a divergence larger: it is jointly quasi-convex.
        return Math.min(all, logMoment(noise, gaussian.rate(), order) / (order - 1));
    }

    /// The logarithm of the moment is convex in the order: a chord between bounds is a bound.
    private static double logMoment(double noise, double rate, double order) {
        double below = StrictMath.floor(order);
        double low = below <= 1 ? 0 : ofWhole(noise, rate, (int) below);
        return order == below ? low : low + (order - below) * (ofWhole(noise, rate, (int) below + 1) - low);
    }

    private static double ofWhole(double noise, double rate, int order) {
        double half = 1 / (2 * noise * noise);
        Logs.Sum sum = new Logs.Sum();
        double weight = 0;
        for (int j = 1; j <= order; j++) {
            weight += StrictMath.log((order - j + 1.0) / j) + StrictMath.log(rate);
            if (j == 2) {
                double two = 2 * half;
                sum.add(weight + Math.min(StrictMath.log(4) + Logs.minusOne(two), StrictMath.log(2) + two));
            } else if (j > 2) {
                sum.add(weight + StrictMath.log(2) + j * (j - 1.0) * half);
            }
        }
        return Logs.plusOne(sum.log());
    }
}
