package org.elpis.models.net;

import org.elpis.models.stats.Draws;

/// Where the noise of private training comes from: the place for a sampler that withstands an attacker.
public interface NoiseSource {
    /// Adds to each value a fresh normal draw with mean 0.
    ///
    /// @param sum  added to
    /// @param deviation  standard deviation, 0 or more
    void addTo(float[] sum, double deviation);

    /// The same noise for the same seed: for audits and tests. Not for a release, where the seed would undo the noise
    /// and the grid of floating-point numbers gives values away (Mironov, CCS 2012).
    static NoiseSource seeded(long seed) {
        Draws draws = Draws.of(seed, "noise", 0);
        return (sum, deviation) -> {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += (float) (deviation * draws.nextGaussian());
            }
        };
    }
}
