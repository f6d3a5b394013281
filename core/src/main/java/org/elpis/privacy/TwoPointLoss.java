package org.elpis.privacy;

/// The worst loss of anything with this epsilon at delta 0: randomised response.
record TwoPointLoss(double epsilon) implements LossPair {
    private double often() {
        return 1 / (1 + StrictMath.exp(-epsilon));
    }

    private double seldom() {
        return StrictMath.exp(-epsilon) / (1 + StrictMath.exp(-epsilon));
    }

    @Override
    public double mass(double from, double to) {
        return (epsilon > from && epsilon <= to ? often() : 0) + (-epsilon > from && -epsilon <= to ? seldom() : 0);
    }

    @Override
    public double otherMass(double from, double to) {
        return (epsilon > from && epsilon <= to ? seldom() : 0) + (-epsilon > from && -epsilon <= to ? often() : 0);
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
        return new Nodes(
                new double[] {epsilon, -epsilon}, new double[] {StrictMath.log(often()), StrictMath.log(seldom())});
    }
}
