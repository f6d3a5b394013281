package org.elpis.privacy;

import java.util.ArrayList;
import java.util.List;

/// The losses of all steps added up, weighted by a tilt, in the stretch that matters. Every neglect is on the side of
/// more loss: what falls out at the bottom comes back at the top, what falls out at the top is added to delta.
final class LossSum {
    /// e^-34 of the tilted losses may lie outside the stretch on each side.
    private static final double LOG_OUTSIDE = -34;
    /// Steps of the grid in a standard deviation of one tilted step: the grid adds at most 0.25 % to the variance.
    private static final double STEPS_IN_DEVIATION = 10;

    /// Of epsilon: what half a step may gain before the step is fine enough.
    private static final double LOOSE = 1e-3;

    private static final int MOST_HALVINGS = 6;
    private static final int LEAST_SIZE = 1 << 12;
    private static final int MOST_SIZE = 1 << 18;
    /// Rounding of one multiplication, of doubles of order 1.
    private static final double ROUNDING = 0x1p-52;

    private final List<Phase> phases;
    private final List<LossPair> pairs;
    private final double tilt;
    /// No step is smaller: a grid would have too many points.
    private final double finest;

    private List<LossGrid> grids = List.of();
    private double step;
    private double bottom;
    private double top;
    private int size;
    /// Number of the point at index 0.
    private long start;
    private double logScale;
    private double[] shares = {};
    private double infinite;
    private double roundoff;

    /// @param rough  what the tilted sum is like
    LossSum(List<Phase> phases, List<LossPair> pairs, double tilt, Cumulants rough) {
        this.phases = phases;
        this.pairs = pairs;
        this.tilt = tilt;
        finest = pairs.stream().mapToDouble(LossGrid::leastStep).max().orElse(0);
        refine(rough);
        stretch();
        if (size < LEAST_SIZE) {
            lay((top - bottom) / (LEAST_SIZE - 8));
            stretch();
        } else if (size > MOST_SIZE) {
            lay((top - bottom) / (MOST_SIZE - 8) * 1.05);
            stretch();
        }
        while (size > MOST_SIZE) {
            lay(step * 1.5);
            stretch();
        }
        convolve();
    }

    private double times() {
        double times = 0;
        for (Phase phase : phases) {
            times += phase.times();
        }
        return times;
    }

    /// Halves the step until that hardly lowers the bound any more.
    private void refine(Cumulants rough) {
        lay(StrictMath.sqrt(rough.variance() / times()) / STEPS_IN_DEVIATION);
        for (int i = 0; i < MOST_HALVINGS && tilt > 0; i++) {
            double before = logScale;
            if (step == finest) {
                return;
            }
            lay(step / 2);
            if ((before - logScale) / tilt <= LOOSE * Math.abs(rough.mean())) {
                return;
            }
        }
    }

    /// Lays the losses of each phase on a grid of this step, or a wider one where it had too many points.
    private void lay(double wanted) {
        step = Math.max(wanted, finest);
        grids = new ArrayList<>();
        logScale = 0;
        for (int i = 0; i < pairs.size(); i++) {
            LossGrid grid = LossGrid.of(pairs.get(i), step);
            grids.add(grid);
            logScale += phases.get(i).times() * grid.logMoment(tilt);
        }
    }

    /// Finds where the tilted sum lies.
    private void stretch() {
        Cumulants sum = Cumulants.NONE;
        for (int i = 0; i < grids.size(); i++) {
            sum = sum.plus(grids.get(i).cumulants(tilt), phases.get(i).times());
        }
        double deviation = Math.max(StrictMath.sqrt(sum.variance()), step);
        bottom = edge(sum, -1, deviation);
        top = edge(sum, 1, deviation);
        double points = (top - bottom) / step + 4;
        size = points > MOST_SIZE ? 2 * MOST_SIZE : Math.max(4, Integer.highestOneBit((int) points) * 2);
    }

