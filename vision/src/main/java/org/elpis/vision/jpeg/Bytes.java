package org.elpis.vision.jpeg;

/// Numbers within bytes.
final class Bytes {
    private Bytes() {}

    static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }
}
