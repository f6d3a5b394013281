package org.elpis.check;

import java.util.Arrays;

/// Folded byte strings that are looked for all at once.
///
/// The last four bytes of each are hashed into a filter of 64 Ki bits that stays in the first-level cache; a
/// text costs one probe a byte, and only what passes is compared. Cheap to build: one table per study.
final class Needles {
    /// Needs no letter beside its letters and no digit beside its digits, at either end.
    static final int BOUNDED = 1;
    /// Looked for in texts only: too short to mean anything among arbitrary bytes.
    static final int TEXT_ONLY = 2;
    /// May also be found with the separators left out.
    static final int SQUEEZED = 4;
    /// Looks like an identifier, but stood where nothing says so: coded strings are not searched for it.
    static final int WEAK = 8;
    /// Digits that may stand inside a longer run of digits, if it is not as long as a number in a UID.
    static final int IN_DIGITS = 16;

    /// Shortest needle.
    static final int MIN_BYTES = 4;

    private static final int SPREAD = 0x9E37_79B1;

    private byte[] pool = new byte[4096];
    private int poolUsed;
    private int[] start = new int[256];
    private int[] grams = new int[256];
    private byte[] kinds = new byte[256];
    private byte[] rules = new byte[256];
    private int size;
    private final long[] filter = new long[1024];
    private int[] heads = {};
    private int[] next = {};

    /// Told of every occurrence, before any rule but the bytes.
    interface Sink {
        void found(int needle, int from, int to);

        /// Told of every space of a folded text that does not follow another.
        void gap();
    }

    void add(byte[] folded, int from, int to, Kind kind, int rule) {
        if (size + 1 >= start.length) {
            start = Arrays.copyOf(start, size * 2);
            grams = Arrays.copyOf(grams, size * 2);
            kinds = Arrays.copyOf(kinds, size * 2);
            rules = Arrays.copyOf(rules, size * 2);
        }
        int length = to - from;
        if (poolUsed + length > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(pool.length * 2, poolUsed + length));
        }
        System.arraycopy(folded, from, pool, poolUsed, length);
        start[size] = poolUsed;
        poolUsed += length;
        int gram = 0;
        for (int i = poolUsed - 4; i < poolUsed; i++) {
            gram = gram << 8 | pool[i] & 0xFF;
        }
        grams[size] = gram;
        kinds[size] = (byte) kind.ordinal();
        rules[size] = (byte) rule;
        size++;
        start[size] = poolUsed;
    }

    /// A copy that can be searched with, no longer changed by additions to this one.
    Needles build() {
        Needles built = new Needles();
        built.pool = Arrays.copyOf(pool, poolUsed);
        built.poolUsed = poolUsed;
        built.start = Arrays.copyOf(start, size + 1);
        built.grams = Arrays.copyOf(grams, size);
        built.kinds = Arrays.copyOf(kinds, size);
        built.rules = Arrays.copyOf(rules, size);
        built.size = size;
        built.index();
        return built;
    }

    private void index() {
        int slots = Math.max(64, Integer.highestOneBit(size * 2) * 2);
        heads = new int[slots];
        next = new int[size];
        for (int i = 0; i < size; i++) {
            int hash = grams[i] * SPREAD >>> 16;
            filter[hash >>> 6] |= 1L << hash;
            int slot = hash & slots - 1;
            next[i] = heads[slot];
            heads[slot] = i + 1;
        }
    }

    int size() {
        return size;
    }

    Kind kind(int needle) {
        return Kind.of(kinds[needle]);
    }

    int rule(int needle) {
        return rules[needle];
    }

    /// Folds `length` bytes into `target` and looks for every needle on the way.
    ///
    /// @param fold  what each byte becomes
    /// @param target  room for `length` bytes at least
    /// @return folded bytes; spaces at the ends may be among them
    int foldAndFind(byte[] source, int offset, int length, byte[] fold, byte[] target, Sink sink) {
        long[] bits = filter;
        int used = 0;
        int gram = ' ';
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            int c = fold[source[i] & 0xFF] & 0xFF;
            if (c == ' ') {
                if ((gram & 0xFF) == ' ') {
                    continue;
                }
                sink.gap();
            }
            target[used++] = (byte) c;
            gram = gram << 8 | c;
            int hash = gram * SPREAD >>> 16;
            if ((bits[hash >>> 6] & 1L << hash) != 0) {
                compare(gram, hash, target, used, sink);
            }
        }
        return used;
    }

    /// Looks for every needle in bytes that are folded already.
    void find(byte[] folded, int length, Sink sink) {
        int gram = 0;
        for (int i = 0; i < length; i++) {
            gram = gram << 8 | folded[i] & 0xFF;
            int hash = gram * SPREAD >>> 16;
            if ((filter[hash >>> 6] & 1L << hash) != 0) {
                compare(gram, hash, folded, i + 1, sink);
            }
        }
    }

    private void compare(int gram, int hash, byte[] text, int end, Sink sink) {
        for (int i = heads[hash & heads.length - 1]; i != 0; i = next[i - 1]) {
            int needle = i - 1;
            int length = start[needle + 1] - start[needle];
            if (grams[needle] == gram && length <= end && isAt(needle, length, text, end - length)) {
                sink.found(needle, end - length, end);
            }
        }
    }

    private boolean isAt(int needle, int length, byte[] text, int from) {
        return Arrays.equals(pool, start[needle], start[needle] + length, text, from, from + length);
    }
}
