package org.elpis.models.net;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.elpis.models.stats.Draws;

/// A small training with every kind of layer, and the digest of its result. Runs by itself too, in another JVM.
final class GoldenTraining {
    static final TrainingRecipe RECIPE = new TrainingRecipe(
            new NetworkSpec(
                    new Shape(2, 19, 35),
                    List.of(
                            new LayerSpec.Conv(4, 5, 1),
                            new LayerSpec.GroupNorm(2),
                            new LayerSpec.Relu(),
                            new LayerSpec.MaxPool(2),
                            new LayerSpec.Conv(5, 3, 2),
                            new LayerSpec.Residual(List.of(
                                    new LayerSpec.Depthwise(3, 1), new LayerSpec.Tanh(), new LayerSpec.Conv(5, 1, 1))),
                            new LayerSpec.Softplus(),
                            new LayerSpec.AveragePool(2),
                            new LayerSpec.Dense(6),
                            new LayerSpec.GlobalAveragePool(),
                            new LayerSpec.Dense(3))),
            new Optimizer.Adam(0.003),
            3,
            7,
            1e-3,
            new Augmentation(true, 1));

    private GoldenTraining() {}

    static Examples examples() {
        Draws draws = new Draws(11);
        List<float[]> samples = new ArrayList<>();
        List<String> patients = new ArrayList<>();
        int[] labels = new int[20];
        for (int i = 0; i < labels.length; i++) {
            float[] sample = new float[RECIPE.network().input().size()];
            for (int j = 0; j < sample.length; j++) {
                sample[j] = (float) draws.nextGaussian();
            }
            samples.add(sample);
            patients.add("p" + i);
            labels[i] = i % 3;
        }
        return new Examples(samples, labels, patients);
    }

    static String digest(Network network) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * network.parameters().length);
        for (float parameter : network.parameters()) {
            bytes.putFloat(parameter);
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Prints which arithmetic was taken, and the digest.
    public static void main(String[] arguments) {
        System.out.println(
                Arithmetic.fastest().getClass().getSimpleName() + " " + digest(Training.train(RECIPE, examples(), 3)));
    }
}
