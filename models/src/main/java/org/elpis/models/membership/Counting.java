package org.elpis.models.membership;

import org.elpis.models.stats.Beta;

/// Probabilities of draws without replacement.
final class Counting {
    private Counting() {}

    private static double choose(int n, int k) {
        return Beta.logGamma(n + 1.0) - Beta.logGamma(k + 1.0) - Beta.logGamma(n - k + 1.0);
    }

    /// P[of a + b drawn, a are of the first kind], of `first` and `second` that there are.
    static double hypergeometric(int first, int second, int a, int b) {
        if (a < 0 || b < 0 || a > first || b > second) {
            return 0;
        }
        return StrictMath.exp(choose(first, a) + choose(second, b) - choose(first + second, a + b));
    }

    /// Fisher's exact test, two-sided by doubling: do two groups have the same share?
    static double fisher(int hits, int trials, int otherHits, int otherTrials) {
        double above = 0;
        double below = 0;
        int all = hits + otherHits;
        for (int a = Math.max(0, all - otherTrials); a <= Math.min(all, trials); a++) {
            double p = hypergeometric(trials, otherTrials, a, all - a);
            above += a >= hits ? p : 0;
            below += a <= hits ? p : 0;
        }
        return Math.min(1, 2 * Math.min(above, below));
    }
}
