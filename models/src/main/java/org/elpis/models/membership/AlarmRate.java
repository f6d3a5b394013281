package org.elpis.models.membership;

import java.util.function.DoubleUnaryOperator;
import org.elpis.models.stats.ClopperPearson;

/// The rate of false alarms at the k-th greatest of n non-members: Beta(k, n - k + 1) distributed whatever
/// the scores are (David and Nagaraja, Order Statistics, 2003, 2.1). Held as points with weights, so that
/// counts of members found at that threshold have their exact chances.
final class AlarmRate {
    /// An even grid of the rate's log-odds: the sum then errs by less than 1e-9.
    private static final int POINTS = 128;

    private final double[] rates = new double[POINTS];
    private final double[] weights = new double[POINTS];

    /// @param rank  1 to `others`: of the non-member whose score is the threshold, the greatest is 1
    AlarmRate(int rank, int others) {
        double a = rank;
        double b = others - rank + 1.0;
        double middle = StrictMath.log(a / b);
        double from = middle - reach(a) - 9 / Math.sqrt(b);
        double to = middle + reach(b) + 9 / Math.sqrt(a);
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            double x = from + (to - from) * i / (POINTS - 1);
            rates[i] = 1 / (1 + StrictMath.exp(-x));
            weights[i] = StrictMath.exp(a * (lnShare(x) - lnShare(middle)) + b * (lnShare(-x) - lnShare(-middle)));
            sum += weights[i];
        }
        for (int i = 0; i < POINTS; i++) {
            weights[i] /= sum;
        }
    }

    /// Nine deviations, and more where the tail is that of an exponential.
    private static double reach(double degree) {
        return 9 / Math.sqrt(degree) + 20 / degree;
    }

    /// ln(1 / (1 + exp(-x))).
    private static double lnShare(double x) {
        return x > 0 ? -StrictMath.log1p(StrictMath.exp(-x)) : x - StrictMath.log1p(StrictMath.exp(x));
    }

    /// P[at most `hits` of `members` are found].
    ///
    /// @param share  of members found, by the rate of false alarms
    double atMost(int hits, int members, DoubleUnaryOperator share) {
        return 1 - atLeast(hits + 1, members, share);
    }

    /// P[at least `hits` of `members` are found].
    double atLeast(int hits, int members, DoubleUnaryOperator share) {
        double sum = 0;
        double before = Double.NaN;
        double chance = 0;
        for (int i = 0; i < POINTS; i++) {
            if (weights[i] < 1e-14) {
                continue;
            }
            double p = Math.clamp(share.applyAsDouble(rates[i]), 0, 1);
            if (p != before) {
                chance = ClopperPearson.atLeast(hits, members, p);
                before = p;
            }
            sum += weights[i] * chance;
        }
        return sum;
    }
}
