package org.elpis.models.net;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The fields of one message in the wire format of protocol buffers. Nothing is copied before its length is checked.
final class ProtoReader {
    /// One field: its bytes when it has a length, else none.
    record Field(int number, byte[] all, int from, int to) {
        ProtoReader message() {
            return new ProtoReader(all, from, to);
        }

        String text() {
            return new String(all, from, to - from, StandardCharsets.UTF_8);
        }
    }

    private static final int MOST_FIELDS = 1 << 16;

    private final byte[] bytes;
    private final int end;
    private int at;

    private ProtoReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        at = from;
        end = to;
    }

    static ProtoReader of(byte[] bytes) {
        return new ProtoReader(bytes, 0, bytes.length);
    }

    /// @throws IllegalArgumentException  when the bytes are no message
    List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        while (at < end) {
            if (fields.size() == MOST_FIELDS) {
                throw new IllegalArgumentException("a message may have at most 65536 fields");
            }
            long key = varint();
            int number = (int) Math.min(key >>> 3, Integer.MAX_VALUE);
            int from = switch ((int) (key & 7)) {
                case 0 -> {
                    varint();
                    yield at;
                }
                case 1 -> skip(8);
                case 2 -> skip(varint());
                case 5 -> skip(4);
                default -> throw new IllegalArgumentException("a field's kind must be 0, 1, 2 or 5");
            };
            fields.add(new Field(number, bytes, from, at));
        }
        return fields;
    }

    /// Where what is skipped begins.
    private int skip(long length) {
        if (length < 0 || length > end - at) {
            throw new IllegalArgumentException("a field must end within its message");
        }
        int from = at;
        at += (int) length;
        return from;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (at == end) {
                break;
            }
            byte next = bytes[at++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number must end within its message and have at most ten bytes");
    }
}
