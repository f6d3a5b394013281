package org.elpis.privacy;

/// The Rényi divergence of one step at one order, never below the true one.
final class Renyi {
    /// Below it every epsilon is beyond 10^9, and called infinite.
    static final double LEAST_NOISE = 1e-6;
    /// The divergence never falls with the order, so that a little above 1 bounds the one at 1.
    private static final double JUST_ABOVE_ONE = 1 + 1e-4;

    private Renyi() {}

    /// @param order  1 to infinity, both included
    static double divergence(Mechanism mechanism, double order) {
        if (!(order >= 1)) {
            throw new IllegalArgumentException("order must be >= 1, got " + order);
        }
        if (order == Double.POSITIVE_INFINITY) {
            return mechanism.pureEpsilon();
        }
        return switch (mechanism) {
            case Mechanism.Gaussian gaussian -> gaussian(gaussian.noise(), order);
            case Mechanism.PoissonGaussian gaussian -> poisson(gaussian, order);
            case Mechanism.FixedSizeGaussian gaussian -> FixedSizeRenyi.divergence(gaussian, order);
            case Mechanism.Laplace laplace -> laplace(laplace.scale(), order);
            case Mechanism.Exponential exponential -> exponential(exponential.epsilon(), order);
            case Mechanism.Pure pure -> pure(pure.epsilon(), order);
        };
    }

    /// Mironov 2017, Proposition 7.
    static double gaussian(double noise, double order) {
        return noise < LEAST_NOISE ? Double.POSITIVE_INFINITY : order / (2 * noise * noise);
    }

    private static double poisson(Mechanism.PoissonGaussian gaussian, double order) {
        if (gaussian.rate() == 0) {
            return 0;
        }
        if (gaussian.rate() == 1 || gaussian.noise() < LEAST_NOISE) {
            return gaussian(gaussian.noise(), order);
        }
        double above = Math.max(order, JUST_ABOVE_ONE);
        return PoissonRenyi.logMoment(gaussian.noise(), gaussian.rate(), above) / (above - 1);
    }

    /// Mironov 2017, Proposition 6.
    private static double laplace(double scale, double order) {
        double loss = 1 / scale;
        if (order == 1) {
            return loss + StrictMath.expm1(-loss);
        }
        double high = StrictMath.log(order / (2 * order - 1)) + (order - 1) * loss;
        double low = StrictMath.log((order - 1) / (2 * order - 1)) - order * loss;
        return Math.min(loss, Math.max(0, Logs.sum(high, low) / (order - 1)));
    }

    /// The tight divergence of mechanisms of bounded range, of which the exponential one is: two losses that lie
    /// epsilon apart, placed where they are worst (Dong, Durfee and Rogers, ICML 2020).
    private static double exponential(double epsilon, double order) {
        if (epsilon == 0) {
            return 0;
        }
        double growth = StrictMath.expm1(epsilon);
        if (order == 1) {
            return epsilon / growth - 1 - StrictMath.log(epsilon / growth);
        }
        if (Double.isInfinite(growth)) {
            return epsilon;
        }
        double rest = StrictMath.exp(-order * epsilon);
        double fixed = (rest * growth - (1 - rest)) / growth;
        double falling = (1 - rest) * (growth + 1) / growth;
        double worst = StrictMath.log(-(order - 1) * falling / (order * fixed));
        double high = Math.clamp(worst, 0, epsilon);
        double moment = order * high + StrictMath.log(fixed + falling * StrictMath.exp(-high));
        double bound = Double.isNaN(moment) ? epsilon : moment / (order - 1);
        return Math.clamp(bound, 0, epsilon);
    }

    /// Randomised response, which is the worst of all with this epsilon (Kairouz, Oh and Viswanath, ICML 2015).
    private static double pure(double epsilon, double order) {
        double win = -StrictMath.log1p(StrictMath.exp(-epsilon));
        double lose = win - epsilon;
        if (order == 1) {
            return epsilon * (StrictMath.exp(win) - StrictMath.exp(lose));
        }
        double moment = Logs.sum(order * win + (1 - order) * lose, order * lose + (1 - order) * win);
        return Math.clamp(moment / (order - 1), 0, epsilon);
    }
}
