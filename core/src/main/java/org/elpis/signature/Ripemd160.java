package org.elpis.signature;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;

/// RIPEMD-160, which the JDK does not have and old signatures are made with. Not thread-safe.
///
/// Source: Dobbertin, Bosselaers, Preneel, *RIPEMD-160: a strengthened version of RIPEMD*, 1996 (ISO/IEC 10118-3).
final class Ripemd160 extends MessageDigest {
    private static final int BYTES = 20;
    private static final int BLOCK = 64;
    private static final int ROUNDS = 5;
    private static final int STEPS = 16;
    private static final int[] START = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};

    /// What each round adds, in the left and in the right line.
    private static final int[] LEFT_ADDED = {0, 0x5A827999, 0x6ED9EBA1, 0x8F1BBCDC, 0xA953FD4E};

    private static final int[] RIGHT_ADDED = {0x50A28BE6, 0x5C4DD124, 0x6D703EF3, 0x7A6D76E9, 0};

    /// Which word of the block a step takes: a string a round, a hexadecimal digit a step.
    private static final String[] LEFT_WORDS = {
        "0123456789abcdef", "74d1a6f3c0952eb8", "3ae49f812706db5c", "19ba08c4d37fe562", "40597c2ae138b6fd"
    };

    private static final String[] RIGHT_WORDS = {
        "5e7092b4d6f81a3c", "6b370d5aef8c4912", "f5137e69b8c2a04d", "86413bf05c2d97ae", "cfa4158762de039b"
    };

    /// By how many bits a step rotates, written the same way.
    private static final String[] LEFT_TURNS = {
        "befc5879bdef6798", "768db97f7cf9b7dc", "bd67e9dfe8d65c75", "bcefef989e56865c", "9f5b68dc5cdeb856"
    };

    private static final String[] RIGHT_TURNS = {
        "899bdff5778beec6", "9df7c89b77c76fdb", "97fb866ecd5edd75", "f58bee6e69c9c5f8", "85c9c5e68d65fdbb"
    };

    private final int[] state = START.clone();
    private final byte[] block = new byte[BLOCK];
    private final int[] words = new int[STEPS];
    private int used;
    private long length;

    Ripemd160() {
        super("RIPEMD160");
    }

    @Override
    protected int engineGetDigestLength() {
        return BYTES;
    }

    @Override
    protected void engineUpdate(byte input) {
        block[used++] = input;
        length++;
        if (used == BLOCK) {
            compress();
            used = 0;
        }
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int count) {
        int at = offset;
        int end = offset + count;
        while (at < end) {
            int taken = Math.min(end - at, BLOCK - used);
            System.arraycopy(input, at, block, used, taken);
            at += taken;
            used += taken;
            if (used == BLOCK) {
                compress();
                used = 0;
            }
        }
        length += count;
    }

    @Override
    protected byte[] engineDigest() {
        long bits = length * 8;
        engineUpdate((byte) 0x80);
        while (used != BLOCK - 8) {
            engineUpdate((byte) 0);
        }
        ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).putLong(BLOCK - 8, bits);
        compress();
        ByteBuffer digest = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int word : state) {
            digest.putInt(word);
        }
        engineReset();
        return digest.array();
    }

    @Override
    protected void engineReset() {
        System.arraycopy(START, 0, state, 0, START.length);
        Arrays.fill(block, (byte) 0);
        used = 0;
        length = 0;
    }

    private void compress() {
        ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(words);
        int[] left = state.clone();
        int[] right = state.clone();
        for (int round = 0; round < ROUNDS; round++) {
            line(left, round, LEFT_ADDED[round], LEFT_WORDS[round], LEFT_TURNS[round]);
            line(right, ROUNDS - 1 - round, RIGHT_ADDED[round], RIGHT_WORDS[round], RIGHT_TURNS[round]);
        }
        int first = state[1] + left[2] + right[3];
        state[1] = state[2] + left[3] + right[4];
        state[2] = state[3] + left[4] + right[0];
        state[3] = state[4] + left[0] + right[1];
        state[4] = state[0] + left[1] + right[2];
        state[0] = first;
    }

    /// One round of a line.
    private void line(int[] at, int function, int added, String order, String turns) {
        for (int step = 0; step < STEPS; step++) {
            int word = words[Character.digit(order.charAt(step), 16)];
            int sum = at[0] + mixed(function, at[1], at[2], at[3]) + word + added;
            int turned = Integer.rotateLeft(sum, Character.digit(turns.charAt(step), 16)) + at[4];
            at[0] = at[4];
            at[4] = at[3];
            at[3] = Integer.rotateLeft(at[2], 10);
            at[2] = at[1];
            at[1] = turned;
        }
    }

    private static int mixed(int function, int x, int y, int z) {
        return switch (function) {
            case 0 -> x ^ y ^ z;
            case 1 -> x & y | ~x & z;
            case 2 -> (x | ~y) ^ z;
            case 3 -> x & z | y & ~z;
            default -> x ^ (y | ~z);
        };
    }
}
