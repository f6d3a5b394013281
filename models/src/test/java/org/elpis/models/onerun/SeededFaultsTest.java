package org.elpis.models.onerun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Verdict;
import org.elpis.models.net.Examples;
import org.elpis.models.net.GradientSum;
import org.elpis.models.net.LayerSpec;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.net.NoiseSource;
import org.elpis.models.net.Optimizer;
import org.elpis.models.net.PatientSampling;
import org.elpis.models.net.PrivateRecipe;
import org.elpis.models.net.PrivateTraining;
import org.elpis.models.net.PrivateTraining.Mechanism;
import org.elpis.models.net.PrivateUnit;
import org.elpis.models.net.Shape;
import org.elpis.models.stats.Draws;
import org.elpis.testkit.radiograph.SyntheticChest;
import org.junit.jupiter.api.Test;

/// Faults planted in the private training itself, and right trainings; bench/dp-bugs has all of them in number.
class SeededFaultsTest {
    private static final NetworkSpec SPEC = new NetworkSpec(
            new Shape(1, 16, 16),
            List.of(
                    new LayerSpec.Conv(4, 3, 2),
                    new LayerSpec.Relu(),
                    new LayerSpec.AveragePool(2),
                    new LayerSpec.Dense(16),
                    new LayerSpec.Relu(),
                    new LayerSpec.Dense(2)));
    static final PrivateRecipe RECIPE = new PrivateRecipe(SPEC, new Optimizer.Sgd(0.1, 0), 40, 0.1, 1, 3, 20);

    private static final Claim CLAIM = Claim.certified(RECIPE, 1e-5);
    private static final List<PrivateUnit> PATIENTS = patients();

    @Test
    void findsNoiseThatIsMissing() {
        assertFails(right -> right.withNoise((sum, deviation) -> {}));
    }

    @Test
    void findsNoiseThatIsDividedByTheBatchTwice() {
        assertFails(right ->
                right.withNoise((sum, deviation) -> right.noise().addTo(sum, deviation / RECIPE.expectedBatch())));
    }

    @Test
    void findsNoiseThatIsTheSameInEveryStep() {
        assertFails(right ->
                right.withNoise((sum, deviation) -> NoiseSource.seeded(9).addTo(sum, deviation)));
    }

    @Test
    void findsALayerWithoutNoise() {
        assertFails(right -> right.withNoise((sum, deviation) -> {
            float[] kept = Arrays.copyOfRange(sum, 40, sum.length - 34);
            right.noise().addTo(sum, deviation);
            System.arraycopy(kept, 0, sum, 40, kept.length);
        }));
    }

    @Test
    void findsContributionsThatAreNotClipped() {
        assertFails(right -> right.withSum(GradientSum.clippedByPatient(SPEC, 1e30)));
    }

    @Test
    void findsPatientsWhoAreDrawnOftenerThanAccountedFor() {
        assertFails(right -> right.withSampling(PatientSampling.seeded(1, 3)));
    }

    @Test
    void passesRightTrainingsAndBoundsNoneAboveItsCertificate() {
        for (long seed = 1; seed <= 4; seed++) {
            assertThat(verdict(Mechanism.seeded(RECIPE, seed), seed)).isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void craftedImagesShowByTheFinalModelAloneATrainingThatLearnsThemByHeart() {
        NetworkSpec linear = new NetworkSpec(new Shape(1, 16, 16), List.of(new LayerSpec.Dense(2)));
        PrivateRecipe greedy = new PrivateRecipe(linear, new Optimizer.Adam(0.001), 400, 0.5, 1, 0, 80);
        SampleCanaries canaries =
                new SampleCanaries(greedy, List.of(), seed -> Mechanism.seeded(greedy, seed), grains(300));
        boolean[] coins = CanaryPlan.of(new byte[32], 300).included();
        double bound = OneRunResult.of(canaries.observe(coins, 1), coins, 1e-5, 0.05, 1)
                .epsilon();
        assertThat(bound).isGreaterThan(CLAIM.epsilon());
    }

    @Test
    void refusesMoreCanariesThanParameters() {
        assertThatThrownBy(() ->
                        DirectionCanaries.spread(RECIPE, PATIENTS, seed -> Mechanism.seeded(RECIPE, seed), 5000, 1))
                .hasMessageContaining("canaries must be 1 to the number of parameters");
    }

    private static void assertFails(Function<Mechanism, Mechanism> fault) {
        assertThat(verdict(fault.apply(Mechanism.seeded(RECIPE, 1)), 1)).isEqualTo(Verdict.FAIL);
    }

    private static Verdict verdict(Mechanism mechanism, long seed) {
        DirectionCanaries trainer = canaries(ignored -> mechanism);
        DirectionCanaries control =
                canaries(other -> Mechanism.seeded(RECIPE, other).withNoise((sum, deviation) -> {}));
        return new OneRunAudit(CLAIM, Policy.bundled(), seed)
                .run(trainer, control, AuditProgress.NONE)
                .verdict();
    }

    static DirectionCanaries canaries(LongFunction<PrivateTraining.Mechanism> mechanism) {
        return DirectionCanaries.spread(RECIPE, PATIENTS, mechanism, 400, 1);
    }

    private static List<PrivateUnit> patients() {
        return PrivateUnit.patients(chests(40), 2);
    }

    /// Images of noise with drawn labels: nothing but the training says which label is whose.
    private static Examples grains(int count) {
        Draws draws = Draws.of(1, "grains", 0);
        List<float[]> images = new ArrayList<>();
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            float[] image = new float[256];
            for (int j = 0; j < image.length; j++) {
                image[j] = (float) draws.nextGaussian();
            }
            images.add(image);
            labels[i] = draws.nextInt(2);
        }
        return new Examples(images, labels, Collections.nCopies(count, "canary"));
    }

    private static Examples chests(int count) {
        List<float[]> images = new ArrayList<>();
        List<String> owners = new ArrayList<>();
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            images.add(SyntheticChest.of(i).image(0, 16, i % 2, true));
            owners.add("p" + i);
            labels[i] = i % 2;
        }
        return new Examples(images, labels, owners);
    }
}
