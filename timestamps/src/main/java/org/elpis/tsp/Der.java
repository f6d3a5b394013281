package org.elpis.tsp;

import java.io.IOException;

/// How deep the values of an ASN.1 encoding lie in one another, seen before anything recurses into them.
final class Der {
    /// Tokens with certificates have 12 to 16.
    private static final int MAX_DEPTH = 64;

    private static final int CONSTRUCTED = 0x20;
    private static final int TAG_NUMBER = 0x1F;

    private final byte[] bytes;
    private int at;

    private Der(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Refuses what lies too deep, is of indefinite length, or does not end where it says that it does.
    static void requireFlat(byte[] bytes) throws IOException {
        Der walk = new Der(bytes);
        int[] ends = new int[MAX_DEPTH];
        int depth = 0;
        ends[0] = bytes.length;
        while (walk.at < bytes.length) {
            boolean isConstructed = (walk.one() & CONSTRUCTED) != 0;
            walk.passTagNumber();
            int end = walk.end();
            if (end > ends[depth]) {
                throw new IOException("a value that is longer than the one around it");
            }
            if (isConstructed && ++depth == MAX_DEPTH) {
                throw new IOException("too many values in one another");
            }
            if (isConstructed) {
                ends[depth] = end;
            } else {
                walk.at = end;
            }
            while (depth > 0 && walk.at == ends[depth]) {
                depth--;
            }
        }
        if (depth > 0 || bytes.length == 0) {
            throw new IOException("cut off");
        }
    }

    private int one() throws IOException {
        if (at == bytes.length) {
            throw new IOException("cut off");
        }
        return bytes[at++] & 0xFF;
    }

    private void passTagNumber() throws IOException {
        if ((bytes[at - 1] & TAG_NUMBER) == TAG_NUMBER) {
            while ((one() & 0x80) != 0) {
                // A tag number has seven bits a byte; the last one has no eighth.
            }
        }
    }

    private int end() throws IOException {
        int first = one();
        long length = first;
        if (first >= 0x80) {
            int count = first & 0x7F;
            if (count == 0 || count > 4) {
                throw new IOException("an indefinite length, or one of more than four bytes");
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = length << 8 | one();
            }
        }
        if (length > bytes.length - at) {
            throw new IOException("cut off");
        }
        return at + (int) length;
    }
}
