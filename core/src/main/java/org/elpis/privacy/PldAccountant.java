package org.elpis.privacy;

import java.util.ArrayList;
import java.util.List;

/// Adds up whole distributions of privacy loss (Koskela, Jälkö and Honkela, AISTATS 2020), by a Fourier transform of
/// tilted losses on a grid that never tells less than the truth. The numbers are bounds, commonly within 0.2 % of the
/// tightest there are, for delta down to 10^-300. Immutable.
public final class PldAccountant {
    /// Of delta, at most: what is called infinite loss because it is too rare to be followed.
    private static final double LOG_BEYOND = -14;
    /// A tail with this logarithm is the least that doubles hold.
    private static final double LEAST_LOG_TAIL = -740;

    private static final double MOST_LOG_TAIL = -40;
    /// Below it a delta is taken for 0.
    private static final double LEAST_DELTA = 1e-300;

    private static final int MOST_LOOKS = 4;
    /// Tilts that differ less, relative to the larger, have the same result but for rounding.
    private static final double CLOSE_TILTS = 0.3;

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
    /// @param delta  0 to 1; below 1e-300 counts as 0
    public double epsilon(double delta) {
        Bounds.delta(delta);
        if (composition.phases().isEmpty() || delta == 1) {
            return 0;
        }
        double pure = composition.pureEpsilon();
        if (delta < LEAST_DELTA || composition.isWithoutNoise()) {
            return pure;
        }
        double worst = 0;
        for (LossPair.Direction direction : LossPair.Direction.values()) {
            List<LossPair> pairs = pairs(direction, logTail(StrictMath.log(delta)));
            worst = Math.max(worst, epsilon(delta, pairs));
        }
        return Math.min(pure, worst);
    }

    /// A second look, where the first was aimed at another place than it found.
    private double epsilon(double delta, List<LossPair> pairs) {
        LossTilt tilts = new LossTilt(composition.phases(), pairs);
        double tilt = tilts.ofDelta(StrictMath.log(delta));
        double least = Double.POSITIVE_INFINITY;
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
        if (composition.isWithoutNoise()) {
            return 1;
        }
        double worst = 0;
        for (LossPair.Direction direction : LossPair.Direction.values()) {
            worst = Math.max(worst, delta(epsilon, direction));
        }
        return worst;
    }

    private double delta(double epsilon, LossPair.Direction direction) {
        List<LossPair> pairs = pairs(direction, logTail(0));
        LossTilt tilts = new LossTilt(composition.phases(), pairs);
        double tilt = tilts.ofMean(epsilon);
        Cumulants rough = tilts.at(tilt);
        double logDelta = rough.log() - tilt * epsilon;
        if (logTail(logDelta) < logTail(0)) {
            pairs = pairs(direction, logTail(logDelta));
            tilts = new LossTilt(composition.phases(), pairs);
            tilt = tilts.ofMean(epsilon);
            rough = tilts.at(tilt);
        }
        return sum(pairs, tilt, rough).delta(epsilon);
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
