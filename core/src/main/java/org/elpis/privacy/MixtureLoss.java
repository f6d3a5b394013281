package org.elpis.privacy;

import java.util.Arrays;

/// The loss of a Gaussian step in which the patient takes part with a probability: a mixture of N(0, noise²) and
/// N(1, noise²) against N(0, noise²), or the other way round (Zhu, Dong and Wang 2022, Theorem 11). Not thread-safe.
final class MixtureLoss implements LossPair {
    private static final int NODES = 600;
    /// Relative, of the share between two near places in a tail, on the average over the places of a grid.
    private static final double ROUNDING_OF_TAILS = 4e-12;

    private final double noise;
    private final double rate;
    private final Direction direction;
    /// Standard deviations that are looked at.
    private final double reach;

    private Edge last;
    private Edge before;

    /// @param noise  at least 1e-6
    /// @param rate  above 0, at most 1
    MixtureLoss(double noise, double rate, Direction direction, double logTail) {
        this.noise = noise;
        this.rate = rate;
        this.direction = direction;
        reach = NormalTail.whereAbove(logTail);
        last = newEdge(0);
        before = last;
    }

    /// log of mixture over N(0), at x: rises with x.
    double ratio(double x) {
        double loss = (2 * x - 1) / (2 * noise * noise);
        if (rate == 1) {
            return loss;
        }
        return loss > 40
                ? Logs.sum(StrictMath.log1p(-rate), StrictMath.log(rate) + loss)
                : StrictMath.log1p(rate * StrictMath.expm1(loss));
    }

    /// The x at which the ratio is this.
    private double place(double ratio) {
        if (rate == 1) {
            return noise * noise * ratio + 0.5;
        }
        double share = ratio > 40 ? 0 : StrictMath.expm1(ratio) + rate;
        if (ratio <= 40 && share <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double loss = ratio > 40
                ? ratio + StrictMath.log1p((rate - 1) * StrictMath.exp(-ratio)) - StrictMath.log(rate)
                : Math.abs(StrictMath.expm1(ratio)) < rate / 2
                        ? StrictMath.log1p(StrictMath.expm1(ratio) / rate)
                        : StrictMath.log(share) - StrictMath.log(rate);
        return noise * noise * loss + 0.5;
    }

    /// The share of N(0) with a ratio above `from` and at most `to`.
    double plain(double from, double to) {
        return edge(from).plain.until(edge(to).plain);
    }

    /// The share of the mixture with a ratio above `from` and at most `to`.
    double mixed(double from, double to) {
        Edge low = edge(from);
        Edge high = edge(to);
        return (1 - rate) * low.plain.until(high.plain) + rate * low.moved.until(high.moved);
    }

    /// How much of N(0) and of N(1) lies on both sides of the place with this ratio.
    private record Edge(double ratio, NormalTail.Sides plain, NormalTail.Sides moved) {}

    /// A walk along a grid asks for every edge several times.
    private Edge edge(double ratio) {
        if (last.ratio == ratio) {
            return last;
        }
        Edge found = before.ratio == ratio ? before : newEdge(ratio);
        before = last;
        last = found;
        return found;
    }

    private Edge newEdge(double ratio) {
        double place = place(ratio);
        return new Edge(ratio, NormalTail.Sides.of(place / noise), NormalTail.Sides.of((place - 1) / noise));
    }

    @Override
    public double mass(double from, double to) {
        return direction == Direction.REMOVE ? mixed(from, to) : plain(-to, -from);
    }

    @Override
    public double otherMass(double from, double to) {
        return direction == Direction.REMOVE ? plain(from, to) : mixed(-to, -from);
    }

    @Override
    public double excess(double from, double to) {
        return direction == Direction.REMOVE ? excessOfMixed(from, to, from) : excessOfPlain(-to, -from, from);
    }

    /// The share of the mixture with such a ratio, less e^loss that of N(0), from above. The part that both have in
    /// common is left out beforehand, or nothing would be left of a difference at a rate of 10^-9.
    double excessOfMixed(double from, double to, double loss) {
        double plain = plain(from, to);
        double moved = rate * edge(from).moved.until(edge(to).moved);
        double growth = plain * StrictMath.expm1(loss);
        return moved - rate * plain - growth + ROUNDING_OF_TAILS * (moved + rate * plain + Math.abs(growth));
    }

    /// The share of N(0) with such a ratio, less e^loss that of the mixture, from above.
    double excessOfPlain(double from, double to, double loss) {
        double power = StrictMath.exp(loss);
        double plain = plain(from, to);
        double moved = rate * power * edge(from).moved.until(edge(to).moved);
        double growth = plain * StrictMath.expm1(loss);
        double less = rate * power * plain;
        return less - moved - growth + ROUNDING_OF_TAILS * (less + moved + Math.abs(growth));
    }

    @Override
    public double least() {
        return direction == Direction.REMOVE ? ratio(-reach * noise) : -ratio(reach * noise);
    }

    @Override
    public double most() {
        return direction == Direction.REMOVE ? ratio(1 + reach * noise) : -ratio(-reach * noise);
    }

    @Override
    public double beyond() {
        return NormalTail.above(reach);
    }

    @Override
    public Nodes nodes() {
        boolean isRemove = direction == Direction.REMOVE;
        double[] places = isRemove ? places() : places(0);
        double[] losses = new double[places.length];
        double[] logShares = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            double from = i == 0 ? Double.NEGATIVE_INFINITY : (places[i - 1] + places[i]) / 2;
            double to = i == places.length - 1 ? Double.POSITIVE_INFINITY : (places[i] + places[i + 1]) / 2;
            double share = NormalTail.between(from / noise, to / noise);
            if (isRemove) {
                share = (1 - rate) * share + rate * NormalTail.between((from - 1) / noise, (to - 1) / noise);
            }
            losses[i] = isRemove ? ratio(places[i]) : -ratio(places[i]);
            logShares[i] = StrictMath.log(share);
        }
        return new Nodes(losses, logShares);
    }

    private double[] places() {
        double[] both = Arrays.copyOf(places(0), 2 * NODES);
        System.arraycopy(places(1), 0, both, NODES, NODES);
        Arrays.sort(both);
        return both;
    }

    private double[] places(double middle) {
        double[] places = new double[NODES];
        for (int i = 0; i < NODES; i++) {
            places[i] = middle + noise * reach * (2.0 * i / (NODES - 1) - 1);
        }
        return places;
    }
}
