package org.elpis.models.membership;

import java.util.ArrayList;
import java.util.List;
import org.elpis.models.reach.ModelException;
import org.elpis.models.stats.Draws;

/// A twin of the model: trained by the recipe on the members and on planted rows, each many times. Its reference models
/// are trained on rows planted as often, other halves of all that might be: what an attack finds of the twin is then
/// that it had a row, and not that it was trained in another way than its references.
///
/// @param repeats  times that each planted row was trained on
/// @param answers  rounded as the model's are
/// @param references  answers of models like it
/// @param in  for each of them, whether a row is in it
record Twin(int repeats, Answers answers, List<Answers> references, boolean[][] in) {
    /// Reference models of the twin, where the model has as many: a planted row is in half of them.
    private static final int REFERENCES = 12;

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

    /// @param models  reference models of the model
    static Twin trained(Trainer trainer, Pool pool, int repeats, int models, long seed) throws ModelException {
        boolean[][] in = Subsets.withPlanted(pool, Math.min(REFERENCES, models), seed);
        String key = "membership-twin-" + repeats;
        Answers answers = trainer.one(pool.twin().isMember(), key, repeats, -1, trainer.rounding());
        List<Answers> references = trainer.all(in, "training the control's models", key + "-reference-", repeats, -1000);
        return new Twin(repeats, answers, references, in);
    }

    Evidence evidence(Pool pool, boolean isOnline) {
        return new Evidence(pool, pool.twin(), answers, references, in, isOnline, new double[0]);
    }
}
