package org.elpis.models.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    void refusesExamplesThatDoNotFitTheNetwork() {
        TrainingRecipe recipe = TrainingRecipe.plain(SPEC, 0.01, 1, 8);
        assertRefused(recipe, new float[1024], 2, "a label must be 0 to 1");
        assertRefused(recipe, new float[1024], -1, "a label must be 0 to 1");
        assertRefused(recipe, new float[1023], 0, "a sample must have 1024 values, got 1023 at place 0");
        float[] broken = new float[1024];
        broken[1023] = Float.NaN;
        assertRefused(recipe, broken, 0, "finite numbers only; place 0 does not");
        assertThatThrownBy(() -> Training.train(recipe, chests(0, 0), 1)).hasMessage("examples must hold at least one");
    }

    private static void assertRefused(TrainingRecipe recipe, float[] sample, int label, String why) {
        Examples examples = new Examples(List.of(sample), new int[] {label}, List.of("p"));
        assertThatThrownBy(() -> Training.train(recipe, examples, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void tellsWhenItDiverges() {
        TrainingRecipe recipe = new TrainingRecipe(SPEC, new Optimizer.Sgd(1e30, 0.9), 5, 8, 0, Augmentation.NONE);
        assertThatThrownBy(() -> Training.train(recipe, chests(0, 40), 1))
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("Lower the rate");
    }

    @Test
    void aPassForTrainingGivesTheSameGradientButNoneByTheSample() {
        Network network = Network.initialized(SPEC, 2);
        float[] sample = chests(0, 1).samples().getFirst();
        Pass whole = new Pass(SPEC);
        Pass part = Pass.forTraining(SPEC);
        float[][] gradients = new float[2][network.parameters().length];
        assertThat(part.forward(network.parameters(), sample)).isEqualTo(whole.forward(network.parameters(), sample));
        whole.backward(network.parameters(), new float[] {1, -1}, gradients[0]);
        part.backward(network.parameters(), new float[] {1, -1}, gradients[1]);
        assertThat(gradients[1]).isEqualTo(gradients[0]);
        assertThatThrownBy(part::inputGradient).isInstanceOf(IllegalStateException.class);
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
