package org.elpis.models.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.elpis.models.audit.AuditCase;
import org.elpis.models.net.Examples;
import org.elpis.models.net.Network;
import org.elpis.models.net.Pass;
import org.elpis.models.net.Shape;
import org.elpis.models.net.Training;
import org.elpis.models.net.TrainingRecipe;
import org.elpis.models.reach.ModelException;
import org.elpis.models.reach.Probabilities;

/// Trains the models that an attacker would: reference models on random halves, and the twin with planted rows. Each
/// is trained by one thread and kept when it is done, so that numbers do not depend on threads or interruptions.
final class References {
    private static final int REPEATS = 10;
    private final AuditCase input;
    private final Pool pool;
    private final TrainingRecipe recipe;
    private final Shape shape;
    private final List<float[]> images;
    private final int channels;
    private final double floor;

    References(AuditCase input, Pool pool, TrainingRecipe recipe, int channels, double floor) {
        this.input = input;
        this.pool = pool;
        this.recipe = recipe;
        this.channels = channels;
        this.floor = floor;
        shape = input.members().shape();
        images = new ArrayList<>();
        Shape small = recipe.network().input();
        for (int row = 0; row < pool.rows(); row++) {
            images.add(
                    row < pool.realRows()
                            ? Smaller.of(pool.sample(row).values(), shape, small)
                            : images.get(firstOf(pool.patientOf(row))));
        }
    }

    private int firstOf(int patient) {
        int row = pool.memberRows();
        while (pool.patientOf(row) != patient) {
            row++;
        }
        return row;
    }

    /// What the models of the subsets say of all rows, and last what the twin says.
    List<Answers> train(boolean[][] in) throws ModelException {
        AtomicLong done = new AtomicLong();
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, input.threads()));
        try {
            List<Future<Answers>> running = new ArrayList<>();
            for (int model = 0; model <= in.length; model++) {
                int number = model;
                running.add(workers.submit(() -> {
                    Answers answers = number < in.length ? reference(number, in[number]) : twin();
                    input.progress().at("training reference models", done.incrementAndGet(), in.length + 1L);
                    return answers;
                }));
            }
            List<Answers> all = new ArrayList<>();
            for (Future<Answers> each : running) {
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

    private Answers reference(int number, boolean[] in) throws ModelException {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < pool.realRows(); row++) {
            if (in[pool.patientOf(row)]) {
                rows.add(row);
            }
        }
        return kept("membership-reference-" + number, rows, number);
    }

    /// Trained on all members, and on each planted row ten times.
    private Answers twin() throws ModelException {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < pool.memberRows(); row++) {
            rows.add(row);
        }
        for (int row = pool.realRows(); row < pool.rows(); row++) {
            for (int i = 0; i < REPEATS; i++) {
                rows.add(row);
            }
        }
        return kept("membership-twin", rows, -1);
    }

    private Answers kept(String key, List<Integer> rows, int number) throws ModelException {
        Optional<Answers> before = input.work().find(key).flatMap(bytes -> Answers.of(bytes, pool.rows(), channels));
        if (before.isPresent()) {
            return before.get();
        }
        Network network = Training.train(recipe, examples(rows), input.seed() * 1_000_003 + number);
        Answers answers = ask(network);
        input.work().keep(key, answers.bytes());
        return answers;
    }

    private Examples examples(List<Integer> rows) {
        List<float[]> samples = new ArrayList<>();
        List<String> patients = new ArrayList<>();
        int[] labels = new int[rows.size()];
        for (int i = 0; i < labels.length; i++) {
            samples.add(images.get(rows.get(i)));
            patients.add(pool.patient(pool.patientOf(rows.get(i))));
            labels[i] = pool.label(rows.get(i));
        }
        return new Examples(samples, labels, patients);
    }

    private Answers ask(Network network) throws ModelException {
        Pass pass = new Pass(network.spec());
        float[] values = new float[pool.rows() * channels];
        for (int row = 0; row < pool.rows(); row++) {
            double[] sums = new double[channels];
            List<float[]> asked = Questions.of(images.get(row), network.spec().input(), recipe.augmentation());
            for (float[] image : asked) {
                double[] probabilities = Probabilities.softmax(pass.forward(network.parameters(), image));
                LogOdds.of(probabilities, pool.label(row), floor, sums);
            }
            for (int k = 0; k < channels; k++) {
                values[row * channels + k] = (float) (sums[k] / asked.size());
            }
        }
        return new Answers(values, channels);
    }
}
