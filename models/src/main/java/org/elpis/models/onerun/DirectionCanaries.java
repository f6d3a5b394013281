package org.elpis.models.onerun;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.elpis.models.net.Pass;
import org.elpis.models.net.PrivateRecipe;
import org.elpis.models.net.PrivateTraining;
import org.elpis.models.net.PrivateUnit;
import org.elpis.models.stats.Draws;

/// Canaries for a training that can be watched from within: invented patients, each with a gradient along a parameter
/// of its own and longer than the clip. Nothing else that a patient could do shows better, and what each step gives
/// out is just what the accountant's figure is about (Nasr and others, USENIX Security 2023).
///
/// @param recipe  of the training
/// @param patients  the real ones, always in
/// @param mechanism  the training under audit, by seed
/// @param parameters  the parameter of each canary, all different
/// @param parts  images that a canary has: as many as the patient with most
/// @param length  of the gradient of each image of a canary over the clip; over 1
public record DirectionCanaries(
        PrivateRecipe recipe,
        List<PrivateUnit> patients,
        LongFunction<PrivateTraining.Mechanism> mechanism,
        int[] parameters,
        int parts,
        double length)
        implements PrivateTrainer {
    /// 512 MiB of scores in double precision.
    private static final long MOST_SEEN = 1L << 26;
    /// A patient's gradient is longer than the clip in most steps of most trainings; so is a canary's.
    private static final double USUAL_LENGTH = 100;

    public DirectionCanaries {
        patients = List.copyOf(patients);
        parameters = parameters.clone();
        if (parameters.length < 1 || Arrays.stream(parameters).distinct().count() != parameters.length) {
            throw new IllegalArgumentException("canaries must be at least one, each with a parameter of its own");
        }
        if (parts < 1 || !(length > 1 && length < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "parts must be at least 1 and length over 1, got " + parts + ", " + length);
        }
        if ((long) recipe.steps() * parameters.length > MOST_SEEN) {
            throw new IllegalArgumentException("steps times canaries must be at most " + MOST_SEEN);
        }
    }

    /// As many canaries as asked for, spread over the layers as evenly as their sizes allow: a layer that is treated
    /// otherwise shows by its own canaries.
    ///
    /// @param count  at most the number of parameters
    /// @param seed  of the places
    public static DirectionCanaries spread(
            PrivateRecipe recipe,
            List<PrivateUnit> patients,
            LongFunction<PrivateTraining.Mechanism> mechanism,
            int count,
            long seed) {
        int most = patients.stream().mapToInt(PrivateUnit::parts).max().orElse(1);
        int[] places = places(PrivateTraining.layerSizes(recipe.network()), count, seed);
        return new DirectionCanaries(recipe, patients, mechanism, places, most, USUAL_LENGTH);
    }

    /// The same canaries in another training, such as one without noise.
    public DirectionCanaries with(LongFunction<PrivateTraining.Mechanism> other) {
        return new DirectionCanaries(recipe, patients, other, parameters, parts, length);
    }

    private static int[] places(int[] layers, int count, long seed) {
        if (count < 1 || count > Arrays.stream(layers).sum()) {
            throw new IllegalArgumentException("canaries must be 1 to the number of parameters, "
                    + Arrays.stream(layers).sum() + ", got " + count);
        }
        int[] taken = shares(layers, count);
        int[] places = new int[count];
        int at = 0;
        int start = 0;
        for (int layer = 0; layer < layers.length; layer++) {
            int[] order = Draws.of(seed, "places", layer).permutation(layers[layer]);
            for (int i = 0; i < taken[layer]; i++) {
                places[at++] = start + order[i];
            }
            start += layers[layer];
        }
        return places;
    }

    /// One canary after another to the layer that has fewest and still has room.
    private static int[] shares(int[] layers, int count) {
        int[] taken = new int[layers.length];
        for (int i = 0; i < count; i++) {
            int least = -1;
            for (int layer = 0; layer < layers.length; layer++) {
                if (taken[layer] < layers[layer] && (least < 0 || taken[layer] < taken[least])) {
                    least = layer;
                }
            }
            taken[least]++;
        }
        return taken;
    }

    @Override
    public int canaries() {
        return parameters.length;
    }

    @Override
    public ScoreSheet observe(boolean[] included, long seed) {
        if (included.length != parameters.length) {
            throw new IllegalArgumentException("coins must be as many as canaries, got " + included.length);
        }
        List<PrivateUnit> units = new ArrayList<>(patients);
        for (int i = 0; i < parameters.length; i++) {
            if (included[i]) {
                units.add(new Direction(parameters[i], parts, (float) (length * recipe.clip())));
            }
        }
        float[][] seen = new float[parameters.length][recipe.steps()];
        PrivateTraining.train(recipe, units, mechanism.apply(seed), seed, (step, released) -> {
            for (int i = 0; i < parameters.length; i++) {
                seen[i][step] = (float) (released[parameters[i]] / recipe.clip());
            }
        });
        return SeenSteps.scores(seen, recipe.rate(), recipe.noiseMultiplier());
    }

    private record Direction(int parameter, int parts, float size) implements PrivateUnit {
        @Override
        public void addGradient(int part, Pass pass, float[] parameters, float[] gradient) {
            gradient[parameter] += size;
        }
    }
}
