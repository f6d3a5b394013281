package org.elpis.models.onerun;

import org.elpis.models.net.PrivateRecipe;
import org.elpis.privacy.NoisyTraining;
import org.elpis.privacy.Sampling;

/// The privacy loss that a training claims, for adding or removing one patient.
///
/// @param epsilon  0 or more, finite
/// @param delta  0 to below 1
public record Claim(double epsilon, double delta) {
    public Claim {
        if (!(epsilon >= 0 && epsilon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("epsilon must be 0 or more and finite, got " + epsilon);
        }
        if (!(delta >= 0 && delta < 1)) {
            throw new IllegalArgumentException("delta must be 0 to below 1, got " + delta);
        }
    }

    /// What a recipe may claim when its code does what it says: Poisson sampling, each patient clipped, noise added
    /// once.
    ///
    /// @param delta  above 0 to below 1
    /// @throws IllegalArgumentException when the recipe has no noise, so that there is nothing to claim
    public static Claim certified(PrivateRecipe recipe, double delta) {
        NoisyTraining training =
                NoisyTraining.ofSteps(recipe.noiseMultiplier(), recipe.rate(), recipe.steps(), Sampling.POISSON);
        return new Claim(training.byDistributions(delta).epsilon(), delta);
    }
}
