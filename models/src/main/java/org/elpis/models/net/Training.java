package org.elpis.models.net;

import java.util.Arrays;
import org.elpis.models.stats.Draws;

/// Trains a network: each epoch takes the examples in a drawn order, batch by batch, sample by sample.
///
/// One thread a network; several networks train side by side.
public final class Training {
    private Training() {}

    /// The trained network. Equal arguments give equal bits.
    public static Network train(TrainingRecipe recipe, Examples examples, long seed) {
        if (examples.size() == 0) {
            throw new IllegalArgumentException("examples must hold at least one");
        }
        Network network = Network.initialized(recipe.network(), seed);
        Pass pass = Pass.forTraining(recipe.network());
        Stepping stepping = new Stepping(recipe.optimizer(), recipe.weightDecay(), network.parameters());
        float[] gradient = new float[network.parameters().length];
        float[] slope = new float[Network.output(recipe.network()).size()];
        float[] moved = new float[recipe.network().input().size()];
        Draws draws = Draws.of(seed, "order", 0);
        for (int epoch = 0; epoch < recipe.epochs(); epoch++) {
            int[] order = draws.permutation(examples.size());
            for (int start = 0; start < order.length; start += recipe.batchSize()) {
                int end = Math.min(order.length, start + recipe.batchSize());
                Arrays.fill(gradient, 0);
                for (int i = start; i < end; i++) {
                    float[] sample = Moved.of(examples.samples().get(order[i]), recipe, draws, moved);
                    Loss.crossEntropy(pass.forward(network.parameters(), sample), examples.labels()[order[i]], slope);
                    pass.backward(network.parameters(), slope, gradient);
                }
                stepping.step(gradient, 1.0 / (end - start));
            }
        }
        return network;
    }
}
