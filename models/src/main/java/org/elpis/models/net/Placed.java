package org.elpis.models.net;

import java.util.ArrayList;
import java.util.List;

/// Lays the parameters of a network out in one array, and says which shape each layer gives.
///
/// @param parameters  how many parameters before this layer
/// @param count  how many this layer has: weights first, then biases
record Placed(LayerSpec spec, Shape in, Shape out, int parameters, int count, List<Placed> inner) {
    /// A quarter of a gigabyte: more is asked of small nets by mistake only.
    private static final int MOST_PARAMETERS = 1 << 26;

    private static final long MOST_VALUES = 1L << 26;

    static List<Placed> of(NetworkSpec spec) {
        List<Placed> placed = chain(spec.layers(), spec.input(), 0);
        if (values(placed) > MOST_VALUES) {
            throw new IllegalArgumentException("a network may have at most 2^26 values between its layers");
        }
        return placed;
    }

    private static long values(List<Placed> layers) {
        return layers.stream()
                .mapToLong(layer -> layer.out().size() + values(layer.inner()))
                .sum();
    }

    private static int parameters(long count, int before) {
        if (count > MOST_PARAMETERS - before) {
            throw new IllegalArgumentException("a network may have at most 2^26 parameters");
        }
        return (int) count;
    }

    private static List<Placed> chain(List<LayerSpec> specs, Shape input, int start) {
        List<Placed> placed = new ArrayList<>();
        Shape shape = input;
        int at = start;
        for (LayerSpec spec : specs) {
            Placed layer = place(spec, shape, at);
            placed.add(layer);
            shape = layer.out();
            at += layer.count();
        }
        return List.copyOf(placed);
    }

    private static Placed place(LayerSpec spec, Shape in, int at) {
        return switch (spec) {
            case LayerSpec.Conv conv ->
                plain(
                        spec,
                        in,
                        strided(in, conv.filters(), conv.stride()),
                        at,
                        conv.filters() * ((long) in.channels() * conv.kernel() * conv.kernel() + 1));
            case LayerSpec.Depthwise depthwise ->
                plain(
                        spec,
                        in,
                        strided(in, in.channels(), depthwise.stride()),
                        at,
                        in.channels() * (depthwise.kernel() * depthwise.kernel() + 1L));
            case LayerSpec.GroupNorm norm -> {
                if (in.channels() % norm.groups() != 0) {
                    throw new IllegalArgumentException(
                            "groups must divide the channels, got " + norm.groups() + " of " + in.channels());
                }
                yield plain(spec, in, in, at, 2L * in.channels());
            }
            case LayerSpec.Relu ignored -> plain(spec, in, in, at, 0);
            case LayerSpec.Softplus ignored -> plain(spec, in, in, at, 0);
            case LayerSpec.Tanh ignored -> plain(spec, in, in, at, 0);
            case LayerSpec.MaxPool pool -> plain(spec, in, pooled(in, pool.size()), at, 0);
            case LayerSpec.AveragePool pool -> plain(spec, in, pooled(in, pool.size()), at, 0);
            case LayerSpec.GlobalAveragePool ignored -> plain(spec, in, new Shape(in.channels(), 1, 1), at, 0);
            case LayerSpec.Dense dense ->
                plain(spec, in, new Shape(dense.units(), 1, 1), at, dense.units() * (in.size() + 1L));
            case LayerSpec.Residual residual -> {
                List<Placed> inner = chain(residual.layers(), in, at);
                if (!inner.getLast().out().equals(in)) {
                    throw new IllegalArgumentException("a residual block must keep its shape, got " + in + " to "
                            + inner.getLast().out());
                }
                yield new Placed(
                        spec, in, in, at, inner.stream().mapToInt(Placed::count).sum(), inner);
            }
        };
    }

    private static Placed plain(LayerSpec spec, Shape in, Shape out, int at, long count) {
        return new Placed(spec, in, out, at, parameters(count, at), List.of());
    }

    private static Shape strided(Shape in, int channels, int stride) {
        return new Shape(channels, (in.height() + stride - 1) / stride, (in.width() + stride - 1) / stride);
    }

    private static Shape pooled(Shape in, int size) {
        if (in.height() < size || in.width() < size) {
            throw new IllegalArgumentException("a pool of " + size + " must fit into " + in);
        }
        return new Shape(in.channels(), in.height() / size, in.width() / size);
    }

    static int total(List<Placed> layers) {
        return layers.stream().mapToInt(Placed::count).sum();
    }
}
