package org.elpis.models.net;

/// How the mean gradient of a batch moves the parameters, as data.
public sealed interface Optimizer {
    /// Gradient descent with momentum.
    ///
    /// @param rate  > 0
    /// @param momentum  0 to below 1
    record Sgd(double rate, double momentum) implements Optimizer {
        public Sgd {
            requireRate(rate);
            if (!(momentum >= 0 && momentum < 1)) {
                throw new IllegalArgumentException("momentum must be 0 to below 1, got " + momentum);
            }
        }
    }

    /// Adam (Kingma and Ba, 2015) with decay 0.9 and 0.999 and epsilon 1e-8.
    ///
    /// @param rate  > 0
    record Adam(double rate) implements Optimizer {
        public Adam {
            requireRate(rate);
        }
    }

    private static void requireRate(double rate) {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("rate must be > 0 and finite, got " + rate);
        }
    }
}
