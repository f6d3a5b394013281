package org.elpis.models.gradients;

import java.util.List;
import org.elpis.models.stats.Draws;

/// Looks for images whose update is the one that was seen (Zhu and others, 2019; Geiping and others, 2020), from
/// several starts: the mean image of other patients, and noise. What fits the update best is taken.
///
/// @param restarts  starts, at least 1
/// @param steps  of L-BFGS from each, at least 1
/// @param weight  of the prior
record GradientMatching(int restarts, int steps, double weight) {
    /// A mismatch under this is an image that was found: further starts would find the same.
    static final double FOUND = 1e-9;

    /// The images found.
    ///
    /// @param labels  as known or inferred, one an image
    /// @param known  images that were read out of the update already: the first start has them
    double[][] attack(
            SeenUpdate model, double[] seen, int[] labels, Matching.Prior prior, List<double[]> known, Draws draws) {
        int size = prior.mean().length;
        double[] best = new double[0];
        double least = Double.POSITIVE_INFINITY;
        for (int r = 0; r < restarts && least > FOUND; r++) {
            double[] x = start(r, labels.length, prior, draws);
            for (int i = 0; r == 0 && i < Math.min(known.size(), labels.length); i++) {
                System.arraycopy(known.get(i), 0, x, i * size, size);
            }
            Matching matching = new Matching(model, seen, labels, prior, weight);
            double reached = new BoxDescent(prior.low(), prior.high(), steps).descend(matching, x, FOUND * 1e-3);
            if (reached < least) {
                least = reached;
                best = x;
            }
        }
        double[][] images = new double[labels.length][size];
        for (int i = 0; i < labels.length; i++) {
            System.arraycopy(best, i * size, images[i], 0, size);
        }
        return images;
    }

    private static double[] start(int restart, int count, Matching.Prior prior, Draws draws) {
        double[] x = new double[count * prior.mean().length];
        double range = prior.high() - prior.low();
        // Equal starts of one class would stay equal for ever: a little noise parts them.
        double spread = restart == 0 ? 0.02 : 0.25;
        for (int j = 0; j < x.length; j++) {
            double base = restart % 2 == 0 ? prior.mean()[j % prior.mean().length] : prior.low() + range / 2;
            x[j] = Math.clamp(base + spread * range * draws.nextGaussian(), prior.low(), prior.high());
        }
        return x;
    }
}
