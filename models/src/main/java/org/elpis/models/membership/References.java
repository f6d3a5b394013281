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
    /// Times that each planted row is trained on: more where the twin did not learn them, as a net of few epochs may
    /// not.
    private static final int[] REPEATS = {10, 20, 40};

    private static final double LEARNT = 0.8;
    /// Models of halves with planted rows, for what a model says of a planted row that it had.
    private static final int HALF_TWINS = 6;
    private final AuditCase input;
    private final Pool pool;
    private final TrainingRecipe recipe;
    private final List<float[]> images;
    private final int channels;
    private final double floor;

    References(AuditCase input, Pool pool, TrainingRecipe recipe, int channels, double floor) {
        this.input = input;
        this.pool = pool;
        this.recipe = recipe;
        this.channels = channels;
        this.floor = floor;
        Shape shape = recipe.network().input();
        images = new ArrayList<>(input.recipe().isPresent() ? pool.values() : Smaller.normalized(pool, shape));
        for (int row = pool.realRows(); row < pool.rows(); row++) {
            images.add(images.get(firstOf(pool.patientOf(row))));
        }
    }

    private int firstOf(int patient) {
        int row = pool.memberRows();
        while (pool.patientOf(row) != patient) {
            row++;
        }
        return row;
    }

    /// What was trained.
    ///
    /// @param references  of the subsets, then twins of some of these halves
    /// @param twin  on all members and what was planted
    record Trained(List<Answers> references, Answers twin) {}

    Trained train(boolean[][] in) throws ModelException {
        AtomicLong done = new AtomicLong();
        int halfTwins = pool.plantedRows() == 0 ? 0 : HALF_TWINS;
        long total = in.length + 1L + halfTwins;
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, input.threads()));
        try {
            Future<Twin> twin = workers.submit(() -> told(twin(), done, total));
            List<Future<Answers>> running = new ArrayList<>();
            for (int model = 0; model < in.length; model++) {
                int number = model;
                running.add(workers.submit(() -> told(reference(number, in[number]), done, total)));
            }
            int repeats = twin.get().repeats();
            for (int model = 0; model < halfTwins; model++) {
                int number = model;
                running.add(workers.submit(() -> told(halfTwin(number, in[number % in.length], repeats), done, total)));
            }
            List<Answers> all = new ArrayList<>();
            for (Future<Answers> each : running) {
                all.add(each.get());
            }
            return new Trained(all, twin.get().answers());
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

    private <T> T told(T result, AtomicLong done, long total) {
        input.progress().at("training reference models", done.incrementAndGet(), total);
        return result;
    }

    private Answers reference(int number, boolean[] in) throws ModelException {
        return kept("membership-reference-" + number, rows(in), number);
    }

    private List<Integer> rows(boolean[] in) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < pool.realRows(); row++) {
            if (in[pool.patientOf(row)]) {
                rows.add(row);
            }
        }
        return rows;
    }

    private Answers halfTwin(int number, boolean[] in, int repeats) throws ModelException {
        List<Integer> rows = rows(in);
        plant(rows, repeats);
        return kept("membership-half-twin-" + repeats + "-" + number, rows, -2 - number);
    }

    private void plant(List<Integer> rows, int repeats) {
        rows.removeIf(row -> row >= pool.memberRows() && pool.isPlanted(pool.patientOf(row)));
        for (int row = pool.realRows(); row < pool.rows(); row++) {
            for (int i = 0; i < repeats; i++) {
                rows.add(row);
            }
        }
    }

    private record Twin(Answers answers, int repeats) {}

    /// Trained on all members, and on each planted row so often that most are learnt: of a net that did not learn what
    /// was planted nothing could be found.
    private Twin twin() throws ModelException {
        int at = 0;
        Answers answers = twin(REPEATS[0]);
        while (at < REPEATS.length - 1 && learnt(answers) < LEARNT) {
            at++;
            answers = twin(REPEATS[at]);
        }
        return new Twin(answers, REPEATS[at]);
    }

    private Answers twin(int repeats) throws ModelException {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < pool.memberRows(); row++) {
            rows.add(row);
        }
        plant(rows, repeats);
        return kept("membership-twin-" + repeats, rows, -1);
    }

    private double learnt(Answers answers) {
        if (pool.plantedRows() == 0) {
            return 1;
        }
        int right = 0;
        for (int row = pool.realRows(); row < pool.rows(); row++) {
            right += answers.at(row, 0) > 0 ? 1 : 0;
        }
        return (double) right / pool.plantedRows();
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
