package org.elpis.bench;

import java.util.Locale;

/// How often something happened, with the highest rate that is plausible: the one-sided 95 % bound.
///
/// Plants of one hospital depend on each other, so the bound holds for places like these, not for any place anywhere.
public final class Rate {
    /// Of the normal distribution, one-sided 95 %.
    private static final double Z = 1.645;

    private long hits;
    private long of;

    public void add(boolean hit) {
        hits += hit ? 1 : 0;
        of++;
    }

    public void add(Rate other) {
        hits += other.hits;
        of += other.of;
    }

    public long hits() {
        return hits;
    }

    public long of() {
        return of;
    }

    /// 3/n when nothing happened, else Wilson's bound.
    public double upperBound() {
        if (of == 0) {
            return 1;
        }
        if (hits == 0) {
            return Math.min(1, 3.0 / of);
        }
        double p = (double) hits / of;
        double centre = p + Z * Z / (2 * of);
        double spread = Z * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of));
        return Math.min(1, (centre + spread) / (1 + Z * Z / of));
    }

    /// Such as `3 of 1,200 = 0.250 % (< 0.59 %)`.
    public String happened() {
        return of == 0
                ? "–"
                : String.format(
                        Locale.ROOT,
                        "%,d of %,d = %.3f %% (< %.3f %%)",
                        hits,
                        of,
                        100.0 * hits / of,
                        100 * upperBound());
    }

    /// The share of what did not happen, such as `99.750 % of 1,200 (> 99.41 %)`.
    public String spared() {
        return of == 0
                ? "–"
                : String.format(
                        Locale.ROOT,
                        "%.3f %% of %,d (> %.3f %%)",
                        100.0 * (of - hits) / of,
                        of,
                        100 * (1 - upperBound()));
    }
}