    /// A place beyond which hardly any of the tilted sum lies, by Chernoff's bound at the best of some weights.
    private double edge(Cumulants sum, int side, double deviation) {
        double best = side * Double.POSITIVE_INFINITY;
        for (double factor : new double[] {0.125, 0.35, 0.7, 1, 4}) {
            double weight = side * factor * StrictMath.sqrt(-2 * LOG_OUTSIDE) / deviation;
            double log = 0;
            for (int i = 0; i < grids.size(); i++) {
                log += phases.get(i).times() * grids.get(i).logMoment(tilt + weight);
            }
            double place = (log - sum.log() - LOG_OUTSIDE) / weight;
            best = side > 0 ? Math.min(best, place) : Math.max(best, place);
        }
        return best;
    }

    private void convolve() {
        LossSpectrum all = new LossSpectrum(size);
        long middle = 0;
        for (int i = 0; i < grids.size(); i++) {
            LossGrid grid = grids.get(i);
            long times = phases.get(i).times();
            Cumulants own = grid.cumulants(tilt);
            long centre = Math.round(own.mean() / step);
            all.add(around(grid, centre, own.log()), times);
            middle += times * centre;
            infinite += times * grid.beyond();
        }
        double[] found = all.shares();
        start = (long) StrictMath.floor(bottom / step);
        shares = new double[size];
        for (int i = 0; i < size; i++) {
            shares[i] = Math.max(0, found[(int) Math.floorMod(start + i - middle, (long) size)]);
        }
        roundoff = ROUNDING * (times() + 64);
    }

    /// The tilted losses of one step, that in the middle first, those below it at the end.
    private double[] around(LossGrid grid, long centre, double logSum) {
        double[] tilted = new double[size];
        for (int j = 0; j < grid.logShares().length; j++) {
            long number = grid.first() + j;
            int at = (int) Math.floorMod(number - centre, (long) size);
            tilted[at] += StrictMath.exp(grid.logShares()[j] + tilt * number * step - logSum);
        }
        return tilted;
    }

    /// The least epsilon for this delta, from above.
    ///
    /// @param delta  above 0
    double epsilon(double delta) {
        double left = delta - infinite;
        if (!(left > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double logLeft = StrictMath.log(left) - logScale;
        double fall = StrictMath.exp(-tilt * step);
        double fallOfOther = StrictMath.exp(-(tilt + 1) * step);
        double rise = -StrictMath.expm1(-step);
        double outside = StrictMath.exp(LOG_OUTSIDE);
        // What delta is at the point, over e^(logScale - tilt * loss), and the same weighted by e^(loss of the point -
        // loss).
        double excess = 0;
        double other = 0;
        for (int i = size - 1; i >= 0; i--) {
            double loss = (start + i) * step;
            double here = fall * (excess + rise * other);
            if (StrictMath.log(here + roundoff + outside) >= logLeft + tilt * loss) {
                if (other == 0) {
                    return beyondTop(StrictMath.log(roundoff + outside) - logLeft);
                }
                double upper = loss + step;
                double part = (StrictMath.exp(logLeft + tilt * upper) - excess - roundoff - outside) / other;
                double back = part > 0 && part < 1 ? -StrictMath.log1p(-part) : 0;
                return Math.max(0, upper - Math.min(step, back) + allowance());
            }
            other = fallOfOther * other + shares[i];
            excess = here;
        }
        return Math.max(0, start * step);
    }

    /// The epsilon above the stretch at which what may lie outside of it is delta.
    private double beyondTop(double log) {
        return tilt > 0 ? Math.max((start + size) * step, log / tilt) + allowance() : Double.POSITIVE_INFINITY;
    }

    /// The least delta for this epsilon, from above.
    double delta(double epsilon) {
        double sum = roundoff + StrictMath.exp(LOG_OUTSIDE);
        double from = epsilon - allowance();
        for (int i = 0; i < size; i++) {
            double over = (start + i) * step - from;
            if (over > 0) {
                sum += -StrictMath.expm1(-over) * StrictMath.exp(-tilt * over) * shares[i];
            }
        }
        return Math.min(1, StrictMath.exp(logScale - tilt * from + StrictMath.log(sum)) + infinite);
    }

    /// What rounding may have taken from the loss of all steps together.
    private double allowance() {
        return 1e-15 * times();
    }
}
