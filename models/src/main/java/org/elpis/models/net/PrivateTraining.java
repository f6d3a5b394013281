package org.elpis.models.net;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Trains a network with differential privacy for each patient, as a [PrivateRecipe] says.
///
/// The result is as private as the parts of its [Mechanism]; those of [Mechanism#seeded] make audits
/// and tests repeatable and protect nobody from whoever knows the seed. A release takes [Mechanism#secure].
public final class PrivateTraining {
    private PrivateTraining() {}

    /// The three parts of a step that privacy rests on. An audit exchanges one of them for a faulty one and looks
    /// whether that is noticed.
    ///
    /// @param sampling  who takes part
    /// @param sum  what they contribute, bounded
    /// @param noise  what hides each
    public record Mechanism(PatientSampling sampling, GradientSum sum, NoiseSource noise) {
        /// As the recipe says, repeatable by the seed.
        public static Mechanism seeded(PrivateRecipe recipe, long seed) {
            return new Mechanism(
                    PatientSampling.seeded(recipe.rate(), seed),
                    GradientSum.clippedByPatient(recipe.network(), recipe.clip()),
                    NoiseSource.seeded(seed));
        }

        /// As the recipe says, for a release: patients and noise come from a secure source, and no seed gives them
        /// again.
        public static Mechanism secure(PrivateRecipe recipe, SecureRandom source) {
            return new Mechanism(
                    PatientSampling.poisson(recipe.rate(), source::nextDouble),
                    GradientSum.clippedByPatient(recipe.network(), recipe.clip()),
                    NoiseSource.secure(source));
        }

        public Mechanism withSampling(PatientSampling other) {
            return new Mechanism(other, sum, noise);
        }

        public Mechanism withSum(GradientSum other) {
            return new Mechanism(sampling, other, noise);
        }

        public Mechanism withNoise(NoiseSource other) {
            return new Mechanism(sampling, sum, other);
        }
    }

    /// Sees what a step gives out: all that the accountant's figure covers.
    public interface StepObserver {
        StepObserver NONE = (step, released) -> {};

        /// A step gave this out.
        ///
        /// @param step  from 0
        /// @param released  the noisy sum; valid during the call, not to be changed
        void saw(int step, float[] released);
    }

    /// The trained network, repeatable by the seed.
    public static Network train(PrivateRecipe recipe, List<PrivateUnit> patients, long seed) {
        return train(recipe, patients, Mechanism.seeded(recipe, seed), seed, StepObserver.NONE);
    }

    /// The trained network.
    ///
    /// @param patients  may be none: the steps are then noise alone
    /// @param weightSeed  of the first weights, which are public
    public static Network train(
            PrivateRecipe recipe,
            List<PrivateUnit> patients,
            Mechanism mechanism,
            long weightSeed,
            StepObserver observer) {
        Network network = Network.initialized(recipe.network(), weightSeed);
        Stepping stepping = new Stepping(recipe.optimizer(), 0, network.parameters());
        float[] sum = new float[network.parameters().length];
        for (int step = 0; step < recipe.steps(); step++) {
            List<PrivateUnit> drawn = new ArrayList<>();
            for (int place : mechanism.sampling().draw(patients.size())) {
                drawn.add(patients.get(place));
            }
            Arrays.fill(sum, 0);
            mechanism.sum().addTo(sum, network.parameters(), drawn);
            mechanism.noise().addTo(sum, recipe.noiseMultiplier() * recipe.clip());
            observer.saw(step, sum);
            stepping.step(sum, 1 / recipe.expectedBatch());
        }
        return network;
    }

    /// How many parameters each layer has that has any, in the order in which they are stored.
    public static int[] layerSizes(NetworkSpec network) {
        return leaves(Placed.of(network)).stream()
                .mapToInt(Placed::count)
                .filter(count -> count > 0)
                .toArray();
    }

    private static List<Placed> leaves(List<Placed> layers) {
        List<Placed> leaves = new ArrayList<>();
        for (Placed layer : layers) {
            if (layer.inner().isEmpty()) {
                leaves.add(layer);
            } else {
                leaves.addAll(leaves(layer.inner()));
            }
        }
        return leaves;
    }
}
