package org.elpis.models.reach;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Writes the smallest ONNX models: the mean of an image's values, times a weight and plus a bias for
/// each class, and then a function of one input. Fields are those of onnx.proto.
final class TinyOnnx {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private TinyOnnx() {}

    /// @param dimensions  of the input with its batch; -1 for any
    /// @param weights  one a class
    /// @param function  such as `Softmax`, `Sigmoid`, `Identity`, `Log`, `ArgMax`
    static byte[] model(long[] dimensions, float[] weights, float[] biases, String function) {
        boolean areLabels = function.equals("ArgMax");
        Message graph = new Message();
        graph.part(1, node("Flatten", "x", "flat"));
        graph.part(1, node("ReduceMean", "flat,axes", "mean"));
        graph.part(1, node("MatMul", "mean,w", "product"));
        graph.part(1, node("Add", "product,b", "sum"));
        Message last = node(function, "sum", "scores");
        if (areLabels) {
            last.part(5, attribute("axis", 1)).part(5, attribute("keepdims", 0));
        }
        graph.part(1, last);
        graph.text(2, "tiny");
        graph.part(5, tensor("axes", INT64, new long[] {1}, little(1)));
        graph.part(5, floats("w", new long[] {1, weights.length}, weights));
        graph.part(5, floats("b", new long[] {biases.length}, biases));
        graph.part(11, value("x", FLOAT, dimensions));
        long[] answer = areLabels ? new long[] {dimensions[0]} : new long[] {dimensions[0], weights.length};
        graph.part(12, value("scores", areLabels ? INT64 : FLOAT, answer));
        return whole(graph);
    }

    static byte[] whole(Message graph) {
        Message model = new Message();
        model.number(1, 8).number(5, 3).part(7, graph);
        model.part(8, new Message().text(1, "").number(2, 18));
        return model.bytes();
    }

    /// A model whose run would need 2^42 bytes: a number repeated 2^40 times and summed up.
    static byte[] hungry() {
        Message graph = new Message();
        graph.part(1, node("Flatten", "x", "flat"));
        graph.part(1, node("ReduceMean", "flat,axes", "mean"));
        graph.part(1, node("Expand", "mean,wide", "repeated"));
        graph.part(1, node("ReduceMean", "repeated,axes", "scores"));
        graph.text(2, "hungry");
        graph.part(5, tensor("axes", INT64, new long[] {1}, little(1)));
        graph.part(5, tensor("wide", INT64, new long[] {2}, little(1, 1L << 40)));
        graph.part(11, value("x", FLOAT, new long[] {-1, 1, 4, 4}));
        graph.part(12, value("scores", FLOAT, new long[] {-1, 1}));
        return whole(graph);
    }

    /// Weights that lie in another file.
    static byte[] external(String location) {
        Message tensor =
                new Message().number(1, 1).number(2, FLOAT).text(8, "w").number(14, 1);
        tensor.part(13, new Message().text(1, "location").text(2, location));
        return whole(new Message().part(5, tensor));
    }

    private static Message node(String type, String inputs, String output) {
        Message node = new Message();
        for (String input : inputs.split(",")) {
            node.text(1, input);
        }
        return node.text(2, output).text(4, type);
    }

    private static Message attribute(String name, long value) {
        return new Message().text(1, name).number(3, value).number(20, 2);
    }

    private static Message floats(String name, long[] dimensions, float[] values) {
        byte[] bytes = new byte[4 * values.length];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
        return tensor(name, FLOAT, dimensions, bytes);
    }

    private static byte[] little(long... values) {
        byte[] bytes = new byte[8 * values.length];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
        return bytes;
    }

    private static Message tensor(String name, int type, long[] dimensions, byte[] bytes) {
        Message tensor = new Message();
        for (long side : dimensions) {
            tensor.number(1, side);
        }
        return tensor.number(2, type).text(8, name).bytes(9, bytes);
    }

    private static Message value(String name, int type, long[] dimensions) {
        Message shape = new Message();
        for (int i = 0; i < dimensions.length; i++) {
            shape.part(
                    1, dimensions[i] < 0 ? new Message().text(2, "any" + i) : new Message().number(1, dimensions[i]));
        }
        Message tensor = new Message().number(1, type).part(2, shape);
        return new Message().text(1, name).part(2, new Message().part(1, tensor));
    }

    /// Fields of a message of Protocol Buffers.
    static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message bytes(int field, byte[] value) {
            varint((long) field << 3 | 2);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message part(int field, Message part) {
            return bytes(field, part.bytes());
        }

        private void varint(long value) {
            long rest = value;
            while (rest > 0x7F) {
                out.write((int) (rest & 0x7F) | 0x80);
                rest >>>= 7;
            }
            out.write((int) rest);
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
