package org.elpis.models.gradients;

import java.util.Arrays;
import java.util.List;
import org.elpis.models.stats.Draws;

/// How often a patient is named among a gallery, and how often guessing would do as well.
///
/// The patient is ranked among all candidates at once, and the share of all galleries that could be drawn of them in
/// which the patient comes first is exact (hypergeometric). Its mean is that of drawing one gallery, one of so many by
/// chance, and its spread a third less: a patient's rank decides, not who else was drawn.
///
/// Where an update tells nothing about who of the candidates it was made of, each is as likely as the other to be that
/// patient. So the distribution under chance needs no model of images: candidates are exchanged, [#chance].
final class Naming {
    /// Audits of nothing: a probability of 1 % is known to 0.07 %.
    private static final int TRIALS = 20_000;

    private final int gallery;

    /// @param gallery  patients, at least 2, the one who is looked for among them
    Naming(int gallery) {
        this.gallery = gallery;
    }

    /// Where a patient stands among candidates.
    ///
    /// @param named  share of galleries in which the patient comes first
    /// @param rank  share of others who come before, ties by halves: 0 is the first, 0.5 chance
    /// @param all  the share of each candidate, had the patient been that one, the patient's own first; none when
    ///     nobody was looked for
    record Standing(double named, double rank, double[] all) {
        static final Standing NONE = new Standing(0, 0, new double[0]);

        int others() {
            return all.length - 1;
        }

        /// The mean over several updates of the same images.
        static Standing mean(List<Standing> standings) {
            double[] all = new double[standings.getFirst().all().length];
            standings.forEach(one -> Vectors.add(all, 1.0 / standings.size(), one.all(), all));
            double rank =
                    standings.stream().mapToDouble(Standing::rank).average().orElse(0);
            return new Standing(all[0], rank, all);
        }
    }

    /// @param scores  greater is more alike; the first is of the patient, at least as many as the gallery
    Standing standing(double[] scores) {
        double[] all = new double[scores.length];
        Arrays.setAll(all, i -> named(scores, i));
        int above = 0;
        int ties = 0;
        for (int i = 1; i < scores.length; i++) {
            above += scores[i] > scores[0] ? 1 : 0;
            ties += scores[i] == scores[0] ? 1 : 0;
        }
        return new Standing(all[0], (above + ties / 2.0) / (scores.length - 1), all);
    }

    private double named(double[] scores, int who) {
        int above = 0;
        int ties = -1;
        for (double score : scores) {
            above += score > scores[who] ? 1 : 0;
            ties += score == scores[who] ? 1 : 0;
        }
        double named = 0;
        for (int t = 0; t <= ties; t++) {
            named += first(above + t, scores.length - 1) / (ties + 1);
        }
        return named;
    }

    /// The share of galleries that hold none of those who come before.
    private double first(int above, int others) {
        double share = 1;
        for (int i = 0; i < gallery - 1 && share > 0; i++) {
            share *= Math.max(0, (double) (others - above - i) / (others - i));
        }
        return share;
    }

    /// The probability of naming as many by chance.
    ///
    /// @param standings  at least one
    static double chance(List<Standing> standings, Draws draws) {
        double reached = standings.stream().mapToDouble(Standing::named).sum();
        int asMany = 0;
        for (int t = 0; t < TRIALS; t++) {
            double sum = 0;
            for (Standing one : standings) {
                sum += one.all()[draws.nextInt(one.all().length)];
            }
            asMany += sum >= reached - 1e-9 ? 1 : 0;
        }
        return (asMany + 1.0) / (TRIALS + 1);
    }
}
