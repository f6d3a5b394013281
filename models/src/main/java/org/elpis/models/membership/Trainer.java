package org.elpis.models.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.elpis.models.audit.AuditCase;
import org.elpis.models.net.DivergedException;
import org.elpis.models.net.Examples;
import org.elpis.models.net.Network;
import org.elpis.models.net.Pass;
import org.elpis.models.net.Training;
import org.elpis.models.net.TrainingRecipe;
import org.elpis.models.reach.ModelException;
import org.elpis.models.reach.Probabilities;

/// Trains models on rows of a pool and asks each about all rows. Each is trained by one thread and kept when
/// it is done, so that numbers do not depend on threads or interruptions.
final class Trainer {
    private final AuditCase input;
    private final Pool pool;
    private final TrainingRecipe recipe;
    private final List<float[]> images;
    private final Rounding rounding;

    /// @param rounding  of the model's answers: those of all models are rounded so
    Trainer(AuditCase input, Pool pool, TrainingRecipe recipe, Rounding rounding) {
        this.input = input;
        this.pool = pool;
        this.recipe = recipe;
        this.rounding = rounding;
        images = input.recipe().isPresent()
                ? pool.values()
                : Smaller.normalized(pool, recipe.network().input());
    }

    int epochs() {
        return recipe.epochs();
    }

    /// Answers of one model for each subset.
    ///
    /// @param in  for each model, whether a row is in it
    /// @param key  of what is kept, before the number
    /// @param repeats  times that each planted row is trained on
    /// @param first  number of the first model, by which its weights and orders are drawn
    List<Answers> all(boolean[][] in, String stage, String key, int repeats, int first) throws ModelException {
        AtomicLong done = new AtomicLong();
        List<Callable<Answers>> tasks = new ArrayList<>();
        for (int model = 0; model < in.length; model++) {
            int number = model;
            tasks.add(() -> {
                Answers answers = one(in[number], key + number, repeats, first + number);
                input.progress().at(stage, done.incrementAndGet(), in.length);
                return answers;
            });
        }
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, input.threads()));
        try {
            List<Answers> all = new ArrayList<>();
            for (Future<Answers> each : workers.invokeAll(tasks)) {
                all.add(each.get());
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelException("The audit was interrupted. Run it again: it goes on where it was.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ModelException cause) {
                throw cause;
            }
            throw new IllegalStateException("a reference model could not be trained", e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private Answers one(boolean[] in, String key, int repeats, int number) throws ModelException {
        int channels = LogOdds.channels(input.model().facts().classes());
        Optional<Answers> before = input.work().find(key).flatMap(bytes -> Answers.of(bytes, pool.rows(), channels));
        if (before.isPresent()) {
            return before.get();
        }
        Answers answers = ask(trained(in, repeats, number), channels);
        input.work().keep(key, answers.bytes());
        return answers;
    }

    private Network trained(boolean[] in, int repeats, int number) throws ModelException {
        try {
            return Training.train(recipe, examples(in, repeats), input.seed() * 1_000_003 + number);
        } catch (DivergedException e) {
            throw new ModelException(
                    "A reference model could not be trained by the recipe: " + e.getMessage()
                            + " Check that the recipe is the model's own, with its preprocessing.",
                    e);
        }
    }

    private Examples examples(boolean[] in, int repeats) {
        List<float[]> samples = new ArrayList<>();
        List<String> patients = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int row = 0; row < pool.rows(); row++) {
            for (int i = 0; in[row] && i < (row < pool.realRows() ? 1 : repeats); i++) {
                samples.add(images.get(row));
                patients.add(pool.patient(pool.patientOf(row)));
                labels.add(pool.label(row));
            }
        }
        return new Examples(samples, labels.stream().mapToInt(Integer::intValue).toArray(), patients);
    }

    private Answers ask(Network network, int channels) throws ModelException {
        Pass pass = Pass.forTraining(network.spec());
        float[] values = new float[pool.rows() * channels];
        for (int row = 0; row < pool.rows(); row++) {
            double[] sums = new double[channels];
            List<float[]> asked = Questions.of(images.get(row), network.spec().input(), recipe.augmentation());
            for (float[] image : asked) {
                double[] probabilities = Probabilities.softmax(pass.forward(network.parameters(), image));
                LogOdds.of(rounding.applied(probabilities), pool.label(row), rounding.floor(), sums);
            }
            for (int k = 0; k < channels; k++) {
                values[row * channels + k] = (float) (sums[k] / asked.size());
            }
        }
        return new Answers(values, channels);
    }
}
