package org.elpis.privacy;

import java.security.SecureRandom;

/// Even whole numbers from a secure source, fetched in blocks. Not thread-safe.
final class RandomBits {
    private static final int BLOCK_BYTES = 4096;

    private final SecureRandom source;
    private final byte[] block = new byte[BLOCK_BYTES];
    private int at = BLOCK_BYTES;

    RandomBits(SecureRandom source) {
        this.source = source;
    }

    /// 63 bits.
    private long next() {
        if (at == BLOCK_BYTES) {
            source.nextBytes(block);
            at = 0;
        }
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = bits << 8 | block[at + i] & 0xFF;
            block[at + i] = 0;
        }
        at += Long.BYTES;
        return bits >>> 1;
    }

    boolean nextBoolean() {
        return (next() & 1) == 0;
    }

    /// Even in 0 to `bound` - 1, without bias.
    ///
    /// @param bound  at least 1
    long below(long bound) {
        long mask = -1L >>> Long.numberOfLeadingZeros(bound - 1 | 1);
        long drawn = next() & mask;
        while (drawn >= bound) {
            drawn = next() & mask;
        }
        return drawn;
    }
}
