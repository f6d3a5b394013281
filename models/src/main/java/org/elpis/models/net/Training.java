package org.elpis.models.net;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.elpis.models.stats.Draws;

/// Trains a network: each epoch takes the examples in a drawn order, batch by batch, sample by sample.
///
/// One thread a network; several networks train side by side.
public final class Training {
    private Training() {}

    /// The trained network. Equal arguments give equal bits.
    ///
    /// @throws IllegalArgumentException  for no examples, or ones that do not fit the network
    /// @throws DivergedException  when a parameter is no longer a finite number
    /// @throws CancellationException  when the thread is interrupted; it stays so
    public static Network train(TrainingRecipe recipe, Examples examples, long seed) {
        requireFit(recipe.network(), examples);
        Network network = Network.initialized(recipe.network(), seed);
        Pass pass = Pass.forTraining(recipe.network());
        Stepping stepping = new Stepping(recipe.optimizer(), recipe.weightDecay(), network.parameters());
        float[] gradient = new float[network.parameters().length];
        float[] slope = new float[Network.output(recipe.network()).size()];
        float[] moved = new float[recipe.network().input().size()];
        Draws draws = Draws.of(seed, "order", 0);
        for (int epoch = 0; epoch < recipe.epochs(); epoch++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("training was interrupted");
            }
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
            requireFinite(network.parameters(), epoch);
        }
        return network;
    }

    /// Messages say places and sizes, never a value: a sample is a patient's.
    private static void requireFit(NetworkSpec spec, Examples examples) {
        if (examples.size() == 0) {
            throw new IllegalArgumentException("examples must hold at least one");
        }
        int classes = Network.output(spec).size();
        for (int i = 0; i < examples.size(); i++) {
            float[] sample = examples.samples().get(i);
            if (sample.length != spec.input().size()) {
                throw new IllegalArgumentException("a sample must have "
                        + spec.input().size() + " values, got " + sample.length + " at place " + i);
            }
            if (examples.labels()[i] < 0 || examples.labels()[i] >= classes) {
                throw new IllegalArgumentException("a label must be 0 to " + (classes - 1) + ", the outputs of the"
                        + " network less one, got " + examples.labels()[i] + " at place " + i);
            }
            if (!isFinite(sample)) {
                throw new IllegalArgumentException("a sample must hold finite numbers only; place " + i + " does not");
            }
        }
    }

    private static void requireFinite(float[] parameters, int epoch) {
        if (!isFinite(parameters)) {
            throw new DivergedException(epoch + 1);
        }
    }

    private static boolean isFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
