package org.elpis.vision.codec;

import java.util.Arrays;

/// Bytes that are written one behind another, and marker segments of JPEG among them. Not thread-safe.
final class GrowingBytes {
    private byte[] bytes;
    private int size;

    GrowingBytes(int expected) {
        bytes = new byte[Math.max(64, expected)];
    }

    int size() {
        return size;
    }

    void put(int value) {
        if (size == bytes.length) {
            grow(1);
        }
        bytes[size++] = (byte) value;
    }

    void put(byte[] source, int from, int count) {
        if (count > bytes.length - size) {
            grow(count);
        }
        System.arraycopy(source, from, bytes, size, count);
        size += count;
    }

    private void grow(int count) {
        long wanted = Math.max(size + (long) count, size * 2L);
        bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, wanted));
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
