package org.elpis.privacy;

import java.util.Arrays;

/// The Rényi divergence of the Gaussian mechanism whose patients take part by coins (Mironov, Talwar and Zhang,
/// Rényi differential privacy of the sampled Gaussian mechanism, 2019).
///
/// What is computed is the moment less 1, as a sum of terms that are never negative: so a rate of 10^-9 keeps its
/// digits, where a moment next to 1 would have lost them all.
final class PoissonRenyi {
    /// Standard deviations past the places where the integrand can have its mass: e^-72 is left out.
    private static final double REACH = 12;
    /// Below it the integrand bends too sharply, and whole orders on both sides bound it instead.
    private static final double LEAST_NOISE_OF_INTEGRAL = 0.02;
    /// Below it the power series of the integrand replaces the difference that would cancel.
    private static final double SERIES = 0.01;

    private PoissonRenyi() {}

    /// (order - 1) times the divergence: the logarithm of E[(P/Q)^order] over Q.
    ///
    /// @param noise  at least 1e-6
    /// @param rate  above 0, below 1
    /// @param order  above 1
    static double logMoment(double noise, double rate, double order) {
        double whole = StrictMath.rint(order);
        if (order == whole) {
            return ofWhole(noise, rate, (int) whole);
        }
        return noise < LEAST_NOISE_OF_INTEGRAL ? between(noise, rate, order) : integral(noise, rate, order);
    }

    /// Equation (3) of the paper, less the sum of all weights of the binomial, which is 1.
    private static double ofWhole(double noise, double rate, int order) {
        double odds = StrictMath.log(rate) - StrictMath.log1p(-rate);
        double weight = order * StrictMath.log1p(-rate);
        Logs.Sum sum = new Logs.Sum();
        for (int k = 1; k <= order; k++) {
            weight += StrictMath.log((order - k + 1.0) / k) + odds;
            if (k > 1) {
                sum.add(weight + Logs.minusOne(k * (k - 1.0) / (2 * noise * noise)));
            }
        }
        return Logs.plusOne(sum.log());
    }

    /// The logarithm of the moment is convex in the order: a chord lies above.
    private static double between(double noise, double rate, double order) {
        double below = StrictMath.floor(order);
        double low = below <= 1 ? 0 : ofWhole(noise, rate, (int) below);
        return low + (order - below) * (ofWhole(noise, rate, (int) below + 1) - low);
    }

    /// By the trapezoidal rule over the whole line, which converges exponentially here: the integrand
    /// is analytic within pi times the noise of the axis (Trefethen and Weideman, SIAM Review 56, 2014).
    private static double integral(double noise, double rate, double order) {
        double bend = noise * StrictMath.log((1 - rate) / rate) + 0.5 / noise;
        double[] places = {0, 2 / noise, order / noise, bend};
        Arrays.sort(places);
        double step = Math.min(0.25, 0.4 * noise);
        Logs.Sum sum = new Logs.Sum();
        double at = Double.NEGATIVE_INFINITY;
        for (double place : places) {
            if (place < -REACH || place > Math.max(order, 2) / noise) {
                continue;
            }
            long from = (long) StrictMath.ceil(Math.max(at, (place - REACH) / step));
            long to = (long) StrictMath.floor((place + REACH) / step);
            for (long i = from; i <= to; i++) {
                double t = i * step;
                sum.add(-t * t / 2 + logExcess(t / noise - 0.5 / (noise * noise), rate, order));
            }
            at = Math.max(at, to + 1.0);
        }
        return Logs.plusOne(sum.log() + StrictMath.log(step / StrictMath.sqrt(2 * Math.PI)));
    }

    /// log((1 + u)^order - 1 - order u) for u = rate (e^loss - 1), which is convex, so never below 0; u alone has the
    /// mean 0.
    private static double logExcess(double loss, double rate, double order) {
        double log = Logs.sum(StrictMath.log1p(-rate), StrictMath.log(rate) + loss);
        if (order * log > 40) {
            double linear = order * (StrictMath.exp((1 - order) * log) - StrictMath.exp(-order * log));
            return order * log + StrictMath.log1p(-StrictMath.exp(-order * log) - linear);
        }
        double u = rate * StrictMath.expm1(loss);
        if (order * Math.abs(u) > SERIES) {
            double exact = StrictMath.log1p(u);
            return StrictMath.log(StrictMath.expm1(order * exact) - order * u);
        }
        double term = order * u;
        double sum = 0;
        for (int k = 2; k <= 9; k++) {
            term *= (order - k + 1) / k * u;
            sum += term;
        }
        return StrictMath.log(sum);
    }
}
