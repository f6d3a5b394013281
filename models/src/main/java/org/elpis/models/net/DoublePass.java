package org.elpis.models.net;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One thread's way through a network in double precision, one sample at a time: plain loops in a fixed order. It is
/// the measure for [Pass], and what the audit of gradients differentiates with. Not thread-safe.
public final class DoublePass {
    private static final double NORM_EPSILON = 1e-5;

    private final List<Placed> layers;
    private final double[][] values;
    private final double[][] gradients;
    private final @Nullable DoublePass[] inner;

    public DoublePass(NetworkSpec spec) {
        this(Placed.of(spec), spec.input().size());
    }

    private DoublePass(List<Placed> layers, int input) {
        this.layers = layers;
        values = new double[layers.size() + 1][];
        gradients = new double[layers.size() + 1][];
        inner = new DoublePass[layers.size()];
        values[0] = new double[input];
        gradients[0] = new double[input];
        for (int i = 0; i < layers.size(); i++) {
            values[i + 1] = new double[layers.get(i).out().size()];
            gradients[i + 1] = new double[layers.get(i).out().size()];
            if (!layers.get(i).inner().isEmpty()) {
                inner[i] =
                        new DoublePass(layers.get(i).inner(), layers.get(i).in().size());
            }
        }
    }

    /// The logits of one sample; the array is this pass's own and holds them until the next call.
    ///
    /// @param parameters  all parameters of the network, in the order of its layers
    /// @param sample  channel by channel, row by row
    public double[] forward(double[] parameters, double[] sample) {
        System.arraycopy(sample, 0, values[0], 0, values[0].length);
        for (int i = 0; i < layers.size(); i++) {
            forward(i, parameters);
        }
        return values[layers.size()];
    }

    /// Adds this sample's gradient of the parameters, after [#forward].
    ///
    /// @param outputGradient  of the loss by the logits
    /// @param gradient  of the loss by each parameter; added to
    public void backward(double[] parameters, double[] outputGradient, double[] gradient) {
        System.arraycopy(outputGradient, 0, gradients[layers.size()], 0, outputGradient.length);
        for (int i = layers.size() - 1; i >= 0; i--) {
            Arrays.fill(gradients[i], 0);
            backward(i, parameters, gradient);
        }
    }

    /// The gradient of the loss by the sample, after [#backward]; this pass's own array.
    public double[] inputGradient() {
        return gradients[0];
    }

    /// What goes into the last layer, after [#forward]; this pass's own array.
    public double[] features() {
        return values[layers.size() - 1];
    }

    private DoublePass within(int i) {
        return Objects.requireNonNull(inner[i]);
    }

