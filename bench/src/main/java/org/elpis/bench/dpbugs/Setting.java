package org.elpis.bench.dpbugs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.elpis.models.net.Examples;
import org.elpis.models.net.LayerSpec;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.net.Optimizer;
import org.elpis.models.net.PrivateRecipe;
import org.elpis.models.net.PrivateTraining;
import org.elpis.models.net.PrivateUnit;
import org.elpis.models.net.Shape;
import org.elpis.models.onerun.Claim;
import org.elpis.models.onerun.DirectionCanaries;
import org.elpis.models.onerun.SampleCanaries;
import org.elpis.testkit.radiograph.SyntheticChest;

/// The private training whose faults are looked for: a small net on drawn chests, a patient having 1 to 10 images.
///
/// @param patients  real ones
/// @param wrong  canaries for the black box: chests of invented patients with drawn labels
record Setting(PrivateRecipe recipe, List<PrivateUnit> patients, Examples wrong, int canaries) {
    private static final int SIDE = 16;
    private static final int PATIENTS = 200;
    private static final int MOST_IMAGES = 10;
    static final double DELTA = 1e-5;

    static Setting of(int canaries, int steps, double rate, double noise) {
        NetworkSpec network = new NetworkSpec(
                new Shape(1, SIDE, SIDE),
                List.of(
                        new LayerSpec.Conv(4, 3, 1),
                        new LayerSpec.Relu(),
                        new LayerSpec.MaxPool(2),
                        new LayerSpec.Conv(8, 3, 1),
                        new LayerSpec.Relu(),
                        new LayerSpec.MaxPool(2),
                        new LayerSpec.Dense(32),
                        new LayerSpec.Relu(),
                        new LayerSpec.Dense(2)));
        PrivateRecipe recipe = new PrivateRecipe(
                network, new Optimizer.Sgd(0.1, 0), steps, rate, 1, noise, rate * (PATIENTS + canaries / 2.0));
        return new Setting(recipe, PrivateUnit.patients(chests(0, PATIENTS, true), 2), wrong(canaries), canaries);
    }

    private static Examples chests(int from, int count, boolean many) {
        List<float[]> images = new ArrayList<>();
        List<String> owners = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            int own = many ? 1 + i % MOST_IMAGES : 1;
            for (int image = 0; image < own; image++) {
                images.add(SyntheticChest.of(i).image(image, SIDE, i % 2, true));
                owners.add("p" + i);
                labels.add(i % 2);
            }
        }
        return new Examples(images, labels.stream().mapToInt(Integer::intValue).toArray(), owners);
    }

    private static Examples wrong(int count) {
        Examples right = chests(1_000_000, count, false);
        int[] labels = right.labels().clone();
        for (int i = 0; i < labels.length; i++) {
            labels[i] = 1 - labels[i];
        }
        return new Examples(right.samples(), labels, right.patients());
    }

    Claim claim() {
        return Claim.certified(recipe, DELTA);
    }

    DirectionCanaries watched(LongFunction<PrivateTraining.Mechanism> mechanism) {
        return DirectionCanaries.spread(recipe, patients, mechanism, canaries, 1);
    }

    SampleCanaries blackBox(LongFunction<PrivateTraining.Mechanism> mechanism) {
        return new SampleCanaries(recipe, patients, mechanism, wrong);
    }

    PrivateTraining.Mechanism right(long seed) {
        return PrivateTraining.Mechanism.seeded(recipe, seed);
    }
}
