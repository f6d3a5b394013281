package org.elpis.models.net;

/// How a network is trained, as data: with the examples and a seed it says every bit of the result.
///
/// @param network  architecture
/// @param optimizer  how a step is made
/// @param epochs  how often each example is seen, 1 to 10,000
/// @param batchSize  examples a step, at least 1
/// @param weightDecay  share of each weight that a step takes away, over the rate, 0 or more
/// @param augmentation  what is done to samples at random
public record TrainingRecipe(
        NetworkSpec network,
        Optimizer optimizer,
        int epochs,
        int batchSize,
        double weightDecay,
        Augmentation augmentation) {
    public TrainingRecipe {
        if (epochs < 1 || epochs > 10_000 || batchSize < 1) {
            throw new IllegalArgumentException(
                    "epochs must be 1 to 10000 and batchSize at least 1, got " + epochs + ", " + batchSize);
        }
        if (!(weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("weightDecay must be 0 or more and finite, got " + weightDecay);
        }
    }

    /// Adam without decay and augmentation.
    public static TrainingRecipe plain(NetworkSpec network, double rate, int epochs, int batchSize) {
        return new TrainingRecipe(network, new Optimizer.Adam(rate), epochs, batchSize, 0, Augmentation.NONE);
    }
}
