package org.elpis.bench;

import java.util.Locale;

/// A share with its exact interval.
///
/// Source: Clopper and Pearson, The use of confidence or fiducial limits illustrated in the case of the
/// binomial, 1934
///
/// @param hits  0 to `of`
public record Proportion(int hits, int of) {
    /// Two-sided 95 %.
    private static final double TAIL = 0.025;

    double low() {
        if (hits == 0 || of == 0) {
            return 0;
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < 60; i++) {
            double p = (low + high) / 2;
            if (1 - atMost(hits - 1, p) < TAIL) {
                low = p;
            } else {
                high = p;
            }
        }
        return low;
    }

    double high() {
        if (hits == of || of == 0) {
            return 1;
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < 60; i++) {
            double p = (low + high) / 2;
            if (atMost(hits, p) < TAIL) {
                high = p;
            } else {
                low = p;
            }
        }
        return high;
    }

    /// Probability of at most `k` hits where each has probability `p`.
    private double atMost(int k, double p) {
        double sum = 0;
        double logChoose = 0;
        for (int i = 0; i <= k; i++) {
            sum += StrictMath.exp(logChoose + i * StrictMath.log(p) + (of - i) * StrictMath.log1p(-p));
            logChoose += StrictMath.log((double) (of - i) / (i + 1));
        }
        return Math.min(1, sum);
    }

    /// Such as `3 of 200 = 1.5 % (0.3 to 4.3 %)`.
    @Override
    public String toString() {
        return of == 0
                ? "–"
                : String.format(
                        Locale.ROOT,
                        "%d of %d = %.1f %% (%.1f to %.1f %%)",
                        hits,
                        of,
                        100.0 * hits / of,
                        100 * low(),
                        100 * high());
    }

    /// Where the total stands beside it: `3 = 1.50 % (0.31 to 4.32)`.
    public String withoutTotal() {
        return of == 0
                ? "-"
                : String.format(
                        Locale.ROOT, "%d = %.2f %% (%.2f to %.2f)", hits, 100.0 * hits / of, 100 * low(), 100 * high());
    }
}
