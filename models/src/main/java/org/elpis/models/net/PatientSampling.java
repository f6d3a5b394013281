package org.elpis.models.net;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.elpis.models.stats.Draws;

/// Who takes part in a step.
public interface PatientSampling {
    /// The next step's patients by their places, rising; may be none.
    ///
    /// @param patients  how many there are
    int[] draw(int patients);

    /// Every patient by a coin of its own: the number varies, and none is a draw like any other. What accountants call
    /// Poisson sampling; batches of a fixed size or of a shuffled order lose more than its accountant says.
    ///
    /// @param rate  above 0 to 1
    /// @param uniform  even in [0, 1); for a release `SecureRandom::nextDouble`, for who knows the draws knows more
    static PatientSampling poisson(double rate, DoubleSupplier uniform) {
        return patients -> {
            int[] drawn = new int[patients];
            int count = 0;
            for (int i = 0; i < patients; i++) {
                if (uniform.getAsDouble() < rate) {
                    drawn[count++] = i;
                }
            }
            return Arrays.copyOf(drawn, count);
        };
    }

    /// The same from a seed: for audits and tests, not for a release.
    static PatientSampling seeded(double rate, long seed) {
        return poisson(rate, Draws.of(seed, "patients", 0)::nextDouble);
    }
}
