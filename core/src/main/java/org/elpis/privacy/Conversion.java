package org.elpis.privacy;

/// How a Rényi divergence becomes an epsilon and a delta. Two are in use, 15 to 20 % apart.
public enum Conversion {
    /// Mironov, Rényi differential privacy (CSF 2017), Proposition 3: what papers before 2020 print.
    CLASSIC("classic (Mironov 2017)"),
    /// Canonne, Kamath and Steinke, The discrete Gaussian (NeurIPS 2020), Proposition 12; Balle and others (AISTATS
    /// 2020), Theorem 21. Never larger than the classic one.
    IMPROVED("improved (Canonne, Kamath, Steinke 2020)");

    /// Below this order the improved bound loses its digits.
    private static final double LEAST_ORDER = 1.01;

    private final String words;

    Conversion(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /// The least epsilon that this order proves; infinite when it proves none.
    ///
    /// @param order  above 1
    /// @param divergence  at that order, >= 0
    /// @param delta  above 0, below 1
    double epsilon(double order, double divergence, double delta) {
        return switch (this) {
            case CLASSIC -> divergence - StrictMath.log(delta) / (order - 1);
            case IMPROVED -> {
                if (isHidden(divergence, delta)) {
                    yield 0;
                }
                yield order < LEAST_ORDER
                        ? Double.POSITIVE_INFINITY
                        : Math.max(
                                0,
                                divergence
                                        + StrictMath.log1p(-1 / order)
                                        - (StrictMath.log(delta) + StrictMath.log(order)) / (order - 1));
            }
        };
    }

    /// The least delta that this order proves.
    double delta(double order, double divergence, double epsilon) {
        double log = switch (this) {
            case CLASSIC -> (order - 1) * (divergence - epsilon);
            case IMPROVED -> {
                double distance = 0.5 * StrictMath.log(-StrictMath.expm1(-divergence));
                yield order < LEAST_ORDER
                        ? distance
                        : Math.min(
                                distance,
                                (order - 1) * (divergence - epsilon + StrictMath.log1p(-1 / order))
                                        - StrictMath.log(order));
            }
        };
        return Math.min(1, StrictMath.exp(log));
    }

    /// Whether the two are closer in total variation than delta (Bretagnolle and Huber, 1979).
    private static boolean isHidden(double divergence, double delta) {
        return delta * delta + StrictMath.expm1(-divergence) > 0;
    }
}
