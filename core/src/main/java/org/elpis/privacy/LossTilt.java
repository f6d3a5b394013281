package org.elpis.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Where to look: the weight e^(tilt loss) that moves the middle of the summed losses to the epsilon in
/// question, so that what is rare becomes usual and keeps its digits. Rough is enough: every tilt gives the
/// same sum.
final class LossTilt {
    /// Limits of the search, times the largest loss of a step: past e^3000 a loss stands out from what is
    /// rarer than any delta.
    private static final double LEAST = 1e-9;
    private static final double MOST = 3000;
    /// Below it the difference of two weights has no digits, and about its slope is taken.
    private static final double SMALL = 1e-6;

    private final List<LossPair.Nodes> nodes = new ArrayList<>();
    private final List<Phase> phases;
    private final double most;

    LossTilt(List<Phase> phases, List<LossPair> pairs) {
        this.phases = phases;
        double largest = Double.MIN_NORMAL;
        for (LossPair pair : pairs) {
            nodes.add(pair.nodes());
            largest = Math.max(largest, Math.max(pair.most(), -pair.least()));
        }
        most = largest;
    }

    Cumulants at(double tilt) {
        Cumulants sum = Cumulants.NONE;
        for (int i = 0; i < phases.size(); i++) {
            sum = sum.plus(Cumulants.of(nodes.get(i), tilt), phases.get(i).times());
        }
        return sum;
    }

    /// The tilt at whose mean loss delta is about e^`logDelta`, by the saddle point.
    double ofDelta(double logDelta) {
        return where(-logDelta, tilt -> {
            Cumulants sum = at(tilt);
            double deviation = StrictMath.sqrt(sum.variance());
            double excess = deviation < SMALL
                    ? deviation * 0.4 / ((1 + tilt * deviation) * (1 + tilt * deviation))
                    : weight(tilt * deviation) - weight((tilt + 1) * deviation);
            return tilt * sum.mean() - sum.log() - StrictMath.log(Math.max(Double.MIN_NORMAL, excess));
        });
    }

    /// E[e^(-z Z)] over the positive half of a standard normal Z.
    private static double weight(double z) {
        return StrictMath.exp(z * z / 2 + NormalTail.logAbove(z));
    }

    /// The tilt at which the mean is this; 0 when it lies above already.
    double ofMean(double mean) {
        return at(0).mean() >= mean ? 0 : where(mean, tilt -> at(tilt).mean());
    }

    private double where(double target, ToDoubleFunction<Double> rising) {
        double low = StrictMath.log(LEAST / most);
        double high = StrictMath.log(MOST / most);
        while (high - low > 0.01) {
            double middle = (low + high) / 2;
            if (rising.applyAsDouble(StrictMath.exp(middle)) < target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return StrictMath.exp(low);
    }
}
