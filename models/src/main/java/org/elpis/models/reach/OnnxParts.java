package org.elpis.models.reach;

import java.nio.ByteBuffer;
import java.util.Map;

/// Looks through the structure of an ONNX file for weights that lie in other files.
///
/// Only what may hold tensors is entered; a length beyond its part, and parts too deep, are refused.
/// Whether the file is a model is not asked here.
///
/// Source: onnx.proto of ONNX 1.19 (field numbers); Protocol Buffers encoding
final class OnnxParts {
    private static final int MOST_DEPTH = 40;

    private enum Part {
        MODEL,
        GRAPH,
        NODE,
        ATTRIBUTE,
        FUNCTION,
        TENSOR,
        SPARSE_TENSOR
    }

    /// Fields that hold further parts.
    private static final Map<Part, Map<Integer, Part>> HOLDS = Map.of(
            Part.MODEL, Map.of(7, Part.GRAPH, 25, Part.FUNCTION),
            Part.GRAPH, Map.of(1, Part.NODE, 5, Part.TENSOR, 15, Part.SPARSE_TENSOR),
            Part.FUNCTION, Map.of(7, Part.NODE, 11, Part.ATTRIBUTE),
            Part.NODE, Map.of(5, Part.ATTRIBUTE),
            Part.ATTRIBUTE,
                    Map.of(
                            5,
                            Part.TENSOR,
                            10,
                            Part.TENSOR,
                            6,
                            Part.GRAPH,
                            11,
                            Part.GRAPH,
                            22,
                            Part.SPARSE_TENSOR,
                            23,
                            Part.SPARSE_TENSOR),
            Part.SPARSE_TENSOR, Map.of(1, Part.TENSOR, 2, Part.TENSOR),
            Part.TENSOR, Map.of());

    private static final int EXTERNAL_DATA = 13;
    private static final int DATA_LOCATION = 14;

    private final ByteBuffer bytes;

    private OnnxParts(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /// @throws ModelException when weights lie elsewhere, or the structure is damaged
    static void requireWhole(ByteBuffer file) throws ModelException {
        if (!file.hasRemaining()) {
            throw damaged();
        }
        new OnnxParts(file).walk(Part.MODEL, file.limit(), 0);
    }

    private void walk(Part part, int end, int depth) throws ModelException {
        if (depth > MOST_DEPTH) {
            throw damaged();
        }
        while (bytes.position() < end) {
            long key = varint(end);
            int field = (int) (key >>> 3);
            switch ((int) (key & 7)) {
                case 0 -> value(part, field, varint(end));
                case 1 -> skip(8, end);
                case 2 -> {
                    long length = varint(end);
                    if (part == Part.TENSOR && field == EXTERNAL_DATA) {
                        throw elsewhere();
                    }
                    Part inner = HOLDS.getOrDefault(part, Map.of()).get(field);
                    int start = bytes.position();
                    skip(length, end);
                    if (inner != null) {
                        bytes.position(start);
                        walk(inner, (int) (start + length), depth + 1);
                    }
                }
                case 5 -> skip(4, end);
                default -> throw damaged();
            }
        }
    }

    private static void value(Part part, int field, long value) throws ModelException {
        if (part == Part.TENSOR && field == DATA_LOCATION && value != 0) {
            throw elsewhere();
        }
    }

    private long varint(int end) throws ModelException {
        long value = 0;
        for (int shift = 0; shift < 64 && bytes.position() < end; shift += 7) {
            byte next = bytes.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw damaged();
    }

    private void skip(long length, int end) throws ModelException {
        if (length < 0 || length > end - bytes.position()) {
            throw damaged();
        }
        bytes.position((int) (bytes.position() + length));
    }

    private static ModelException elsewhere() {
        return new ModelException("The ONNX file keeps weights in other files, which its digest would not cover. "
                + "Save it as one file (onnx.save_model with save_as_external_data=False).");
    }

    private static ModelException damaged() {
        return new ModelException("The file is damaged or no ONNX model. Export it again.");
    }
}
