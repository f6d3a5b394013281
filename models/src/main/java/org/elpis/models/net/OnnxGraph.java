package org.elpis.models.net;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A graph of ONNX (onnx.proto3 of IR version 8) in the making: nodes one after the other, and the tensors they use.
final class OnnxGraph {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final ProtoWriter nodes = new ProtoWriter();
    private final ProtoWriter tensors = new ProtoWriter();
    private int count;

    /// Adds a node of one output, and gives the name of that.
    ///
    /// @param attributes  made by [#whole], [#wholes] and [#single]
    String add(String operator, ProtoWriter attributes, String... inputs) {
        return add(operator, operator + count, attributes, inputs);
    }

    /// The same with the output's name given.
    String add(String operator, String output, ProtoWriter attributes, String... inputs) {
        ProtoWriter node = new ProtoWriter();
        for (String input : inputs) {
            node.text(1, input);
        }
        node.text(2, output).text(3, "node" + count++).text(4, operator);
        nodes.message(1, node.raw(attributes));
        return output;
    }

    static ProtoWriter none() {
        return new ProtoWriter();
    }

    static ProtoWriter whole(ProtoWriter attributes, String name, long value) {
        return attributes.message(
                5, new ProtoWriter().text(1, name).number(3, value).number(20, 2));
    }

    static ProtoWriter single(ProtoWriter attributes, String name, float value) {
        return attributes.message(
                5, new ProtoWriter().text(1, name).single(2, value).number(20, 1));
    }

    static ProtoWriter wholes(ProtoWriter attributes, String name, long... values) {
        ProtoWriter attribute = new ProtoWriter().text(1, name);
        for (long value : values) {
            attribute.number(8, value);
        }
        return attributes.message(5, attribute.number(20, 7));
    }

    /// A tensor of numbers, `values[from]` to `values[from + product of sides - 1]`.
    String tensor(String name, float[] values, int from, int... sides) {
        ProtoWriter tensor = new ProtoWriter();
        int size = 1;
        for (int side : sides) {
            tensor.number(1, side);
            size *= side;
        }
        ByteBuffer raw = ByteBuffer.allocate(Float.BYTES * size).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values, from, size);
        tensors.message(5, tensor.number(2, FLOAT).text(8, name).bytes(9, raw.array()));
        return name;
    }

    /// A tensor that says a shape: 0 keeps a side, -1 takes what is left.
    String shape(long... sides) {
        String name = "shape" + count;
        ByteBuffer raw = ByteBuffer.allocate(Long.BYTES * sides.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(sides);
        tensors.message(
                5,
                new ProtoWriter()
                        .number(1, sides.length)
                        .number(2, INT64)
                        .text(8, name)
                        .bytes(9, raw.array()));
        return name;
    }

    /// The graph with its input and output, both of any number of samples.
    ProtoWriter finished(String input, int[] inputSides, String output, int[] outputSides) {
        return new ProtoWriter()
                .raw(nodes)
                .text(2, "elpis")
                .raw(tensors)
                .message(11, value(input, inputSides))
                .message(12, value(output, outputSides));
    }

    private static ProtoWriter value(String name, int[] sides) {
        ProtoWriter shape = new ProtoWriter().message(1, new ProtoWriter().text(2, "N"));
        for (int side : sides) {
            shape.message(1, new ProtoWriter().number(1, side));
        }
        ProtoWriter tensor = new ProtoWriter().number(1, FLOAT).message(2, shape);
        return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, tensor));
    }
}
