package org.elpis.models.gradients;

import java.util.List;
import org.elpis.models.net.Shape;

/// Holds what an attacker made of an update against the truth, and against updates that the patient was not in.
final class Judge {
    private static final int EXCHANGES = 3;

    private final Rounds rounds;
    private final List<Rounds.Round> all;
    private final Shape shape;
    private final double range;

    Judge(Rounds rounds, List<Rounds.Round> all, Shape shape, double range) {
        this.rounds = rounds;
        this.all = all;
        this.shape = shape;
        this.range = range;
    }

    Judged judge(int number, Attacker.Made made) {
        Rounds.Round round = all.get(number);
        double[][] truth = rounds.images(round.batch());
        double[] mean = rounds.mean(round);
        int[] own = assigned(truth, made.images());
        double best = -1;
        for (int i = 0; i < truth.length; i++) {
            best = Math.max(best, Likeness.ssim(truth[i], made.images()[own[i]], shape, range));
        }
        double[] mine = made.images()[own[0]];
        boolean exchangedNamed = false;
        double exchangedSsim = -1;
        int found = 0;
        for (int step = 1; step < all.size() && found < EXCHANGES; step++) {
            Rounds.Round other = all.get((number + step) % all.size());
            if (!rounds.isIn(round, other.batch()[0])) {
                double[][] foreign = rounds.images(other.batch());
                double[] picked = made.images()[assigned(foreign, made.images())[0]];
                exchangedNamed = found == 0 ? names(picked, other, mean) : exchangedNamed;
                exchangedSsim = Math.max(exchangedSsim, Likeness.ssim(foreign[0], picked, shape, range));
                found++;
            }
        }
        return new Judged(
                Likeness.psnr(truth[0], mine, range),
                Likeness.ssim(truth[0], mine, shape, range),
                names(mine, round, mean),
                best,
                (double) Attacker.right(made.labels(), rounds.labels(round.batch())) / truth.length,
                exchangedNamed,
                exchangedSsim,
                Likeness.psnr(truth[0], mean, range),
                Likeness.ssim(truth[0], mean, shape, range),
                truth[0],
                mine);
    }

    private static int[] assigned(double[][] truth, double[][] made) {
        double[][] costs = new double[truth.length][truth.length];
        for (int i = 0; i < truth.length; i++) {
            for (int j = 0; j < truth.length; j++) {
                costs[i][j] = Likeness.meanSquare(truth[i], made[j]);
            }
        }
        return Assignment.of(costs);
    }

    /// Whether the nearest of the gallery is the patient who is looked for.
    boolean names(double[] image, Rounds.Round round, double[] mean) {
        int nearest = 0;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < round.gallery().length; i++) {
            double likeness = Likeness.registered(image, rounds.image(round.gallery()[i]), mean, shape);
            if (likeness > greatest) {
                greatest = likeness;
                nearest = i;
            }
        }
        return nearest == round.right();
    }

    /// Whether the original itself names its patient: what the matcher can do at best.
    boolean namesOriginal(Rounds.Round round) {
        return names(rounds.image(round.batch()[0]), round, rounds.mean(round));
    }
}
