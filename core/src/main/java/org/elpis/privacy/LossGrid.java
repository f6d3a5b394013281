package org.elpis.privacy;

/// The losses of one step on an even grid, never smaller than the true ones, and hardly larger: what lies between two
/// points is shared out between both so that P and Q keep what they have there (Doroshenko, Ghazi, Kamath, Kumar and
/// Manurangsi, Connect the dots, PETS 2022). The true curve of delta is convex, and this is the chord.
final class LossGrid {
    /// Below it shares have lost their digits, and are moved to the upper point.
    private static final double LEAST_SHARE = 1e-290;

    private final double step;
    private final long first;
    private final double[] logShares;
    private final double beyond;

    /// @param step  between points
    /// @param first  number of the lowest point: its loss is `first * step`
    /// @param logShares  logarithms of the shares of P at each point
    /// @param beyond  share of P whose loss is taken for infinite
    private LossGrid(double step, long first, double[] logShares, double beyond) {
        this.step = step;
        this.first = first;
        this.logShares = logShares;
        this.beyond = beyond;
    }

    long first() {
        return first;
    }

    double[] logShares() {
        return logShares;
    }

    double beyond() {
        return beyond;
    }

    /// More points of one step are never made: the grid becomes coarser, and the bound looser.
    static final int MOST_POINTS = 1 << 16;

    static LossGrid of(LossPair pair, double step) {
        long first = (long) StrictMath.floor(pair.least() / step);
        long last = Math.max(first + 1, (long) StrictMath.ceil(pair.most() / step));
        double[] shares = new double[(int) (last - first) + 1];
        double ratioOfStep = -StrictMath.expm1(-step);
        shares[0] = pair.mass(Double.NEGATIVE_INFINITY, first * step);
        for (int i = 0; i + 1 < shares.length; i++) {
            double low = (first + i) * step;
            double high = (first + i + 1) * step;
            double share = pair.mass(low, high);
            if (share > 0) {
                double up = share > LEAST_SHARE ? Math.clamp(pair.excess(low, high) / (share * ratioOfStep), 0, 1) : 1;
                shares[i] += share * (1 - up);
                shares[i + 1] += share * up;
            }
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] = StrictMath.log(shares[i]);
        }
        return new LossGrid(step, first, shares, pair.beyond());
    }

    /// The finest step that the limit of points allows.
    static double leastStep(LossPair pair) {
        return (pair.most() - pair.least()) / (MOST_POINTS - 4);
    }

    /// Logarithm of the share at a point, weighted by e^(tilt loss).
    private double weighted(int i, double tilt) {
        return logShares[i] + tilt * (first + i) * step;
    }

    Cumulants cumulants(double tilt) {
        double log = logMoment(tilt);
        double top = (first + logShares.length - 1) * step;
        double mean = 0;
        double square = 0;
        for (int i = 0; i < logShares.length; i++) {
            double below = (first + i) * step - top;
            double share = StrictMath.exp(weighted(i, tilt) - log);
            mean += share * below;
            square += share * below * below;
        }
        return new Cumulants(log, top + mean, Math.max(0, square - mean * mean));
    }

    /// The logarithm of the mean of e^(tilt loss).
    double logMoment(double tilt) {
        Logs.Sum sum = new Logs.Sum();
        for (int i = 0; i < logShares.length; i++) {
            sum.add(weighted(i, tilt));
        }
        return sum.log();
    }
}
