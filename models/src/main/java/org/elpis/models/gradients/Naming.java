package org.elpis.models.gradients;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elpis.models.stats.Draws;

/// How often a patient is named among a gallery, and how often guessing would do as well.
///
/// The patient is ranked among all candidates at once, and the share of all galleries that could be drawn of them in
/// which the patient comes first is exact (hypergeometric). Its mean is that of drawing one gallery, one of so many by
/// chance, and its spread a third less: a patient's rank decides, not who else was drawn.
///
/// Where an update tells nothing about who of the candidates it was made of, every rank is as likely as any other. So
/// the distribution under chance needs no model of images: it is drawn from even ranks, [#chance].
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
    /// @param others  how many others
    record Standing(double named, double rank, int others) {}

    /// @param scores  greater is more alike; the first is of the patient, at least as many as the gallery
    Standing standing(double[] scores) {
        int above = 0;
        int ties = 0;
        for (int i = 1; i < scores.length; i++) {
            above += scores[i] > scores[0] ? 1 : 0;
            ties += scores[i] == scores[0] ? 1 : 0;
        }
        int others = scores.length - 1;
        double named = 0;
        for (int t = 0; t <= ties; t++) {
            named += first(above + t, others) / (ties + 1);
        }
        return new Standing(named, (above + ties / 2.0) / others, others);
    }

    /// The share of galleries that hold none of those who come before.
    private double first(int above, int others) {
        double share = 1;
        for (int i = 0; i < gallery - 1; i++) {
            share *= Math.max(0, (double) (others - above - i) / (others - i));
        }
        return share;
    }

    /// The probability of naming as many by chance.
    ///
    /// @param standings  at least one
    double chance(List<Standing> standings, Draws draws) {
        Map<Integer, double[]> tables = new HashMap<>();
        double[][] shares = standings.stream()
                .map(one -> tables.computeIfAbsent(one.others(), this::table))
                .toArray(double[][]::new);
        double reached = standings.stream().mapToDouble(Standing::named).sum();
        int asMany = 0;
        for (int t = 0; t < TRIALS; t++) {
            double sum = 0;
            for (double[] table : shares) {
                sum += table[draws.nextInt(table.length)];
            }
            asMany += sum >= reached - 1e-9 ? 1 : 0;
        }
        return (asMany + 1.0) / (TRIALS + 1);
    }

    private double[] table(int others) {
        double[] table = new double[others + 1];
        for (int above = 0; above <= others; above++) {
            table[above] = first(above, others);
        }
        return table;
    }
}