    private void forward(int i, double[] w) {
        Placed layer = layers.get(i);
        double[] x = values[i];
        double[] y = values[i + 1];
        switch (layer.spec()) {
            case LayerSpec.Conv conv -> convolve(layer, conv.kernel(), conv.stride(), w, x, y);
            case LayerSpec.Depthwise depthwise -> depthwise(layer, depthwise.kernel(), depthwise.stride(), w, x, y);
            case LayerSpec.GroupNorm norm -> normalize(layer, norm.groups(), w, x, y);
            case LayerSpec.Relu ignored -> {
                for (int j = 0; j < y.length; j++) {
                    y[j] = Math.max(x[j], 0);
                }
            }
            case LayerSpec.Softplus ignored -> {
                for (int j = 0; j < y.length; j++) {
                    y[j] = Math.max(x[j], 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x[j])));
                }
            }
            case LayerSpec.Tanh ignored -> {
                for (int j = 0; j < y.length; j++) {
                    y[j] = StrictMath.tanh(x[j]);
                }
            }
            case LayerSpec.MaxPool pool -> {
                for (int j = 0; j < y.length; j++) {
                    y[j] = x[greatest(layer, pool.size(), x, j)];
                }
            }
            case LayerSpec.AveragePool pool -> average(layer, pool.size(), pool.size(), x, y);
            case LayerSpec.GlobalAveragePool ignored ->
                average(layer, layer.in().height(), layer.in().width(), x, y);
            case LayerSpec.Dense ignored -> dense(layer, w, x, y);
            case LayerSpec.Residual ignored -> {
                double[] added = within(i).forward(w, x);
                for (int j = 0; j < y.length; j++) {
                    y[j] = x[j] + added[j];
                }
            }
        }
    }

    private void backward(int i, double[] w, double[] dw) {
        Placed layer = layers.get(i);
        double[] x = values[i];
        double[] y = values[i + 1];
        double[] dx = gradients[i];
        double[] dy = gradients[i + 1];
        switch (layer.spec()) {
            case LayerSpec.Conv conv -> unconvolve(layer, conv.kernel(), conv.stride(), w, x, dx, dy, dw);
            case LayerSpec.Depthwise depthwise ->
                undepthwise(layer, depthwise.kernel(), depthwise.stride(), w, x, dx, dy, dw);
            case LayerSpec.GroupNorm norm -> unnormalize(layer, norm.groups(), w, x, dx, dy, dw);
            case LayerSpec.Relu ignored -> {
                for (int j = 0; j < dx.length; j++) {
                    dx[j] = x[j] > 0 ? dy[j] : 0;
                }
            }
            case LayerSpec.Softplus ignored -> {
                for (int j = 0; j < dx.length; j++) {
                    dx[j] = dy[j] / (1 + StrictMath.exp(-x[j]));
                }
            }
            case LayerSpec.Tanh ignored -> {
                for (int j = 0; j < dx.length; j++) {
                    dx[j] = dy[j] * (1 - y[j] * y[j]);
                }
            }
            case LayerSpec.MaxPool pool -> {
                for (int j = 0; j < dy.length; j++) {
                    dx[greatest(layer, pool.size(), x, j)] += dy[j];
                }
            }
            case LayerSpec.AveragePool pool -> unaverage(layer, pool.size(), pool.size(), dx, dy);
            case LayerSpec.GlobalAveragePool ignored ->
                unaverage(layer, layer.in().height(), layer.in().width(), dx, dy);
            case LayerSpec.Dense ignored -> undense(layer, w, x, dx, dy, dw);
            case LayerSpec.Residual ignored -> {
                within(i).backward(w, dy, dw);
                double[] through = within(i).inputGradient();
                for (int j = 0; j < dx.length; j++) {
                    dx[j] = dy[j] + through[j];
                }
            }
        }
    }

    private static void convolve(Placed layer, int kernel, int stride, double[] w, double[] x, double[] y) {
        Shape in = layer.in();
        Shape out = layer.out();
        int bias = layer.parameters() + layer.count() - out.channels();
        for (int f = 0; f < out.channels(); f++) {
            for (int r = 0; r < out.height(); r++) {
                for (int c = 0; c < out.width(); c++) {
                    double sum = w[bias + f];
                    for (int d = 0; d < in.channels(); d++) {
                        int at = layer.parameters() + (f * in.channels() + d) * kernel * kernel;
                        sum += window(in, d, r * stride - kernel / 2, c * stride - kernel / 2, kernel, w, at, x);
                    }
                    y[(f * out.height() + r) * out.width() + c] = sum;
                }
            }
        }
    }

    private static double window(Shape in, int channel, int top, int left, int kernel, double[] w, int at, double[] x) {
        double sum = 0;
        for (int r = Math.max(0, -top); r < Math.min(kernel, in.height() - top); r++) {
            for (int c = Math.max(0, -left); c < Math.min(kernel, in.width() - left); c++) {
                sum += w[at + r * kernel + c] * x[(channel * in.height() + top + r) * in.width() + left + c];
            }
        }
        return sum;
    }

    private static void unwindow(
            Shape in,
            int channel,
            int top,
            int left,
            int kernel,
            double[] w,
            int at,
            double[] x,
            double[] dx,
            double[] dw,
            double dy) {
        for (int r = Math.max(0, -top); r < Math.min(kernel, in.height() - top); r++) {
            for (int c = Math.max(0, -left); c < Math.min(kernel, in.width() - left); c++) {
                int place = (channel * in.height() + top + r) * in.width() + left + c;
                dw[at + r * kernel + c] += dy * x[place];
                dx[place] += dy * w[at + r * kernel + c];
            }
        }
    }

    private static void unconvolve(
            Placed layer, int kernel, int stride, double[] w, double[] x, double[] dx, double[] dy, double[] dw) {
        Shape in = layer.in();
        Shape out = layer.out();
        int bias = layer.parameters() + layer.count() - out.channels();
        for (int f = 0; f < out.channels(); f++) {
            for (int r = 0; r < out.height(); r++) {
                for (int c = 0; c < out.width(); c++) {
                    double slope = dy[(f * out.height() + r) * out.width() + c];
                    dw[bias + f] += slope;
                    for (int d = 0; slope != 0 && d < in.channels(); d++) {
                        int at = layer.parameters() + (f * in.channels() + d) * kernel * kernel;
                        unwindow(
                                in,
                                d,
                                r * stride - kernel / 2,
                                c * stride - kernel / 2,
                                kernel,
                                w,
                                at,
                                x,
                                dx,
                                dw,
                                slope);
                    }
                }
            }
        }
    }

    private static void depthwise(Placed layer, int kernel, int stride, double[] w, double[] x, double[] y) {
        Shape in = layer.in();
        Shape out = layer.out();
        int bias = layer.parameters() + layer.count() - out.channels();
        for (int d = 0; d < out.channels(); d++) {
            int at = layer.parameters() + d * kernel * kernel;
            for (int r = 0; r < out.height(); r++) {
                for (int c = 0; c < out.width(); c++) {
                    y[(d * out.height() + r) * out.width() + c] = w[bias + d]
                            + window(in, d, r * stride - kernel / 2, c * stride - kernel / 2, kernel, w, at, x);
                }
            }
        }
    }

    private static void undepthwise(
            Placed layer, int kernel, int stride, double[] w, double[] x, double[] dx, double[] dy, double[] dw) {
        Shape in = layer.in();
        Shape out = layer.out();
        int bias = layer.parameters() + layer.count() - out.channels();
        for (int d = 0; d < out.channels(); d++) {
            int at = layer.parameters() + d * kernel * kernel;
            for (int r = 0; r < out.height(); r++) {
                for (int c = 0; c < out.width(); c++) {
                    double slope = dy[(d * out.height() + r) * out.width() + c];
                    dw[bias + d] += slope;
                    unwindow(in, d, r * stride - kernel / 2, c * stride - kernel / 2, kernel, w, at, x, dx, dw, slope);
                }
            }
        }
    }

    private static void normalize(Placed layer, int groups, double[] w, double[] x, double[] y) {
        int plane = layer.in().height() * layer.in().width();
        int share = layer.in().channels() / groups;
        int size = share * plane;
        for (int g = 0; g < groups; g++) {
            double mean = mean(x, g * size, size);
            double scale = scale(x, g * size, size, mean);
            for (int j = g * size; j < (g + 1) * size; j++) {
                int channel = j / plane;
                y[j] = (x[j] - mean) * scale * w[layer.parameters() + channel]
                        + w[layer.parameters() + layer.in().channels() + channel];
            }
        }
    }

    private static void unnormalize(
            Placed layer, int groups, double[] w, double[] x, double[] dx, double[] dy, double[] dw) {
        int channels = layer.in().channels();
        int plane = layer.in().height() * layer.in().width();
        int size = channels / groups * plane;
        for (int g = 0; g < groups; g++) {
            double mean = mean(x, g * size, size);
            double scale = scale(x, g * size, size, mean);
            double sum = 0;
            double product = 0;
            for (int j = g * size; j < (g + 1) * size; j++) {
                int channel = j / plane;
                double normal = (x[j] - mean) * scale;
                double slope = dy[j] * w[layer.parameters() + channel];
                sum += slope;
                product += slope * normal;
                dw[layer.parameters() + channel] += dy[j] * normal;
                dw[layer.parameters() + channels + channel] += dy[j];
            }
            for (int j = g * size; j < (g + 1) * size; j++) {
                double normal = (x[j] - mean) * scale;
                dx[j] = scale * (dy[j] * w[layer.parameters() + j / plane] - sum / size - normal * product / size);
            }
        }
    }

    private static double mean(double[] x, int from, int size) {
        double sum = 0;
        for (int j = from; j < from + size; j++) {
            sum += x[j];
        }
        return sum / size;
    }

    private static double scale(double[] x, int from, int size, double mean) {
        double sum = 0;
        for (int j = from; j < from + size; j++) {
            sum += (x[j] - mean) * (x[j] - mean);
        }
        return 1 / Math.sqrt(sum / size + NORM_EPSILON);
    }

    private static int greatest(Placed layer, int size, double[] x, int output) {
        int corner = corner(layer, size, size, output);
        int best = corner;
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                int place = corner + r * layer.in().width() + c;
                best = x[place] > x[best] ? place : best;
            }
        }
        return best;
    }

    private static void average(Placed layer, int high, int wide, double[] x, double[] y) {
        for (int j = 0; j < y.length; j++) {
            double sum = 0;
            int corner = corner(layer, high, wide, j);
            for (int r = 0; r < high; r++) {
                for (int c = 0; c < wide; c++) {
                    sum += x[corner + r * layer.in().width() + c];
                }
            }
            y[j] = sum / (high * wide);
        }
    }

    private static void unaverage(Placed layer, int high, int wide, double[] dx, double[] dy) {
        for (int j = 0; j < dy.length; j++) {
            int corner = corner(layer, high, wide, j);
            for (int r = 0; r < high; r++) {
                for (int c = 0; c < wide; c++) {
                    dx[corner + r * layer.in().width() + c] += dy[j] / (high * wide);
                }
            }
        }
    }

    private static int corner(Placed layer, int high, int wide, int output) {
        int width = layer.out().width();
        int row = output / width;
        return row / layer.out().height() * layer.in().height() * layer.in().width()
                + row % layer.out().height() * high * layer.in().width()
                + output % width * wide;
    }

    private static void dense(Placed layer, double[] w, double[] x, double[] y) {
        int bias = layer.parameters() + layer.count() - y.length;
        for (int u = 0; u < y.length; u++) {
            double sum = w[bias + u];
            int at = layer.parameters() + u * x.length;
            for (int j = 0; j < x.length; j++) {
                sum += w[at + j] * x[j];
            }
            y[u] = sum;
        }
    }

    private static void undense(Placed layer, double[] w, double[] x, double[] dx, double[] dy, double[] dw) {
        int bias = layer.parameters() + layer.count() - dy.length;
        for (int u = 0; u < dy.length; u++) {
            int at = layer.parameters() + u * x.length;
            dw[bias + u] += dy[u];
            for (int j = 0; j < x.length; j++) {
                dw[at + j] += dy[u] * x[j];
                dx[j] += dy[u] * w[at + j];
            }
        }
    }
}
