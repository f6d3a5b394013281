package org.elpis.models.net;

import java.security.SecureRandom;
import org.elpis.models.stats.Draws;
import org.elpis.privacy.SecureGaussian;

/// Where the noise of private training comes from: the place for a sampler that withstands an attacker.
public interface NoiseSource {
    /// Adds to each value a fresh normal draw with mean 0.
    ///
    /// @param sum  added to
    /// @param deviation  standard deviation, 0 or more
    void addTo(float[] sum, double deviation);

    /// Noise for a release: nobody can draw it again, and its last digits give nothing away. About a microsecond a
    /// value.
    /// Without a deviation nothing is added.
    ///
    /// @throws IllegalArgumentException by `addTo`, when a value is not finite or 10^8 deviations from 0
    static NoiseSource secure(SecureRandom source) {
        return (sum, deviation) -> {
            if (deviation == 0) {
                return;
            }
            SecureGaussian noise = new SecureGaussian(deviation, source);
            for (int i = 0; i < sum.length; i++) {
                sum[i] = (float) noise.perturb(sum[i]);
            }
        };
    }

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
