package org.elpis.models.attributes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.elpis.models.net.Examples;
import org.elpis.models.net.LayerSpec;
import org.elpis.models.net.Network;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.net.Pass;
import org.elpis.models.net.Shape;
import org.elpis.models.net.Training;
import org.elpis.models.net.TrainingRecipe;

/// Learns to tell the groups of an attribute from features, and says of each item what it would have said without it.
enum Probe {
    /// Least squares with a ridge.
    LINEAR {
        @Override
        Scorer fit(List<double[]> features, int[] groups, int groupCount, int[] places, long seed) {
            return Ridge.fit(features, groups, groupCount, places)::scores;
        }
    },
    /// A small network: one hidden layer of 16.
    NETWORK {
        @Override
        Scorer fit(List<double[]> features, int[] groups, int groupCount, int[] places, long seed) {
            Standard standard = Standard.of(features, places);
            List<float[]> samples = new ArrayList<>();
            List<String> nobody = new ArrayList<>();
            int[] labels = new int[places.length];
            for (int i = 0; i < places.length; i++) {
                samples.add(standard.apply(features.get(places[i])));
                nobody.add("");
                labels[i] = groups[places[i]];
            }
            NetworkSpec spec = new NetworkSpec(
                    new Shape(features.getFirst().length, 1, 1),
                    List.of(new LayerSpec.Dense(HIDDEN), new LayerSpec.Relu(), new LayerSpec.Dense(groupCount)));
            Network network = Training.train(
                    TrainingRecipe.plain(spec, RATE, EPOCHS, BATCH), new Examples(samples, labels, nobody), seed);
            Pass pass = new Pass(spec);
            return row -> {
                float[] logits = pass.forward(network.parameters(), standard.apply(row));
                double[] scores = new double[logits.length];
                Arrays.setAll(scores, g -> logits[g]);
                return scores;
            };
        }
    };

    private static final int HIDDEN = 16;
    private static final double RATE = 0.005;
    private static final int EPOCHS = 15;
    private static final int BATCH = 32;

    /// Scores of one item, one a group; the greatest says which.
    @FunctionalInterface
    interface Scorer {
        double[] of(double[] features);
    }

    /// Learns from the items at the places given.
    abstract Scorer fit(List<double[]> features, int[] groups, int groupCount, int[] places, long seed);

    /// The scores of each item by a probe that never saw its patient; items without a group have none.
    ///
    /// @param groups  of each item that is to be scored, or -1
    /// @param known  of each item that may be learned from, or -1
    double[][] crossFitted(List<double[]> features, int[] groups, int[] known, int groupCount, Folds folds, long seed) {
        double[][] scores = new double[groups.length][0];
        for (int fold = 0; fold < folds.count(); fold++) {
            int[] training = folds.training(fold, known);
            if (training.length < 2 * groupCount) {
                continue;
            }
            Scorer scorer = fit(features, known, groupCount, training, seed + fold);
            for (int place : folds.test(fold, groups)) {
                scores[place] = scorer.of(features.get(place));
            }
        }
        return scores;
    }
}
