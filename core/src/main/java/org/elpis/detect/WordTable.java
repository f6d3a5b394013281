package org.elpis.detect;

import java.nio.ByteBuffer;

/// A set of words as a table of hashes that is looked up where it lies: reading it from the jar is all there is
/// to loading it. (Reading 15,000 words as text took 35 ms of a cold start; this takes the time of one
/// resource.)
///
/// Open addressing over big-endian 32-bit entries: 31 bits of the word's hash and, lowest, whether the word is
/// a name too; 0 is a free place. The place comes from other bits of the hash. At a load of three quarters a
/// foreign word is taken for a known one about four times in 10^9 look-ups.
/// Immutable and thread-safe.
record WordTable(ByteBuffer entries) {
    /// 2^17 places hold the shipped lists at a load below three quarters.
    static final int PLACES = 1 << 17;

    private static final int ALSO_NAME = 1;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    WordTable {
        if (entries.capacity() != PLACES * Integer.BYTES) {
            throw new IllegalArgumentException("a word table must have the size it was built with");
        }
    }

    boolean contains(long hash) {
        return find(entries, hash) != 0;
    }

    boolean isAlsoName(long hash) {
        return (find(entries, hash) & ALSO_NAME) != 0;
    }

    /// 64-bit FNV-1a over the folded letters, two bytes a letter outside ASCII.
    static long hash(CharSequence text, int start, int end) {
        long hash = FNV_OFFSET;
        for (int i = start; i < end; i++) {
            for (int letters = Fold.letters(text.charAt(i)); letters != 0; letters >>>= 16) {
                char letter = (char) letters;
                hash = (hash ^ letter & 0xff) * FNV_PRIME;
                if (letter >= 0x80) {
                    hash = (hash ^ letter >>> 8) * FNV_PRIME;
                }
            }
        }
        return hash;
    }

    /// Used while a table is made.
    static void insert(ByteBuffer entries, long hash) {
        entries.putInt(offset(entries, hash), find(entries, hash) | key(hash));
    }

    /// Marks a word of the table as a name; false if the word is not in it.
    static boolean markAsName(ByteBuffer entries, long hash) {
        int entry = find(entries, hash);
        if (entry != 0) {
            entries.putInt(offset(entries, hash), entry | ALSO_NAME);
        }
        return entry != 0;
    }

    private static int find(ByteBuffer entries, long hash) {
        return entries.getInt(offset(entries, hash));
    }

    /// Where the word is, or the free place where it would be.
    private static int offset(ByteBuffer entries, long hash) {
        int key = key(hash);
        int place = (int) hash & PLACES - 1;
        while (true) {
            int entry = entries.getInt(place * Integer.BYTES);
            if (entry == 0 || (entry & ~ALSO_NAME) == key) {
                return place * Integer.BYTES;
            }
            place = place + 1 & PLACES - 1;
        }
    }

    private static int key(long hash) {
        int key = (int) (hash >>> 32) & ~ALSO_NAME;
        return key == 0 ? Integer.MIN_VALUE : key;
    }
}
