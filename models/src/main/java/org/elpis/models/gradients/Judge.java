package org.elpis.models.gradients;

import java.util.Arrays;
import java.util.List;
import org.elpis.models.net.Shape;

/// Holds what an attacker made of an update against the truth, and against patients who were not in it.
///
/// An update has no order, so whoever knows the truth must say which of the images made is of the patient who is looked
/// for. That help is given to every other candidate, too: each stands once in the place of the patient, among the same
/// other images of the update. Without it, what is nearest to the truth of ten images of noise would look like a find.
final class Judge {
    private final Rounds rounds;
    private final List<Rounds.Round> all;
    private final Shape shape;
    private final double range;
    private final int gallery;
    private final Naming naming;

    Judge(Rounds rounds, List<Rounds.Round> all, Shape shape, double range, int gallery) {
        this.rounds = rounds;
        this.all = all;
        this.shape = shape;
        this.range = range;
        this.gallery = gallery;
        naming = new Naming(gallery);
    }

    /// What was picked for each candidate in the place of the patient, and how like it is to another image of the same
    /// candidate; the patient's is the first.
    private record Line(int[] picked, double[] likeness) {}

    /// @param draws  what was made of the update, once for each draw of its noise; all but how often patients are
    ///     named is told of the first
    Judged judge(int number, List<Attacker.Made> draws) {
        Attacker.Made made = draws.getFirst();
        Rounds.Round round = all.get(number);
        double[][] truth = rounds.images(round.batch());
        double[] mean = rounds.mean(round);
        int[] own = assigned(costs(truth, made.images()));
        double best = -1;
        for (int i = 0; i < truth.length; i++) {
            best = Math.max(best, Likeness.ssim(truth[i], made.images()[own[i]], shape, range));
        }
        double[] mine = made.images()[own[0]];
        Line line = line(round, round.candidates(), made.images(), mean);
        double otherSsim = -1;
        for (int i = 1; i < line.picked().length; i++) {
            double[] face = rounds.image(round.candidates().get(i).face());
            otherSsim = Math.max(otherSsim, Likeness.ssim(face, made.images()[line.picked()[i]], shape, range));
        }
        return new Judged(
                Likeness.psnr(truth[0], mine, range),
                Likeness.ssim(truth[0], mine, shape, range),
                Naming.Standing.mean(draws.stream()
                        .map(one -> naming.standing(line(round, round.candidates(), one.images(), mean)
                                .likeness()))
                        .toList()),
                exchanged(
                        number,
                        (other, candidates) -> Naming.Standing.mean(draws.stream()
                                .map(one -> naming.standing(line(other, candidates, one.images(), mean)
                                        .likeness()))
                                .toList())),
                made.recognition()
                        .map(r -> mean(r.likeness(round.candidates())))
                        .orElse(Naming.Standing.NONE),
                made.recognition()
                        .map(r -> exchanged(number, (other, candidates) -> mean(r.likeness(candidates))))
                        .orElse(0.0),
                otherSsim,
                best,
                (double) Attacker.right(made.labels(), rounds.labels(round.batch())) / truth.length,
                Likeness.psnr(truth[0], mean, range),
                Likeness.ssim(truth[0], mean, shape, range),
                truth[0],
                mine);
    }

    private Line line(Rounds.Round round, List<Rounds.Candidate> candidates, double[][] made, double[] mean) {
        double[][] costs = costs(rounds.images(round.batch()), made);
        Deviation[] deviations = new Deviation[made.length];
        Arrays.setAll(deviations, i -> new Deviation(made[i], mean, shape));
        double[] likeness = new double[candidates.size()];
        int[] picked = new int[candidates.size()];
        for (int i = 0; i < likeness.length; i++) {
            costs[0] = costs(rounds.image(candidates.get(i).face()), made);
            picked[i] = assigned(costs)[0];
            double[] other = rounds.image(candidates.get(i).other());
            likeness[i] = deviations[picked[i]].likeness(new Deviation(other, mean, shape));
        }
        return new Line(picked, likeness);
    }

    private Naming.Standing mean(double[][] likeness) {
        return Naming.Standing.mean(
                Arrays.stream(likeness).map(naming::standing).toList());
    }

    /// Where the patient of a round stands among candidates.
    private interface Standings {
        Naming.Standing of(Rounds.Round round, List<Rounds.Candidate> candidates);
    }

    /// The patient of the next update, among the candidates of that, held against this one: so each is held against one
    /// other, and what comes of them is as independent as the updates are.
    private double exchanged(int number, Standings standings) {
        Rounds.Round round = all.get(number);
        for (int step = 1; step < all.size(); step++) {
            Rounds.Round other = all.get((number + step) % all.size());
            List<Rounds.Candidate> candidates = other.candidates().stream()
                    .filter(candidate -> !rounds.isIn(round, candidate.face()))
                    .toList();
            if (!rounds.isIn(round, other.batch()[0]) && candidates.size() >= gallery) {
                return standings.of(other, candidates).named();
            }
        }
        return 1.0 / gallery;
    }

    private static int[] assigned(double[][] costs) {
        return costs.length == 1 ? new int[1] : Assignment.of(costs);
    }

    private static double[][] costs(double[][] truth, double[][] made) {
        double[][] costs = new double[truth.length][];
        Arrays.setAll(costs, i -> costs(truth[i], made));
        return costs;
    }

    private static double[] costs(double[] truth, double[][] made) {
        double[] costs = new double[made.length];
        Arrays.setAll(costs, j -> Likeness.meanSquare(truth, made[j]));
        return costs;
    }

    /// How often the originals themselves name their patient: what the matcher can do at best.
    double originals(Rounds.Round round) {
        double[][] truth = rounds.images(round.batch());
        Line line = line(round, round.candidates(), truth, rounds.mean(round));
        return naming.standing(line.likeness()).named();
    }
}
