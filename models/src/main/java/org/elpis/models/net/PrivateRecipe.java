package org.elpis.models.net;

/// How a network is trained with differential privacy for each patient, as data: what an accountant must know of it.
///
/// DP-SGD (Abadi and others, CCS 2016): each step draws every patient by a coin of its own (Poisson sampling), clips
/// what each patient contributes, adds normal noise to the sum and divides by a constant. Two data sets are neighbours
/// when one has one patient more.
///
/// @param network  architecture
/// @param optimizer  how a step is made of the noisy mean
/// @param steps  1 to 1,000,000
/// @param rate  probability that a patient takes part in a step, above 0 to 1
/// @param clip  greatest length of one patient's contribution to a step, > 0
/// @param noiseMultiplier  standard deviation of the noise over `clip`, 0 or more; 0 is no privacy
/// @param expectedBatch  what the noisy sum is divided by, > 0: a constant of the recipe such as `rate` times the
///     patients that were planned, never counted from the data, for their number is private too
public record PrivateRecipe(
        NetworkSpec network,
        Optimizer optimizer,
        int steps,
        double rate,
        double clip,
        double noiseMultiplier,
        double expectedBatch) {
    public PrivateRecipe {
        if (steps < 1 || steps > 1_000_000) {
            throw new IllegalArgumentException("steps must be 1 to 1000000, got " + steps);
        }
        if (!(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException("rate must be above 0 to 1, got " + rate);
        }
        if (!(noiseMultiplier >= 0 && noiseMultiplier < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("noiseMultiplier must be 0 or more and finite, got " + noiseMultiplier);
        }
        requirePositive("clip", clip);
        requirePositive("expectedBatch", expectedBatch);
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be > 0 and finite, got " + value);
        }
    }

    /// The same with another noise.
    public PrivateRecipe withNoiseMultiplier(double other) {
        return new PrivateRecipe(network, optimizer, steps, rate, clip, other, expectedBatch);
    }
}
