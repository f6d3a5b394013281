package org.elpis.models.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.elpis.testkit.radiograph.SyntheticChest;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private static final NetworkSpec SPEC = NetworkSpec.small(new Shape(1, 32, 32), 2, 4, 8, 8);

    @Test
    void learnsAFindingThatIsPlainToSee() {
        Network network = Training.train(TrainingRecipe.plain(SPEC, 0.003, 20, 16), chests(0, 600), 1);
        assertThat(accuracy(network, chests(1000, 200))).isGreaterThan(0.8);
    }

    @Test
    void givesTheSameBitsForTheSameSeed() {
        TrainingRecipe recipe =
                new TrainingRecipe(SPEC, new Optimizer.Sgd(0.01, 0.9), 2, 8, 1e-4, new Augmentation(true, 2));
        Examples examples = chests(0, 40);
        assertThat(Training.train(recipe, examples, 7).parameters())
                .isEqualTo(Training.train(recipe, examples, 7).parameters())
                .isNotEqualTo(Training.train(recipe, examples, 8).parameters());
    }

    private static double accuracy(Network network, Examples examples) {
        Pass pass = new Pass(network.spec());
        int right = 0;
        for (int i = 0; i < examples.size(); i++) {
            float[] logits =
                    pass.forward(network.parameters(), examples.samples().get(i));
            right += (logits[1] > logits[0] ? 1 : 0) == examples.labels()[i] ? 1 : 0;
        }
        return (double) right / examples.size();
    }

    private static Examples chests(int from, int count) {
        List<float[]> images = new ArrayList<>();
        List<String> patients = new ArrayList<>();
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % 2;
            images.add(SyntheticChest.of(from + i).image(0, 32, labels[i], true));
            patients.add("p" + (from + i));
        }
        return new Examples(images, labels, patients);
    }
}
