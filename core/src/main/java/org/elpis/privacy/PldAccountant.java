package org.elpis.privacy;

import java.util.ArrayList;
import java.util.List;

/// Adds up whole distributions of privacy loss (Koskela, Jälkö and Honkela, AISTATS 2020), by a Fourier transform of
/// tilted losses on a grid that never tells less than the truth. The numbers are bounds, commonly within 0.2 % of the
/// tightest there are, for delta down to 10^-300. Never above what the [RdpAccountant] proves, which is the answer for
/// noise or steps beyond all use. Immutable.
public final class PldAccountant {
    /// Of delta, at most: what is called infinite loss because it is too rare to be followed.
    private static final double LOG_BEYOND = -14;
    /// A tail with this logarithm is the least that doubles hold.
    private static final double LEAST_LOG_TAIL = -740;

    private static final double MOST_LOG_TAIL = -40;
    /// Below it too little is left of the range of doubles.
    private static final double LEAST_DELTA = 1e-300;

    private static final int MOST_LOOKS = 3;
    /// Tilts that differ less, relative to the larger, have the same result but for rounding.
    private static final double CLOSE_TILTS = 0.3;

    /// Below it, or with more steps than these, a grid is too coarse or too slow to gain anything.
    private static final double LEAST_NOISE = 0.1;

    private static final double MOST_TIMES = 1e8;

    private final Composition composition;
    private final double times;

    private PldAccountant(Composition composition) {
        this.composition = composition;
        double sum = 1;
        for (Phase phase : composition.phases()) {
            sum += phase.times();
        }
        times = sum;
    }

    public static PldAccountant of(Composition composition) {
        return new PldAccountant(composition);
    }

    /// The least epsilon for this delta; infinite where only a delta of 0 would do, or no noise was added.
    ///
    /// @param delta  0 to 1; below 1e-300 it is left to the Rényi divergences
    public double epsilon(double delta) {
        Bounds.delta(delta);
        if (composition.phases().isEmpty() || delta == 1) {
            return 0;
        }
        double pure = composition.pureEpsilon();
        double simple = RdpAccountant.of(composition).epsilon(delta, Conversion.IMPROVED);
        if (simple == 0 || !reaches(delta)) {
            return Math.min(pure, simple);
        }
        double worst = 0;
        for (LossPair.Direction direction : LossPair.Direction.values()) {
            double found = epsilon(delta, pairs(direction, logTail(StrictMath.log(delta))));
            worst = Math.max(worst, found >= 0 ? found : Double.POSITIVE_INFINITY);
        }
        return Math.min(simple, Math.min(pure, worst));
    }

    /// Whether losses are followed at all: not for noise below 0.1, more than 10^8 steps or a delta below
    /// 10^-300, where the answer is that of the [RdpAccountant].
    ///
    /// @param delta  0 to 1
    public boolean reaches(double delta) {
        return delta >= LEAST_DELTA && isWithinReach();
    }

    private boolean isWithinReach() {
        return times <= MOST_TIMES && composition.leastNoise() >= LEAST_NOISE;
    }

    /// A second look, where the first was aimed at another place than it found.
    private double epsilon(double delta, List<LossPair> pairs) {
        LossTilt tilts = new LossTilt(composition.phases(), pairs);
        double tilt = tilts.ofDelta(StrictMath.log(delta));
        double least = sumOfMost(pairs);
        for (int look = 0; look < MOST_LOOKS; look++) {
            least = Math.min(least, sum(pairs, tilt, tilts.at(tilt)).epsilon(delta));
            double better = tilts.ofMean(least);
            if (Math.abs(better - tilt) < CLOSE_TILTS * tilt) {
                break;
            }
            tilt = better;
        }
        return least;
    }

    private LossSum sum(List<LossPair> pairs, double tilt, Cumulants rough) {
        return new LossSum(composition.phases(), pairs, tilt, rough);
    }

    /// The least delta for this epsilon.
    ///
    /// @param epsilon  >= 0
    public double delta(double epsilon) {
        Bounds.epsilon(epsilon);
        if (epsilon >= composition.pureEpsilon()) {
            return 0;
        }
        double simple = RdpAccountant.of(composition).delta(epsilon, Conversion.IMPROVED);
        if (!isWithinReach()) {
            return simple;
        }
        double worst = 0;
        for (LossPair.Direction direction : LossPair.Direction.values()) {
            double found = delta(epsilon, direction);
            worst = Math.max(worst, found >= 0 ? found : 1);
        }
        return Math.min(simple, worst);
    }

    private double delta(double epsilon, LossPair.Direction direction) {
        List<LossPair> pairs = pairs(direction, logTail(0));
        double logDelta = logDelta(epsilon, pairs);
        if (logTail(logDelta) < logTail(0)) {
            pairs = pairs(direction, logTail(logDelta));
        }
        if (epsilon >= sumOfMost(pairs)) {
            return sumBeyond(pairs);
        }
        LossTilt tilts = new LossTilt(composition.phases(), pairs);
        double tilt = tilts.ofMean(epsilon);
        return sum(pairs, tilt, tilts.at(tilt)).delta(epsilon);
    }

    /// About what delta is.
    private double logDelta(double epsilon, List<LossPair> pairs) {
        LossTilt tilts = new LossTilt(composition.phases(), pairs);
        double tilt = tilts.ofMean(epsilon);
        return tilts.at(tilt).log() - tilt * epsilon;
    }

    /// No finite loss of all steps is larger.
    private double sumOfMost(List<LossPair> pairs) {
        double sum = 0;
        for (int i = 0; i < pairs.size(); i++) {
            sum += composition.phases().get(i).times() * pairs.get(i).most();
        }
        return sum;
    }

    private double sumBeyond(List<LossPair> pairs) {
        double sum = 0;
        for (int i = 0; i < pairs.size(); i++) {
            sum += composition.phases().get(i).times() * pairs.get(i).beyond();
        }
        return Math.min(1, sum);
    }

    private double logTail(double logDelta) {
        return Math.clamp(logDelta + LOG_BEYOND - StrictMath.log(times), LEAST_LOG_TAIL, MOST_LOG_TAIL);
    }

    private List<LossPair> pairs(LossPair.Direction direction, double logTail) {
        List<LossPair> pairs = new ArrayList<>();
        for (Phase phase : composition.phases()) {
            pairs.add(LossPair.of(phase.mechanism(), direction, logTail));
        }
        return pairs;
    }
}
