package org.elpis.vision.codec;

import java.util.Arrays;

/// Bytes that are written one behind another, and marker segments of JPEG among them. Not thread-safe.
final class GrowingBytes {
    private byte[] bytes;
    private int size;

    GrowingBytes(int expected) {
        bytes = new byte[Math.max(64, expected)];
    }

    void put(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, size * 2L));
        }
        bytes[size++] = (byte) value;
    }

    void put16(int value) {
        put(value >> 8);
        put(value);
    }

    /// A marker of JPEG without its segment.
    void marker(int code) {
        put(0xFF);
        put(code);
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }
}
