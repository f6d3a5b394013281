package org.elpis.models.net;

import java.util.Arrays;
import java.util.List;

/// Writes a network as a graph of ONNX operators (opset 17). Form: docs/formats/network.md.
final class OnnxWriter {
    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;
    private static final float NORM_EPSILON = 1e-5f;

    private final OnnxGraph graph = new OnnxGraph();
    private final float[] parameters;
    private int tensors;

    private OnnxWriter(float[] parameters) {
        this.parameters = parameters;
    }

    static byte[] write(Network network, NetworkFile.Output output) {
        Shape in = network.spec().input();
        Shape out = Network.output(network.spec());
        OnnxWriter writer = new OnnxWriter(network.parameters());
        String last = writer.chain(Placed.of(network.spec()), "input");
        OnnxGraph graph = writer.graph;
        switch (output) {
            case LOGITS -> graph.add("Flatten", output.tensor(), OnnxGraph.none(), last);
            case PROBABILITIES ->
                graph.add(
                        "Softmax",
                        output.tensor(),
                        OnnxGraph.whole(OnnxGraph.none(), "axis", 1),
                        graph.add("Flatten", OnnxGraph.none(), last));
        }
        int[] inputSides = {in.channels(), in.height(), in.width()};
        return new ProtoWriter()
                .number(1, IR_VERSION)
                .text(2, "elpis")
                .message(7, graph.finished("input", inputSides, output.tensor(), new int[] {out.size()}))
                .message(8, new ProtoWriter().text(1, "").number(2, OPSET))
                .message(14, property(NetworkFile.NETWORK, NetworkText.write(network.spec())))
                .message(14, property(NetworkFile.OUTPUT, output.tensor()))
                .toBytes();
    }

    private static ProtoWriter property(String key, String value) {
        return new ProtoWriter().text(1, key).text(2, value);
    }

    private String chain(List<Placed> layers, String input) {
        String value = input;
        for (Placed layer : layers) {
            value = add(layer, value);
        }
        return value;
    }

    private String add(Placed layer, String x) {
        return switch (layer.spec()) {
            case LayerSpec.Conv conv -> convolution(layer, x, conv.kernel(), conv.stride(), 1);
            case LayerSpec.Depthwise conv ->
                convolution(layer, x, conv.kernel(), conv.stride(), layer.in().channels());
            case LayerSpec.GroupNorm norm -> normalization(layer, x, norm.groups());
            case LayerSpec.Relu ignored -> graph.add("Relu", OnnxGraph.none(), x);
            case LayerSpec.Softplus ignored -> graph.add("Softplus", OnnxGraph.none(), x);
            case LayerSpec.Tanh ignored -> graph.add("Tanh", OnnxGraph.none(), x);
            case LayerSpec.MaxPool pool -> pool("MaxPool", x, pool.size());
            case LayerSpec.AveragePool pool -> pool("AveragePool", x, pool.size());
            case LayerSpec.GlobalAveragePool ignored -> graph.add("GlobalAveragePool", OnnxGraph.none(), x);
            case LayerSpec.Dense dense -> dense(layer, x, dense.units());
            case LayerSpec.Residual ignored -> graph.add("Add", OnnxGraph.none(), x, chain(layer.inner(), x));
        };
    }

    private String convolution(Placed layer, String x, int kernel, int stride, int groups) {
        int filters = layer.out().channels();
        String weights = tensor(layer.parameters(), filters, layer.in().channels() / groups, kernel, kernel);
        String biases = tensor(layer.parameters() + layer.count() - filters, filters);
        int border = kernel / 2;
        ProtoWriter attributes = OnnxGraph.whole(OnnxGraph.none(), "group", groups);
        OnnxGraph.wholes(attributes, "kernel_shape", kernel, kernel);
        OnnxGraph.wholes(attributes, "pads", border, border, border, border);
        OnnxGraph.wholes(attributes, "strides", stride, stride);
        return graph.add("Conv", attributes, x, weights, biases);
    }

    /// Groups as channels of an instance normalization: opset 17 has no normalization of groups.
    private String normalization(Placed layer, String x, int groups) {
        Shape in = layer.in();
        String scale = tensor(layer.parameters(), in.channels(), 1, 1);
        String shift = tensor(layer.parameters() + in.channels(), in.channels(), 1, 1);
        float[] ones = new float[groups];
        Arrays.fill(ones, 1);
        String one = graph.tensor("ones" + tensors, ones, 0, groups);
        String zero = graph.tensor("zeros" + tensors, new float[groups], 0, groups);
        String grouped = graph.add("Reshape", OnnxGraph.none(), x, graph.shape(0, groups, -1));
        String normal = graph.add(
                "InstanceNormalization",
                OnnxGraph.single(OnnxGraph.none(), "epsilon", NORM_EPSILON),
                grouped,
                one,
                zero);
        String back =
                graph.add("Reshape", OnnxGraph.none(), normal, graph.shape(0, in.channels(), in.height(), in.width()));
        return graph.add("Add", OnnxGraph.none(), graph.add("Mul", OnnxGraph.none(), back, scale), shift);
    }

    private String pool(String operator, String x, int size) {
        ProtoWriter attributes = OnnxGraph.wholes(OnnxGraph.none(), "kernel_shape", size, size);
        return graph.add(operator, OnnxGraph.wholes(attributes, "strides", size, size), x);
    }

    private String dense(Placed layer, String x, int units) {
        String weights = tensor(layer.parameters(), units, layer.in().size());
        String biases = tensor(layer.parameters() + layer.count() - units, units);
        String flat = graph.add("Flatten", OnnxGraph.none(), x);
        String y = graph.add("Gemm", OnnxGraph.whole(OnnxGraph.none(), "transB", 1), flat, weights, biases);
        return graph.add("Reshape", OnnxGraph.none(), y, graph.shape(0, units, 1, 1));
    }

    /// Parameters from a place on; what is read back goes by these names and their order.
    private String tensor(int from, int... sides) {
        return graph.tensor(NetworkFile.PARAMETERS + tensors++, parameters, from, sides);
    }
}
