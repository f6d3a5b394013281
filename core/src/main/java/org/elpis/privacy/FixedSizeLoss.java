package org.elpis.privacy;

/// The loss when a fixed number is drawn without putting back and one patient is replaced by another. Above 0
/// it is that of the mixture (Balle, Barthe and Gaboardi, Privacy amplification by subsampling, NeurIPS 2018,
/// Theorem 9); below 0 its mirror image, because replacing is the same both ways; the rest lies at 0.
final class FixedSizeLoss implements LossPair {
    private final MixtureLoss mixture;
    private final double even;

    FixedSizeLoss(MixtureLoss mixture) {
        this.mixture = mixture;
        double all = Double.POSITIVE_INFINITY;
        even = Math.max(0, 1 - mixture.mixed(0, all) - mixture.plain(0, all));
    }

    @Override
    public double mass(double from, double to) {
        return (to > 0 ? mixture.mixed(Math.max(0, from), to) : 0)
                + (from < 0 ? mixture.plain(Math.max(0, -to), -from) : 0)
                + (from < 0 && to >= 0 ? even : 0);
    }

    @Override
    public double otherMass(double from, double to) {
        return (to > 0 ? mixture.plain(Math.max(0, from), to) : 0)
                + (from < 0 ? mixture.mixed(Math.max(0, -to), -from) : 0)
                + (from < 0 && to >= 0 ? even : 0);
    }

    @Override
    public double excess(double from, double to) {
        return (to > 0 ? mixture.excessOfMixed(Math.max(0, from), to, from) : 0)
                + (from < 0 ? mixture.excessOfPlain(Math.max(0, -to), -from, from) : 0)
                + (from < 0 && to >= 0 ? even * -StrictMath.expm1(from) : 0);
    }

    @Override
    public double least() {
        return -mixture.most();
    }

    @Override
    public double most() {
        return mixture.most();
    }

    @Override
    public double beyond() {
        return mixture.beyond();
    }

    @Override
    public Nodes nodes() {
        Nodes one = mixture.nodes();
        int count = one.losses().length;
        double[] losses = new double[2 * count + 1];
        double[] logShares = new double[2 * count + 1];
        for (int i = 0; i < count; i++) {
            double loss = one.losses()[i];
            double share = loss > 0 ? one.logShares()[i] : Double.NEGATIVE_INFINITY;
            losses[i] = loss;
            logShares[i] = share;
            losses[count + i] = -loss;
            logShares[count + i] = share - loss;
        }
        logShares[2 * count] = StrictMath.log(even);
        return new Nodes(losses, logShares);
    }
}
