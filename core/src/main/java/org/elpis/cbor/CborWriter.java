package org.elpis.cbor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes the deterministic encoding of CBOR, item by item.
///
/// The caller counts the items of an array or map, and writes the keys of a map in ascending order of their encoded
/// bytes: short texts before long ones. Not thread-safe.
///
/// Source: RFC 8949 section 4.2.1
public final class CborWriter {
    static final int UNSIGNED = 0;
    static final int NEGATIVE = 1;
    static final int BYTES = 2;
    static final int TEXT = 3;
    static final int ARRAY = 4;
    static final int MAP = 5;
    static final int TAG = 6;
    static final int NULL = 0xF6;

    private final OutputStream out;

    public CborWriter(OutputStream out) {
        this.out = out;
    }

    /// An integer of either sign.
    public CborWriter number(long value) throws IOException {
        head(value < 0 ? NEGATIVE : UNSIGNED, value < 0 ? -1 - value : value);
        return this;
    }

    public CborWriter text(String value) throws IOException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        head(TEXT, bytes.length);
        out.write(bytes);
        return this;
    }

    public CborWriter bytes(byte[] value) throws IOException {
        return bytes(value, 0, value.length);
    }

    public CborWriter bytes(byte[] value, int offset, int length) throws IOException {
        head(BYTES, length);
        out.write(value, offset, length);
        return this;
    }

    /// The head of an array; its items follow.
    public CborWriter array(int items) throws IOException {
        head(ARRAY, items);
        return this;
    }

    /// The head of a map; as many keys follow, each with its value behind it.
    public CborWriter map(int entries) throws IOException {
        head(MAP, entries);
        return this;
    }

    /// The head of a tag; what it is about follows.
    public CborWriter tag(int number) throws IOException {
        head(TAG, number);
        return this;
    }

    public CborWriter nothing() throws IOException {
        out.write(NULL);
        return this;
    }

    private void head(int type, long value) throws IOException {
        int first = type << 5;
        if (value < 24) {
            out.write(first | (int) value);
        } else if (value <= 0xFF) {
            out.write(first | 24);
            bigEndian(value, 1);
        } else if (value <= 0xFFFF) {
            out.write(first | 25);
            bigEndian(value, 2);
        } else if (value <= 0xFFFF_FFFFL) {
            out.write(first | 26);
            bigEndian(value, 4);
        } else {
            out.write(first | 27);
            bigEndian(value, 8);
        }
    }

    private void bigEndian(long value, int bytes) throws IOException {
        for (int i = bytes - 1; i >= 0; i--) {
            out.write((int) (value >>> 8 * i) & 0xFF);
        }
    }
}
