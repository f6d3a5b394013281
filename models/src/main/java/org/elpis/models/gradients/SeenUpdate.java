package org.elpis.models.gradients;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.stats.Draws;

/// What the server can compute of a round: the mean of the updates of the sites that do not collude. Made once from
/// the true images, and by the attacker again and again from guesses. Not thread-safe.
final class SeenUpdate {
    private final Sharing sharing;
    private final NetworkSpec spec;
    private final double[] parameters;
    private final List<LocalTraining> sites = new ArrayList<>();

    SeenUpdate(NetworkSpec spec, double[] parameters, Sharing sharing) {
        this.sharing = sharing;
        this.spec = spec;
        this.parameters = parameters;
        sites.add(new LocalTraining(spec, parameters, sharing));
    }

    /// Each site keeps what its way back needs; a sum that is only made needs one.
    private LocalTraining site(int number) {
        while (sites.size() <= number) {
            sites.add(new LocalTraining(spec, parameters, sharing));
        }
        return sites.get(number);
    }

    /// As it arrives, with noise and rounding.
    ///
    /// @param images  of all sites that do not collude, site by site
    double[] shared(double[][] images, int[] labels, Draws draws) {
        double[] sum = new double[0];
        for (int s = 0; s < sharing.honestSites(); s++) {
            double[] update = site(0).update(part(images, s), part(labels, s), draws::nextGaussian);
            round(update, draws);
            sum = s == 0 ? update : added(sum, update);
        }
        return divided(sum);
    }

    /// As the attacker expects it from guesses: without noise and rounding, which are zero in the mean.
    double[] expected(double[][] images, int[] labels) {
        double[] sum = new double[0];
        for (int s = 0; s < sharing.honestSites(); s++) {
            double[] update = site(s).update(part(images, s), part(labels, s));
            sum = s == 0 ? update : added(sum, update);
        }
        return divided(sum);
    }

    /// The gradient by each pixel of <update, direction>, after [#expected].
    void pull(double[] direction, double[][] into) {
        double[] share = direction.clone();
        for (int j = 0; j < share.length; j++) {
            share[j] /= sharing.honestSites();
        }
        for (int s = 0; s < sharing.honestSites(); s++) {
            site(s).pull(share, part(into, s));
        }
    }

    private double[][] part(double[][] images, int site) {
        return Arrays.copyOfRange(images, site * sharing.images(), (site + 1) * sharing.images());
    }

    private int[] part(int[] labels, int site) {
        return Arrays.copyOfRange(labels, site * sharing.images(), (site + 1) * sharing.images());
    }

    private static double[] added(double[] sum, double[] update) {
        Vectors.add(sum, 1, update, sum);
        return sum;
    }

    private double[] divided(double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] /= sharing.honestSites();
        }
        return sum;
    }

    /// To one of the two levels beside it at random, right in the mean.
    private void round(double[] update, Draws draws) {
        double range = range(update);
        if (sharing.levels() == 0 || range == 0) {
            return;
        }
        double width = 2 * range / (sharing.levels() - 1);
        for (int j = 0; j < update.length; j++) {
            double place = (Math.clamp(update[j], -range, range) + range) / width;
            update[j] = Math.floor(place + draws.nextDouble()) * width - range;
        }
    }

    private double range(double[] update) {
        if (sharing.clipping() instanceof Clipping.Update clip) {
            return clip.norm();
        }
        double greatest = 0;
        for (double value : update) {
            greatest = Math.max(greatest, Math.abs(value));
        }
        return greatest;
    }
}
