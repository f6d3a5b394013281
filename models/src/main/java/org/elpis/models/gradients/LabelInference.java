package org.elpis.models.gradients;

import java.util.Arrays;
import java.util.List;
import org.elpis.models.net.DoublePass;
import org.elpis.models.net.LayerSpec;
import org.elpis.models.net.Loss;
import org.elpis.models.net.NetworkSpec;

/// Reads the classes of an update's images out of the biases of the last layer: the gradient of a class's bias is
/// negative for images of it and positive for others (Zhao and others, 2020: exact for one image). For several images
/// those counts are taken whose expected sum, learned from other patients' images under the same clipping, is nearest.
final class LabelInference {
    private final int classes;
    private final double[][] means;
    private final double[] frequencies;
    private final boolean isDense;
    private final double scale;

    /// Learns what an image of each class gives.
    ///
    /// @param samples  of other patients, at least one
    /// @param labels  of these
    LabelInference(
            NetworkSpec spec, double[] parameters, Sharing sharing, List<double[]> samples, int[] labels, int classes) {
        this.classes = classes;
        isDense = spec.layers().getLast() instanceof LayerSpec.Dense;
        means = new double[classes][classes];
        frequencies = new double[classes];
        DoublePass pass = new DoublePass(spec);
        double[] gradient = new double[parameters.length];
        double[] mean = new double[parameters.length];
        double[] slope = new double[classes];
        for (int i = 0; i < samples.size(); i++) {
            Arrays.fill(gradient, 0);
            Loss.crossEntropy(pass.forward(parameters, samples.get(i)), labels[i], slope);
            pass.backward(parameters, slope, gradient);
            double clip = sharing.clipping() instanceof Clipping.EachImage each
                    ? Math.min(1, each.norm() / Math.max(Vectors.norm(gradient), 1e-300))
                    : 1;
            frequencies[labels[i]]++;
            Vectors.add(means[labels[i]], clip, slope, means[labels[i]]);
            Vectors.add(mean, 1.0 / samples.size(), gradient, mean);
        }
        for (int c = 0; c < classes; c++) {
            for (int k = 0; k < classes; k++) {
                means[c][k] /= Math.max(1, frequencies[c]);
            }
        }
        double length = sharing.rate() * sharing.localSteps();
        scale = length
                * (sharing.clipping() instanceof Clipping.Update update
                        ? Math.min(1, update.norm() / Math.max(length * Vectors.norm(mean), 1e-300))
                        : 1);
    }

    /// The classes of so many images, in rising order.
    int[] labels(double[] update, int images) {
        double[] rest = new double[classes];
        for (int c = 0; isDense && c < classes; c++) {
            rest[c] = update[update.length - classes + c] / scale * images;
        }
        int[] counts = new int[classes];
        for (int i = 0; i < images; i++) {
            int best = isDense ? nearest(rest) : mostMissing(counts);
            counts[best]++;
            Vectors.add(rest, -1, means[best], rest);
        }
        return spread(counts, images);
    }

    private int nearest(double[] rest) {
        double[] left = new double[classes];
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            Vectors.add(rest, -1, means[c], left);
            double distance = Vectors.dot(left, left);
            if (frequencies[c] > 0 && distance < least) {
                least = distance;
                best = c;
            }
        }
        return best;
    }

    /// Without a last dense layer the classes are guessed by how frequent they are.
    private int mostMissing(int[] counts) {
        int best = 0;
        for (int c = 1; c < classes; c++) {
            best = frequencies[c] / (counts[c] + 1) > frequencies[best] / (counts[best] + 1) ? c : best;
        }
        return best;
    }

    private static int[] spread(int[] counts, int images) {
        int[] labels = new int[images];
        int at = 0;
        for (int c = 0; c < counts.length; c++) {
            Arrays.fill(labels, at, at + counts[c], c);
            at += counts[c];
        }
        return labels;
    }
}
