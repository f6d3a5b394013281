package org.elpis.models.membership;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.elpis.models.audit.AuditCase;
import org.elpis.models.reach.ModelException;
import org.elpis.models.stats.Draws;

/// Models like the one under audit that were made to remember some patients: each was trained by the recipe
/// on as many patients and on some of the planted rows besides, each many times. Each in turn is attacked
/// with the others as its references: what an attack finds of it is then that it had a row, and not that it
/// was trained in another way.
///
/// @param repeats  times that each planted row was trained on
/// @param answers  of each model, rounded as those of the model under audit are
/// @param in  for each of them, whether a row was in it
record Twins(int repeats, List<Answers> answers, boolean[][] in) {
    /// Models trained, where the model under audit has as many references: a planted row is in a quarter of
    /// them.
    private static final int MODELS = 20;

    /// Rows to plant, one of each of so many drawn non-members.
    static List<Integer> candidates(Pool pool, int count, long seed) {
        int[] order = Draws.of(seed, "candidates", 0).permutation(pool.realRows() - pool.memberRows());
        List<Integer> rows = new ArrayList<>();
        boolean[] taken = new boolean[pool.patientCount()];
        for (int i = 0; i < order.length && rows.size() < count; i++) {
            int row = pool.memberRows() + order[i];
            if (!taken[pool.patientOf(row)]) {
                taken[pool.patientOf(row)] = true;
                rows.add(row);
            }
        }
        return rows;
    }

    /// The same for attacks with models that never had a row: those see memory where a model would not have
    /// said the wrong label anyway. Of three times as many, the third of each label of which reference models
    /// say it most surely.
    ///
    /// @param moments  of what reference models say
    static List<Integer> contradicted(Pool pool, Moments moments, int count, long seed) {
        List<Integer> drawn = candidates(pool, 3 * count, seed);
        Map<Integer, List<Integer>> byLabel = new TreeMap<>();
        drawn.forEach(row -> byLabel.computeIfAbsent(pool.label(row), label -> new ArrayList<>())
                .add(row));
        List<Integer> rows = new ArrayList<>();
        byLabel.values().forEach(some -> {
            some.sort(Comparator.comparingDouble(row -> -moments.out(row)));
            rows.addAll(some.subList(0, (int) Math.round((double) some.size() * count / drawn.size())));
        });
        return List.copyOf(rows.subList(0, Math.min(count, rows.size())));
    }

    static Twins trained(Trainer trainer, Pool pool, int repeats, AuditCase input) throws ModelException {
        int models = Math.min(MODELS, input.policy().count("membership.reference-models"));
        boolean[][] in = Subsets.withPlanted(pool, models, input.seed());
        List<Answers> answers =
                trainer.all(in, "training the control's models", "membership-twin-" + repeats + "-", repeats, -1000);
        return new Twins(repeats, answers, in);
    }

    int count() {
        return in.length;
    }

    /// What an attacker of one of them has.
    Evidence against(int twin, Pool pool, boolean isOnline) {
        List<Answers> others = new ArrayList<>(answers);
        others.remove(twin);
        List<boolean[]> had = new ArrayList<>(Arrays.asList(in));
        had.remove(twin);
        return new Evidence(
                pool,
                pool.twin(in[twin]),
                answers.get(twin),
                others,
                had.toArray(boolean[][]::new),
                isOnline,
                new double[0]);
    }
}
