package org.elpis.models.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.elpis.models.net.PrivateTraining.Mechanism;
import org.elpis.models.net.PrivateTraining.StepObserver;
import org.elpis.testkit.radiograph.SyntheticChest;
import org.junit.jupiter.api.Test;

class PrivateTrainingTest {
    private static final NetworkSpec SPEC = NetworkSpec.small(new Shape(1, 16, 16), 2, 4, 4);
    private static final NoiseSource NONE = (sum, deviation) -> {};

    @Test
    void onePatientMoreMovesTheSumByAtMostTheClipHoweverManyImages() {
        PrivateRecipe recipe = recipe(1, 1, 0.5, 0);
        List<PrivateUnit> patients = patients(8, 6);
        float[] all = firstSum(recipe, patients);
        for (int left = 0; left < patients.size(); left++) {
            List<PrivateUnit> fewer = new ArrayList<>(patients);
            fewer.remove(left);
            assertThat(distance(all, firstSum(recipe, fewer))).isBetween(0.4, 0.5 * (1 + 1e-5));
        }
    }

    @Test
    void gradientsShorterThanTheClipStayWhole() {
        PrivateRecipe recipe = recipe(1, 1, 1e6, 0);
        List<PrivateUnit> patients = patients(1, 3);
        float[] mean = new float[Network.parameterCount(SPEC)];
        float[] parameters = Network.initialized(SPEC, 1).parameters();
        for (int part = 0; part < 3; part++) {
            patients.getFirst().addGradient(part, new Pass(SPEC), parameters, mean);
        }
        float[] sum = firstSum(recipe, patients);
        for (int i = 0; i < mean.length; i++) {
            assertThat(sum[i]).isCloseTo(mean[i] / 3, within(1e-6f));
        }
    }

    @Test
    void aGradientThatIsNoNumberCountsAsNone() {
        PrivateUnit burst = new PrivateUnit() {
            @Override
            public int parts() {
                return 1;
            }

            @Override
            public void addGradient(int part, Pass pass, float[] parameters, float[] gradient) {
                gradient[0] = Float.NaN;
                gradient[1] = Float.POSITIVE_INFINITY;
            }
        };
        assertThat(firstSum(recipe(1, 1, 1, 0), List.of(burst))).containsOnly(0);
    }

    @Test
    void stepsWithoutAnyPatientGiveOutNoiseOfTheRecipesDeviation() {
        PrivateRecipe recipe = recipe(20, 0.1, 0.5, 3);
        double[] squares = {0, 0};
        PrivateTraining.train(recipe, List.of(), Mechanism.seeded(recipe, 5), 1, (step, released) -> {
            for (float value : released) {
                squares[0] += value * value;
                squares[1]++;
            }
        });
        // 9,000 normal values: their deviation lies within 4 % of the true one but once in 10^7 seeds.
        assertThat(Math.sqrt(squares[0] / squares[1])).isCloseTo(1.5, within(0.06));
    }

    @Test
    void noiseIsDrawnAnewInEveryStep() {
        PrivateRecipe recipe = recipe(2, 0.1, 1, 1);
        List<float[]> sums = new ArrayList<>();
        PrivateTraining.train(
                recipe, List.of(), Mechanism.seeded(recipe, 5), 1, (step, released) -> sums.add(released.clone()));
        double same = 0;
        for (int i = 0; i < sums.getFirst().length; i++) {
            same += sums.get(0)[i] * sums.get(1)[i];
        }
        // The mean product of n independent pairs has the deviation 1 / sqrt(n); five of them come once in 10^6 seeds.
        assertThat(Math.abs(same / sums.getFirst().length)).isLessThan(5 / Math.sqrt(sums.getFirst().length));
    }

    @Test
    void everyPatientIsDrawnByACoinOfItsOwn() {
        PatientSampling sampling = PatientSampling.seeded(0.1, 3);
        double[] sizes = IntStream.range(0, 2000)
                .mapToDouble(step -> sampling.draw(100).length)
                .toArray();
        double mean =
                IntStream.range(0, 2000).mapToDouble(i -> sizes[i]).average().orElseThrow();
        double variance = IntStream.range(0, 2000)
                .mapToDouble(i -> (sizes[i] - mean) * (sizes[i] - mean))
                .average()
                .orElseThrow();
        // Binomial(100, 0.1): mean 10, variance 9; five deviations of each estimate, once in 10^6 seeds.
        assertThat(mean).isCloseTo(10, within(5 * 3 / Math.sqrt(2000)));
        assertThat(variance).isCloseTo(9, within(5 * 9 * Math.sqrt(2.0 / 2000)));
        assertThat(PatientSampling.seeded(1, 3).draw(4)).containsExactly(0, 1, 2, 3);
        assertThat(sampling.draw(0)).isEmpty();
    }

    @Test
    void dividesByTheConstantOfTheRecipeNotByTheNumberDrawn() {
        float[] once = change(new PrivateRecipe(SPEC, new Optimizer.Sgd(1, 0), 1, 1, 1, 0, 10));
        float[] half = change(new PrivateRecipe(SPEC, new Optimizer.Sgd(1, 0), 1, 1, 1, 0, 20));
        assertThat(distance(once, new float[once.length]))
                .isCloseTo(2 * distance(half, new float[half.length]), within(1e-5));
    }

