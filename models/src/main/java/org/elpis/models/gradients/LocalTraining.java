package org.elpis.models.gradients;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.elpis.models.net.DoublePass;
import org.elpis.models.net.Loss;
import org.elpis.models.net.Network;
import org.elpis.models.net.NetworkSpec;

/// What one site computes before it shares: some gradient steps on its images, clipped as agreed. And the way back:
/// how its update moves when a pixel does, exactly, through clipping and all local steps.
///
/// The way back needs the derivative of a gradient. Along a direction u of the parameters it is the difference of two
/// first-order passes, (grad L(w + eu) - grad L(w - eu)) / 2e, by the parameters and by the image at once; in double
/// precision its error is of the order of 1e-9. Not thread-safe.
final class LocalTraining {
    /// Length of the finite difference in the space of parameters: the cube root of a double's precision, where
    /// what is cut off and what is rounded off are about equal.
    private static final double DIFFERENCE = 1e-5;

    private final Sharing sharing;
    private final DoublePass pass;
    private final double[][] weights;
    private final double[] slope;
    private final double[] mean;
    private final double[] one;
    private final double[] moved;
    private final double[] above;
    private final double[] below;
    private final double[] raw;
    private double[][] images = new double[0][];
    private int[] labels = new int[0];
    private double[][] scales = new double[0][];
    private double updateScale = 1;

    LocalTraining(NetworkSpec spec, double[] start, Sharing sharing) {
        this.sharing = sharing;
        pass = new DoublePass(spec);
        int count = start.length;
        weights = new double[sharing.localSteps() + 1][count];
        weights[0] = start;
        slope = new double[Network.output(spec).size()];
        mean = new double[count];
        one = new double[count];
        moved = new double[count];
        above = new double[count];
        below = new double[count];
        raw = new double[count];
    }

    /// The update of a site that adds no noise.
    double[] update(double[][] images, int[] labels) {
        return update(images, labels, () -> 0);
    }

    /// The parameters before minus those after the local steps, clipped, with noise, not yet rounded.
    ///
    /// @param images  each of the network's input size
    /// @param gaussian  draws of mean 0 and standard deviation 1
    double[] update(double[][] images, int[] labels, DoubleSupplier gaussian) {
        this.images = images;
        this.labels = labels;
        scales = new double[sharing.localSteps()][images.length];
        for (int t = 0; t < sharing.localSteps(); t++) {
            step(t, gaussian);
        }
        int last = sharing.localSteps();
        double[] update = new double[raw.length];
        for (int j = 0; j < raw.length; j++) {
            raw[j] = weights[0][j] - weights[last][j];
        }
        updateScale = sharing.clipping() instanceof Clipping.Update clip ? scale(clip.norm(), raw) : 1;
        double deviation =
                sharing.clipping() instanceof Clipping.Update clip ? clip.norm() * sharing.noiseMultiplier() : 0;
        for (int j = 0; j < raw.length; j++) {
            update[j] = updateScale * raw[j] + (deviation > 0 ? deviation * gaussian.getAsDouble() : 0);
        }
        return update;
    }

    private void step(int t, DoubleSupplier gaussian) {
        Arrays.fill(mean, 0);
        for (int i = 0; i < images.length; i++) {
            gradient(weights[t], i, one);
            scales[t][i] = sharing.clipping() instanceof Clipping.EachImage clip ? scale(clip.norm(), one) : 1;
            for (int j = 0; j < one.length; j++) {
                mean[j] += scales[t][i] * one[j];
            }
        }
        double deviation =
                sharing.clipping() instanceof Clipping.EachImage clip ? clip.norm() * sharing.noiseMultiplier() : 0;
        double share = sharing.rate() / images.length;
        for (int j = 0; j < mean.length; j++) {
            double noise = deviation > 0 ? deviation * gaussian.getAsDouble() : 0;
            weights[t + 1][j] = weights[t][j] - share * (mean[j] + noise);
        }
    }

    private void gradient(double[] parameters, int image, double[] into) {
        Arrays.fill(into, 0);
        Loss.crossEntropy(pass.forward(parameters, images[image]), labels[image], slope);
        pass.backward(parameters, slope, into);
    }

    private static double scale(double norm, double[] vector) {
        double length = Vectors.norm(vector);
        return length > norm ? norm / length : 1;
    }

    /// The gradient by each pixel of <update, direction>, after [#update] without noise.
    ///
    /// @param direction  in the space of updates
    /// @param into  one row an image; written over
    void pull(double[] direction, double[][] into) {
        for (double[] row : into) {
            Arrays.fill(row, 0);
        }
        double[] adjoint = direction.clone();
        throughClipping(adjoint, raw, updateScale);
        for (int t = sharing.localSteps() - 1; t >= 0; t--) {
            pullStep(t, adjoint, into);
        }
    }

    /// The adjoint of the parameters after step t becomes that of those before it.
    private void pullStep(int t, double[] adjoint, double[][] into) {
        double[] before = adjoint.clone();
        double share = sharing.rate() / images.length;
        for (int i = 0; i < images.length; i++) {
            double[] along = before;
            if (scales[t][i] < 1) {
                along = before.clone();
                gradient(weights[t], i, one);
                throughClipping(along, one, scales[t][i]);
            }
            double length = Vectors.norm(along);
            if (length > 0) {
                difference(t, i, along, DIFFERENCE / length, share, t > 0 ? adjoint : new double[0], into[i]);
            }
        }
    }

    private void difference(
            int t, int image, double[] along, double size, double share, double[] adjoint, double[] into) {
        Vectors.add(weights[t], size, along, moved);
        gradient(moved, image, above);
        double[] high = pass.inputGradient().clone();
        Vectors.add(weights[t], -size, along, moved);
        gradient(moved, image, below);
        double[] low = pass.inputGradient();
        double factor = share / (2 * size);
        for (int j = 0; j < into.length; j++) {
            into[j] += factor * (high[j] - low[j]);
        }
        for (int j = 0; j < adjoint.length; j++) {
            adjoint[j] -= factor * (above[j] - below[j]);
        }
    }

    /// d of (C / |g|) g is (C / |g|) (dg - g <g, dg> / |g|^2), which is its own transpose.
    private static void throughClipping(double[] direction, double[] clipped, double scale) {
        if (scale == 1) {
            return;
        }
        double along = Vectors.dot(direction, clipped) / Vectors.dot(clipped, clipped);
        for (int j = 0; j < direction.length; j++) {
            direction[j] = scale * (direction[j] - along * clipped[j]);
        }
    }
}
