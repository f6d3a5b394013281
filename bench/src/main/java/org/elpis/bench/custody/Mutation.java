package org.elpis.bench.custody;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Damages bytes in the ways that readers fall over: bits, lengths that claim too much, ends cut off, parts moved or
/// taken from another file. Follows from the seed alone.
final class Mutation {
    /// Heads of CBOR and numbers of other formats that claim more than there is.
    private static final byte[][] CLAIMS = {
        {0x1B, -1, -1, -1, -1, -1, -1, -1, -1},
        {(byte) 0x9A, 0x7F, -1, -1, -1},
        {(byte) 0xBA, 0x7F, -1, -1, -1},
        {0x5A, 0x7F, -1, -1, -1},
        {0x5B, 0, 0, 0, 1, 0, 0, 0, 0},
        {0x7A, -1, -1, -1, -1},
        {(byte) 0x9F},
        {(byte) 0xBF},
        {-1, -1, -1, -1},
        {'9', '9', '9', '9', '9', '9', '9', '9', '9', '9', '9', '9', '9'},
        {'\n', '\n'},
        {0}
    };

    private final SplittableRandom random;

    Mutation(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /// @param other  another file of the kind
    byte[] of(byte[] original, byte[] other) {
        byte[] changed = original.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            changed = once(changed, other);
        }
        return changed;
    }

    private byte[] once(byte[] bytes, byte[] other) {
        if (bytes.length == 0) {
            return other;
        }
        int at = random.nextInt(bytes.length);
        int length = random.nextInt(Math.min(64, bytes.length - at) + 1);
        byte[] changed = bytes.clone();
        return switch (random.nextInt(8)) {
            case 0, 1 -> {
                changed[at] ^= (byte) (1 << random.nextInt(8));
                yield changed;
            }
            case 2 -> {
                changed[at] = (byte) random.nextInt(256);
                yield changed;
            }
            case 3 -> Arrays.copyOf(bytes, at);
            case 4 -> joined(bytes, at, new byte[0], at + length);
            case 5 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, at + length), at);
            case 6 -> {
                byte[] claim = CLAIMS[random.nextInt(CLAIMS.length)];
                int end = random.nextBoolean() ? at : Math.min(bytes.length, at + claim.length);
                yield joined(bytes, at, claim, end);
            }
            default -> {
                int from = random.nextInt(other.length);
                byte[] part = Arrays.copyOfRange(other, from, Math.min(other.length, from + 1 + length));
                yield joined(bytes, at, part, Math.min(bytes.length, at + part.length));
            }
        };
    }

    /// What is before a place, a part, and what is from another place on.
    private static byte[] joined(byte[] bytes, int at, byte[] part, int rest) {
        byte[] joined = Arrays.copyOf(bytes, at + part.length + bytes.length - rest);
        System.arraycopy(part, 0, joined, at, part.length);
        System.arraycopy(bytes, rest, joined, at + part.length, bytes.length - rest);
        return joined;
    }
}
