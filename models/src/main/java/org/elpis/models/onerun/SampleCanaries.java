package org.elpis.models.onerun;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.elpis.models.net.Examples;
import org.elpis.models.net.Loss;
import org.elpis.models.net.Network;
import org.elpis.models.net.Pass;
import org.elpis.models.net.PrivateRecipe;
import org.elpis.models.net.PrivateTraining;
import org.elpis.models.net.PrivateUnit;

/// Canaries for a training of which only the final model is seen: images with a wrong label, each of an invented
/// patient. They prove far less than [DirectionCanaries].
///
/// @param recipe  of the training
/// @param patients  the real ones, always in
/// @param mechanism  the training under audit, by seed
/// @param examples  images with their wrong labels; each its own patient, whatever they say
public record SampleCanaries(
        PrivateRecipe recipe,
        List<PrivateUnit> patients,
        LongFunction<PrivateTraining.Mechanism> mechanism,
        Examples examples)
        implements PrivateTrainer {
    private static final List<String> WAYS = List.of("loss", "loss against the first weights");

    public SampleCanaries {
        patients = List.copyOf(patients);
        if (examples.size() == 0) {
            throw new IllegalArgumentException("examples must hold at least one canary");
        }
    }

    /// The same canaries in another training, such as one without noise.
    public SampleCanaries with(LongFunction<PrivateTraining.Mechanism> other) {
        return new SampleCanaries(recipe, patients, other, examples);
    }

    @Override
    public int canaries() {
        return examples.size();
    }

    @Override
    public ScoreSheet observe(boolean[] included, long seed) {
        if (included.length != examples.size()) {
            throw new IllegalArgumentException("coins must be as many as canaries, got " + included.length);
        }
        int classes = Network.output(recipe.network()).size();
        List<PrivateUnit> units = new ArrayList<>(patients);
        for (int i = 0; i < included.length; i++) {
            if (included[i]) {
                units.add(new PrivateUnit.Patient(examples.at(new int[] {i}), new float[classes]));
            }
        }
        Network network =
                PrivateTraining.train(recipe, units, mechanism.apply(seed), seed, PrivateTraining.StepObserver.NONE);
        double[] last = losses(network);
        double[] first = losses(Network.initialized(recipe.network(), seed));
        double[][] scores = new double[2][last.length];
        for (int i = 0; i < last.length; i++) {
            scores[0][i] = -last[i];
            scores[1][i] = first[i] - last[i];
        }
        return new ScoreSheet(WAYS, scores);
    }

    /// A loss that is no number says nothing of a canary.
    private double[] losses(Network network) {
        Pass pass = new Pass(network.spec());
        float[] slope = new float[Network.output(network.spec()).size()];
        double[] losses = new double[examples.size()];
        for (int i = 0; i < losses.length; i++) {
            double loss = Loss.crossEntropy(
                    pass.forward(network.parameters(), examples.samples().get(i)), examples.labels()[i], slope);
            losses[i] = Double.isFinite(loss) ? loss : 0;
        }
        return losses;
    }
}
