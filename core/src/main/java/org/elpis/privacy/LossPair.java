package org.elpis.privacy;

/// The privacy loss of one step: log P/Q of what comes out, where P and Q are a worst pair of neighbours.
///
/// Each is dominating: no pair of neighbours loses more at any epsilon, so sums over steps bound every training
/// (Zhu, Dong and Wang, Optimal accounting of differential privacy via characteristic function, AISTATS 2022).
sealed interface LossPair permits MixtureLoss, FixedSizeLoss, LaplaceLoss, TwoPointLoss {
    /// The share of P whose loss is above `from` and at most `to`.
    double mass(double from, double to);

    /// The share of Q whose loss, log P/Q, is above `from` and at most `to`.
    double otherMass(double from, double to);

    /// `mass - e^from otherMass` for losses above `from` and at most `to`, never below the true one: what the shares
    /// may be off is added.
    default double excess(double from, double to) {
        double mass = mass(from, to);
        double other = StrictMath.exp(from) * otherMass(from, to);
        return mass - other + ROUNDING_OF_FORMULAS * (mass + other);
    }

    /// Relative, of a share that a few powers of e make.
    double ROUNDING_OF_FORMULAS = 1e-14;

    /// Below it hardly any loss lies; whatever does is taken for this.
    double least();

    /// Above it hardly any loss lies; whatever does is taken for infinite.
    double most();

    /// The share of P whose loss is above `most()`.
    double beyond();

    /// A rough picture of the losses under P, for choosing a grid: never for a result.
    Nodes nodes();

    /// Losses in any order, and the logarithm of the share of each.
    final class Nodes {
        private final double[] losses;
        private final double[] logShares;

        Nodes(double[] losses, double[] logShares) {
            this.losses = losses;
            this.logShares = logShares;
        }

        double[] losses() {
            return losses;
        }

        double[] logShares() {
            return logShares;
        }
    }

    /// Both orders of the two neighbours: they differ, and the worse one counts.
    enum Direction {
        REMOVE,
        ADD
    }

    /// The losses of a mechanism in one direction.
    ///
    /// @param logTail  logarithm of the share on each side that may be left out, below 0
    static LossPair of(Mechanism mechanism, Direction direction, double logTail) {
        return switch (mechanism) {
            case Mechanism.Gaussian gaussian -> new MixtureLoss(gaussian.noise(), 1, direction, logTail);
            case Mechanism.PoissonGaussian gaussian ->
                new MixtureLoss(gaussian.noise(), gaussian.rate(), direction, logTail);
            case Mechanism.FixedSizeGaussian gaussian ->
                new FixedSizeLoss(
                        new MixtureLoss(gaussian.noiseOfReplacement(), gaussian.rate(), Direction.REMOVE, logTail));
            case Mechanism.Laplace laplace -> new LaplaceLoss(laplace.scale());
            case Mechanism.Exponential exponential -> new TwoPointLoss(exponential.epsilon());
            case Mechanism.Pure pure -> new TwoPointLoss(pure.epsilon());
        };
    }
}
