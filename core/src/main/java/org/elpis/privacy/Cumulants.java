package org.elpis.privacy;

/// What a distribution of losses is like when each is weighted by e^(tilt loss).
///
/// @param log  of the sum of weights
/// @param mean  loss
/// @param variance  of losses
record Cumulants(double log, double mean, double variance) {
    static final Cumulants NONE = new Cumulants(0, 0, 0);

    /// With another step added, so many times.
    Cumulants plus(Cumulants one, long times) {
        return new Cumulants(log + times * one.log, mean + times * one.mean, variance + times * one.variance);
    }

    static Cumulants of(LossPair.Nodes nodes, double tilt) {
        double[] losses = nodes.losses();
        Logs.Sum sum = new Logs.Sum();
        for (int i = 0; i < losses.length; i++) {
            sum.add(nodes.logShares()[i] + tilt * losses[i]);
        }
        double log = sum.log();
        double mean = 0;
        double square = 0;
        for (int i = 0; i < losses.length; i++) {
            double share = StrictMath.exp(nodes.logShares()[i] + tilt * losses[i] - log);
            mean += share * losses[i];
            square += share * losses[i] * losses[i];
        }
        return new Cumulants(log, mean, Math.max(0, square - mean * mean));
    }
}
