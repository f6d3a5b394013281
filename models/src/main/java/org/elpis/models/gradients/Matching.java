package org.elpis.models.gradients;

import java.util.Arrays;

/// How far images are from explaining an update: one minus the cosine between the update that they would give and the
/// one that was seen, and a prior: the total variation of their difference to the mean image of other patients
/// (Geiping and others, 2020, with the prior moved to what a chest looks like).
///
/// The cosine does not ask for the scale, so an attacker is not misled by clipping or averaging. Not thread-safe.
final class Matching implements BoxDescent.Objective {
    /// Rounds the corner of the absolute value, as a share of the range of values.
    private static final double CORNER = 1e-3;

    private final SeenUpdate model;
    private final double[] seen;
    private final int[] labels;
    private final Prior prior;
    private final double weight;
    private final double[][] images;
    private final double[][] pulled;
    private double[] expected = new double[0];

    /// @param weight  of the prior, 0 or more
    Matching(SeenUpdate model, double[] seen, int[] labels, Prior prior, double weight) {
        this.model = model;
        this.seen = seen;
        this.labels = labels;
        this.prior = prior;
        this.weight = weight;
        images = new double[labels.length][prior.mean().length];
        pulled = new double[labels.length][prior.mean().length];
    }

    /// What an attacker knows of images before seeing an update.
    ///
    /// @param mean  image of other patients
    /// @param width  of a row
    /// @param height  rows of a channel
    /// @param low  least value
    /// @param high  greatest value
    record Prior(double[] mean, int width, int height, double low, double high) {}

    double mismatch() {
        double lengths = Vectors.norm(expected) * Vectors.norm(seen);
        return lengths == 0 ? 1 : 1 - Vectors.dot(expected, seen) / lengths;
    }

    @Override
    public double value(double[] x) {
        unpack(x);
        expected = model.expected(images, labels);
        return mismatch() + (weight == 0 ? 0 : weight * variation(x, new double[0]));
    }

    @Override
    public void gradient(double[] x, double[] into) {
        double length = Vectors.norm(expected);
        double seenLength = Vectors.norm(seen);
        Arrays.fill(into, 0);
        if (length > 0 && seenLength > 0) {
            double cosine = Vectors.dot(expected, seen) / (length * seenLength);
            double[] direction = new double[seen.length];
            for (int j = 0; j < seen.length; j++) {
                direction[j] = (cosine * expected[j] / length - seen[j] / seenLength) / length;
            }
            model.pull(direction, pulled);
            for (int i = 0; i < pulled.length; i++) {
                System.arraycopy(pulled[i], 0, into, i * pulled[i].length, pulled[i].length);
            }
        }
        if (weight > 0) {
            variation(x, into);
        }
    }

    private void unpack(double[] x) {
        for (int i = 0; i < images.length; i++) {
            System.arraycopy(x, i * images[i].length, images[i], 0, images[i].length);
        }
    }

    /// Mean over pixels, of the range of values; its weighted gradient is added when there is a place for it.
    private double variation(double[] x, double[] into) {
        int size = prior.mean().length;
        double range = prior.high() - prior.low();
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            for (int p = 0; p < size; p++) {
                boolean right = p % prior.width() + 1 < prior.width();
                boolean down = p / prior.width() % prior.height() + 1 < prior.height();
                sum += right ? bend(x, into, i * size, p, p + 1, range) : 0;
                sum += down ? bend(x, into, i * size, p, p + prior.width(), range) : 0;
            }
        }
        return sum / size;
    }

    private double bend(double[] x, double[] into, int start, int p, int q, double range) {
        double difference = (x[start + q] - prior.mean()[q] - x[start + p] + prior.mean()[p]) / range;
        double length = Math.sqrt(difference * difference + CORNER * CORNER);
        if (into.length > 0) {
            double slope = weight * difference / length / range / prior.mean().length;
            into[start + q] += slope;
            into[start + p] -= slope;
        }
        return length - CORNER;
    }
}
