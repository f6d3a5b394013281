package org.elpis.models.inversion;

import java.util.ArrayList;
import java.util.List;
import org.elpis.models.audit.AuditCase;
import org.elpis.models.data.Sample;
import org.elpis.models.identity.Nearest;
import org.elpis.models.net.Examples;
import org.elpis.models.net.LayerSpec;
import org.elpis.models.net.Network;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.net.Training;
import org.elpis.models.net.TrainingRecipe;
import org.elpis.models.reach.ModelException;
import org.elpis.models.stats.Draws;

/// A twin of the model that has some patients as classes of their own, each shown many times: their images must be
/// found
/// in it, or silence about the model means nothing.
final class Planted {
    /// Times that a planted image is seen in all epochs together, however short the training: what is not learnt cannot
    /// be found.
    private static final int SEEN = 1200;

    private static final int FEWEST_COPIES = 10;
    private static final int STARTS = 3;

    private final AuditCase input;
    private final Search search;
    private final List<Sample> patients;
    private final int classes;
    private final int copies;
    private final Network twin;

    /// Trains the twin.
    ///
    /// @param recipe  how the model was trained, or what stands for it
    /// @param persons  who is in the gallery
    Planted(AuditCase input, TrainingRecipe recipe, Persons persons, Search search, int count) {
        this.input = input;
        this.search = search;
        patients = firstOfEach(persons.members()).subList(0, Math.min(count, persons.count()));
        classes = input.model().facts().classes();
        copies = Math.max(FEWEST_COPIES, SEEN / recipe.epochs());
        twin = Training.train(widened(recipe), examples(), input.seed() + 1);
    }

    private static List<Sample> firstOfEach(List<Sample> samples) {
        List<Sample> firsts = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (Sample sample : samples) {
            if (!seen.contains(sample.patient())) {
                seen.add(sample.patient());
                firsts.add(sample);
            }
        }
        return firsts;
    }

    private TrainingRecipe widened(TrainingRecipe recipe) {
        List<LayerSpec> layers = new ArrayList<>(recipe.network().layers());
        layers.removeLast();
        layers.add(new LayerSpec.Dense(classes + patients.size()));
        return new TrainingRecipe(
                new NetworkSpec(recipe.network().input(), layers),
                recipe.optimizer(),
                recipe.epochs(),
                recipe.batchSize(),
                recipe.weightDecay(),
                recipe.augmentation());
    }

    private Examples examples() {
        List<float[]> values = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        List<String> owners = new ArrayList<>();
        for (Sample sample : input.members().samples()) {
            values.add(sample.values());
            labels.add(Math.max(0, sample.label()));
            owners.add(sample.patient());
        }
        for (int i = 0; i < patients.size() * copies; i++) {
            values.add(patients.get(i / copies).values());
            labels.add(classes + i / copies);
            owners.add(patients.get(i / copies).patient());
        }
        return new Examples(values, labels.stream().mapToInt(Integer::intValue).toArray(), owners);
    }

    Network twin() {
        return twin;
    }

    int count() {
        return patients.size();
    }

    /// How many planted patients a climb finds: the nearest of the whole gallery to one of the images made for them.
    int found(Climb climb, Prior prior) throws ModelException {
        int found = 0;
        for (int i = 0; i < patients.size(); i++) {
            boolean isFound = false;
            for (int start = 0; start < STARTS; start++) {
                Draws draws = Draws.of(input.seed(), "planted start", (long) i * STARTS + start);
                float[] from = new float[prior.mean().length];
                for (int j = 0; j < from.length; j++) {
                    from[j] = prior.clamp(
                            (float) (prior.mean()[j] + 0.02 * start * prior.range() * draws.nextGaussian()));
                }
                Nearest nearest = search.nearest(climb.from(from, classes + i));
                isFound |= nearest.patient().equals("m " + patients.get(i).patient());
            }
            found += isFound ? 1 : 0;
        }
        return found;
    }
}