    /// The sum of 20,000 squares has a relative deviation of 0.01: five of them come once in 10^6 runs.
    @Test
    void noiseOfAReleaseHasItsDeviationAndCannotBeDrawnAgain() {
        NoiseSource noise = NoiseSource.secure(new SecureRandom());
        float[] first = new float[20_000];
        noise.addTo(first, 3);
        double squares = 0;
        for (float value : first) {
            squares += (double) value * value;
        }
        assertThat(squares / first.length / 9).isCloseTo(1, within(0.05));
        float[] second = new float[20_000];
        noise.addTo(second, 3);
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void aReleaseWithoutNoiseIsTheSumAndOneOfNoNumbersIsRefused() {
        NoiseSource noise = NoiseSource.secure(new SecureRandom());
        float[] sum = {1.25f};
        noise.addTo(sum, 0);
        assertThat(sum).containsExactly(1.25f);
        assertThatThrownBy(() -> noise.addTo(new float[] {Float.NaN}, 1)).hasMessageContaining("must be finite");
    }

    @Test
    void trainsForAReleaseAndNeverTwiceTheSame() {
        PrivateRecipe recipe = recipe(3, 0.5, 1, 1);
        List<PrivateUnit> patients = patients(8, 1);
        float[] first = PrivateTraining.train(
                        recipe, patients, Mechanism.secure(recipe, new SecureRandom()), 1, StepObserver.NONE)
                .parameters();
        float[] second = PrivateTraining.train(
                        recipe, patients, Mechanism.secure(recipe, new SecureRandom()), 1, StepObserver.NONE)
                .parameters();
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void givesTheSameBitsForTheSameSeed() {
        PrivateRecipe recipe = recipe(5, 0.5, 1, 1);
        assertThat(PrivateTraining.train(recipe, patients(6, 2), 7).parameters())
                .isEqualTo(PrivateTraining.train(recipe, patients(6, 2), 7).parameters())
                .isNotEqualTo(PrivateTraining.train(recipe, patients(6, 2), 8).parameters());
    }

    @Test
    void learnsWithLittleNoise() {
        PrivateRecipe recipe = new PrivateRecipe(SPEC, new Optimizer.Adam(0.01), 300, 0.2, 1, 0.2, 40);
        Network network = PrivateTraining.train(recipe, patients(200, 1), 1);
        Examples other = chests(5000, 200, 1);
        Pass pass = new Pass(SPEC);
        int right = 0;
        for (int i = 0; i < other.size(); i++) {
            float[] logits = pass.forward(network.parameters(), other.samples().get(i));
            right += (logits[1] > logits[0] ? 1 : 0) == other.labels()[i] ? 1 : 0;
        }
        assertThat(right).isGreaterThan(140);
    }

    @Test
    void saysWhichLayersHaveParameters() {
        assertThat(PrivateTraining.layerSizes(SPEC)).containsExactly(40, 148, 130);
        assertThat(IntStream.of(PrivateTraining.layerSizes(SPEC)).sum()).isEqualTo(Network.parameterCount(SPEC));
    }

    @Test
    void refusesRecipesThatCannotBe() {
        assertThatThrownBy(() -> recipe(0, 0.1, 1, 1)).hasMessageContaining("steps must be 1 to");
        assertThatThrownBy(() -> recipe(1, 1.1, 1, 1)).hasMessageContaining("rate must be");
        assertThatThrownBy(() -> recipe(1, 0.1, 0, 1)).hasMessageContaining("clip must be > 0");
        assertThatThrownBy(() -> recipe(1, 0.1, 1, Double.NaN))
                .hasMessageContaining("noiseMultiplier must be 0 or more");
    }

    private static PrivateRecipe recipe(int steps, double rate, double clip, double noise) {
        return new PrivateRecipe(SPEC, new Optimizer.Sgd(0.1, 0), steps, rate, clip, noise, 10);
    }

    private static float[] firstSum(PrivateRecipe recipe, List<PrivateUnit> patients) {
        List<float[]> sums = new ArrayList<>();
        Mechanism mechanism = Mechanism.seeded(recipe, 1).withNoise(NONE);
        PrivateTraining.train(recipe, patients, mechanism, 1, (step, released) -> sums.add(released.clone()));
        return sums.getFirst();
    }

    private static float[] change(PrivateRecipe recipe) {
        float[] last = PrivateTraining.train(recipe, patients(5, 1), Mechanism.seeded(recipe, 1), 1, StepObserver.NONE)
                .parameters();
        float[] first = Network.initialized(SPEC, 1).parameters();
        for (int i = 0; i < first.length; i++) {
            first[i] -= last[i];
        }
        return first;
    }

    private static double distance(float[] a, float[] b) {
        double square = 0;
        for (int i = 0; i < a.length; i++) {
            square += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
        }
        return Math.sqrt(square);
    }

    private static List<PrivateUnit> patients(int count, int images) {
        return PrivateUnit.patients(chests(0, count, images), 2);
    }

    private static Examples chests(int from, int count, int images) {
        List<float[]> samples = new ArrayList<>();
        List<String> owners = new ArrayList<>();
        int[] labels = new int[count * images];
        for (int i = 0; i < labels.length; i++) {
            int patient = from + i / images;
            labels[i] = patient % 2;
            samples.add(SyntheticChest.of(patient).image(i % images, 16, labels[i], true));
            owners.add("p" + patient);
        }
        return new Examples(samples, labels, owners);
    }
}
