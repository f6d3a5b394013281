package org.elpis.bench.dpbugs;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.elpis.models.net.GradientSum;
import org.elpis.models.net.Network;
import org.elpis.models.net.NoiseSource;
import org.elpis.models.net.Pass;
import org.elpis.models.net.PatientSampling;
import org.elpis.models.net.PrivateRecipe;
import org.elpis.models.net.PrivateTraining;
import org.elpis.models.net.PrivateUnit;
import org.elpis.models.stats.Draws;

/// A fault of private training that has been made by people; the recipe that is accounted for stays the same.
enum Fault {
    NO_NOISE("no noise", true),
    NOISE_OVER_BATCH_TWICE("noise divided by the batch twice", true),
    BATCH_CLIPPED("the batch's mean clipped, not each patient", true),
    NO_CLIPPING("nothing clipped", true),
    RATE_OF_IMAGES("a fifth of the sampling rate accounted for", true),
    SAME_NOISE("the generator seeded anew in every step", true),
    CLIPPED_BY_IMAGE("each image clipped, not each patient (10 images)", true),
    FORGOTTEN_LAYER("one layer left without noise", true),
    /// Those that a lower bound from one run is not expected to show.
    SHUFFLED("shuffled batches accounted for as Poisson sampling", false),
    FIXED_BATCH("batches of a fixed size accounted for as Poisson sampling", false),
    ADDED_TWICE("every gradient added twice", false),
    DEVIATION_FOR_VARIANCE("the root of the noise multiplier used", false);

    /// How many times more often than accounted for: the images of a patient in [#RATE_OF_IMAGES].
    private static final int OFTENER = 5;

    private final String words;
    private final boolean expected;

    Fault(String words, boolean expected) {
        this.words = words;
        this.expected = expected;
    }

    String words() {
        return words;
    }

    /// Whether the audit is held to find it.
    boolean isExpected() {
        return expected;
    }

    /// A training with this fault.
    PrivateTraining.Mechanism mechanism(PrivateRecipe recipe, long seed) {
        PrivateTraining.Mechanism right = PrivateTraining.Mechanism.seeded(recipe, seed);
        NoiseSource noise = right.noise();
        return switch (this) {
            case NO_NOISE -> right.withNoise((sum, deviation) -> {});
            case NOISE_OVER_BATCH_TWICE ->
                right.withNoise((sum, deviation) -> noise.addTo(sum, deviation / recipe.expectedBatch()));
            case BATCH_CLIPPED -> batchClipped(recipe, right);
            case NO_CLIPPING -> right.withSum(GradientSum.clippedByPatient(recipe.network(), Float.MAX_VALUE));
            case RATE_OF_IMAGES -> right.withSampling(PatientSampling.seeded(recipe.rate() * OFTENER, seed));
            case SAME_NOISE ->
                right.withNoise((sum, deviation) -> NoiseSource.seeded(seed).addTo(sum, deviation));
            case CLIPPED_BY_IMAGE -> right.withSum(clippedByImage(recipe));
            case FORGOTTEN_LAYER -> right.withNoise((sum, deviation) -> allButOne(recipe, noise, sum, deviation));
            case SHUFFLED -> right.withSampling(shuffled(recipe.rate(), seed));
            case FIXED_BATCH -> right.withSampling(fixed(recipe.rate(), seed));
            case ADDED_TWICE ->
                right.withSum((sum, parameters, drawn) -> {
                    right.sum().addTo(sum, parameters, drawn);
                    right.sum().addTo(sum, parameters, drawn);
                });
            case DEVIATION_FOR_VARIANCE ->
                right.withNoise(
                        (sum, deviation) -> noise.addTo(sum, recipe.clip() * Math.sqrt(recipe.noiseMultiplier())));
        };
    }

    /// Clips the mean gradient of the batch, and adds the noise that would be right for a mean of clipped gradients.
    private static PrivateTraining.Mechanism batchClipped(PrivateRecipe recipe, PrivateTraining.Mechanism right) {
        GradientSum whole = GradientSum.clippedByPatient(recipe.network(), Float.MAX_VALUE);
        float[] gradient = new float[Network.parameterCount(recipe.network())];
        return right.withSum((sum, parameters, drawn) -> {
            Arrays.fill(gradient, 0);
            whole.addTo(gradient, parameters, drawn);
            GradientSum.addClipped(sum, gradient, 1 / recipe.expectedBatch(), recipe.clip());
            for (int i = 0; i < sum.length; i++) {
                sum[i] *= (float) recipe.expectedBatch();
            }
        });
    }

    private static GradientSum clippedByImage(PrivateRecipe recipe) {
        Pass pass = new Pass(recipe.network());
        float[] own = new float[Network.parameterCount(recipe.network())];
        return (sum, parameters, drawn) -> {
            for (PrivateUnit patient : drawn) {
                for (int part = 0; part < patient.parts(); part++) {
                    Arrays.fill(own, 0);
                    patient.addGradient(part, pass, parameters, own);
                    GradientSum.addClipped(sum, own, 1, recipe.clip());
                }
            }
        };
    }

    /// The second layer that has parameters keeps what it had.
    private static void allButOne(PrivateRecipe recipe, NoiseSource noise, float[] sum, double deviation) {
        int[] sizes = PrivateTraining.layerSizes(recipe.network());
        float[] kept = Arrays.copyOfRange(sum, sizes[0], sizes[0] + sizes[1]);
        noise.addTo(sum, deviation);
        System.arraycopy(kept, 0, sum, sizes[0], sizes[1]);
    }

    /// Every patient once in each round of 1 / rate steps.
    private static PatientSampling shuffled(double rate, long seed) {
        Draws draws = Draws.of(seed, "shuffle", 0);
        int batches = (int) Math.round(1 / rate);
        int[] step = {0};
        int[][] order = new int[1][];
        return patients -> {
            int batch = step[0]++ % batches;
            if (batch == 0) {
                order[0] = draws.permutation(patients);
            }
            return IntStream.range(0, patients)
                    .filter(i -> i % batches == batch)
                    .map(i -> order[0][i])
                    .sorted()
                    .toArray();
        };
    }

    private static PatientSampling fixed(double rate, long seed) {
        Draws draws = Draws.of(seed, "fixed", 0);
        return patients -> Arrays.stream(draws.permutation(patients), 0, (int) Math.round(rate * patients))
                .sorted()
                .toArray();
    }

    static List<Fault> all() {
        return List.of(values());
    }
}
