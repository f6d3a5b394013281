package org.elpis.vision.jpeg;

import java.util.Arrays;

/// Writes entropy-coded data and whatever stands between. Source: T.81 F.1.2.3, B.1.1.5
final class BitWriter {
    private byte[] bytes;
    private int size;
    private long buffer;
    private int count;

    /// @param expected  bytes that there will be, roughly
    BitWriter(int expected) {
        this.bytes = new byte[Math.max(64, expected)];
    }

    /// Writes bits, and a zero byte behind one of ones.
    ///
    /// @param value  of which the lowest bits are written
    /// @param bits  0 to 16
    void put(int value, int bits) {
        buffer = buffer << bits | value & (1 << bits) - 1;
        count += bits;
        while (count >= Byte.SIZE) {
            count -= Byte.SIZE;
            int next = (int) (buffer >>> count) & 0xFF;
            raw(next);
            if (next == 0xFF) {
                raw(0);
            }
        }
    }

    /// Completes the last byte by ones.
    void flush() {
        if (count > 0) {
            put(0x7F, Byte.SIZE - count);
        }
    }

    void marker(int code) {
        raw(0xFF);
        raw(code);
    }

    void u16(int value) {
        raw(value >>> 8);
        raw(value);
    }

    void raw(int value) {
        if (size == bytes.length) {
            grow(1);
        }
        bytes[size++] = (byte) value;
    }

    void raw(byte[] source, int from, int to) {
        if (size + to - from > bytes.length) {
            grow(to - from);
        }
        System.arraycopy(source, from, bytes, size, to - from);
        size += to - from;
    }

    private void grow(int more) {
        bytes = Arrays.copyOf(bytes, Math.max(size + more, size + (size >> 1)));
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
