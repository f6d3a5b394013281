package org.elpis.privacy;

/// The loss of Laplace noise: Laplace around 1 against Laplace around 0, which is the same both ways.
final class LaplaceLoss implements LossPair {
    private static final int NODES = 600;
    private final double epsilon;

    LaplaceLoss(double scale) {
        epsilon = 1 / scale;
    }

    /// Shares at the two ends, where the loss stays the same, and the density between.
    @Override
    public double mass(double from, double to) {
        return within(from, to) + (has(epsilon, from, to) ? 0.5 : 0) + (has(-epsilon, from, to) ? end() : 0);
    }

    @Override
    public double otherMass(double from, double to) {
        return within(-to, -from) + (has(epsilon, from, to) ? end() : 0) + (has(-epsilon, from, to) ? 0.5 : 0);
    }

    /// Half of e^-epsilon.
    private double end() {
        return 0.5 * StrictMath.exp(-epsilon);
    }

    private static boolean has(double loss, double from, double to) {
        return loss > from && loss <= to;
    }

    /// The loss l between the ends has the density e^((l - epsilon) / 2) / 4 under P.
    private double within(double from, double to) {
        double low = Math.max(from, -epsilon);
        double high = Math.min(to, epsilon);
        return low < high ? 0.5 * StrictMath.exp((high - epsilon) / 2) * -StrictMath.expm1((low - high) / 2) : 0;
    }

    @Override
    public double least() {
        return -epsilon;
    }

    @Override
    public double most() {
        return epsilon;
    }

    @Override
    public double beyond() {
        return 0;
    }

    @Override
    public Nodes nodes() {
        double[] losses = new double[NODES];
        double[] logShares = new double[NODES];
        for (int i = 0; i < NODES; i++) {
            double from = epsilon * (2.0 * i / NODES - 1);
            double to = epsilon * (2.0 * (i + 1) / NODES - 1);
            losses[i] = i == 0 ? -epsilon : to;
            logShares[i] = StrictMath.log(within(from, to) + (i == 0 ? end() : 0) + (i == NODES - 1 ? 0.5 : 0));
        }
        return new Nodes(losses, logShares);
    }
}
