package org.elpis.privacy;

import java.util.Optional;

/// One randomised step over patients: what is added, and who takes part.
///
/// Noise is told as a multiple of the most that one patient moves the result: for training with clipped gradients the
/// standard deviation divided by the clipping norm. Noise of 0 is allowed, and promises nothing.
public sealed interface Mechanism {
    /// More noise than any purpose needs; the account stays a bound, with digits to spare.
    double MOST_NOISE = 1e9;

    /// Which neighbours the account is for; nothing when it is whatever the caller measured the most of a patient by.
    Optional<Adjacency> adjacency();

    /// The epsilon at delta 0; infinite for anything Gaussian.
    double pureEpsilon();

    /// Every patient takes part, and Gaussian noise is added.
    ///
    /// @param noise  standard deviation divided by the most that one patient moves the sum; 0 to 1e9
    record Gaussian(double noise) implements Mechanism {
        public Gaussian {
            Bounds.within("noise", noise, 0, MOST_NOISE);
        }

        @Override
        public Optional<Adjacency> adjacency() {
            return Optional.empty();
        }

        @Override
        public double pureEpsilon() {
            return Double.POSITIVE_INFINITY;
        }
    }

    /// Every patient takes part by a coin of their own, and Gaussian noise is added.
    ///
    /// @param noise  standard deviation divided by the clipping norm; 0 to 1e9
    /// @param rate  share of heads; 0 to 1
    record PoissonGaussian(double noise, double rate) implements Mechanism {
        public PoissonGaussian {
            Bounds.within("noise", noise, 0, MOST_NOISE);
            Bounds.within("rate", rate, 0, 1);
        }

        @Override
        public Optional<Adjacency> adjacency() {
            return Optional.of(Adjacency.ADD_OR_REMOVE_ONE);
        }

        @Override
        public double pureEpsilon() {
            return rate == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
    }

    /// A fixed number of patients takes part, drawn without putting back, and Gaussian noise is added. When one
    /// patient is replaced by another the clipped sum moves by up to twice the clipping norm: that is in the
    /// account.
    ///
    /// @param noise  standard deviation divided by the clipping norm; 0 to 1e9
    /// @param rate  patients of a step divided by all of them; 0 to 1
    record FixedSizeGaussian(double noise, double rate) implements Mechanism {
        public FixedSizeGaussian {
            Bounds.within("noise", noise, 0, MOST_NOISE);
            Bounds.within("rate", rate, 0, 1);
        }

        @Override
        public Optional<Adjacency> adjacency() {
            return Optional.of(Adjacency.REPLACE_ONE);
        }

        @Override
        public double pureEpsilon() {
            return rate == 0 ? 0 : Double.POSITIVE_INFINITY;
        }

        /// Standard deviation divided by what one patient can move.
        double noiseOfReplacement() {
            return noise / 2;
        }
    }

    /// Laplace noise is added to one number.
    ///
    /// @param scale  of the noise, divided by the most that one patient moves the number; 1e-6 to 1e9
    record Laplace(double scale) implements Mechanism {
        public Laplace {
            Bounds.within("scale", scale, 1e-6, MOST_NOISE);
        }

        @Override
        public Optional<Adjacency> adjacency() {
            return Optional.empty();
        }

        @Override
        public double pureEpsilon() {
            return 1 / scale;
        }
    }

    /// One of several candidates is chosen by the exponential mechanism, such as the best of several trainings on
    /// validation patients.
    ///
    /// @param epsilon  0 to 1e6
    record Exponential(double epsilon) implements Mechanism {
        public Exponential {
            Bounds.within("epsilon", epsilon, 0, 1e6);
        }

        @Override
        public Optional<Adjacency> adjacency() {
            return Optional.empty();
        }

        @Override
        public double pureEpsilon() {
            return epsilon;
        }
    }

    /// Anything of which nothing is known but its epsilon at delta 0.
    ///
    /// @param epsilon  0 to 1e6
    record Pure(double epsilon) implements Mechanism {
        public Pure {
            Bounds.within("epsilon", epsilon, 0, 1e6);
        }

        @Override
        public Optional<Adjacency> adjacency() {
            return Optional.empty();
        }

        @Override
        public double pureEpsilon() {
            return epsilon;
        }
    }
}
