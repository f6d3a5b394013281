package org.elpis.detect;

/// A set of 64-bit hashes without boxes: looking one up copies nothing. Filled by one thread, then read by many.
final class HashSet64 {
    private long[] hashes = new long[64];
    private int size;

    /// The hashes of words that are parted by blanks.
    static HashSet64 of(String words) {
        HashSet64 hashes = new HashSet64();
        int at = 0;
        while (at < words.length()) {
            int end = at;
            while (end < words.length() && words.charAt(end) > ' ') {
                end++;
            }
            if (end > at) {
                hashes.add(WordTable.hash(words, at, end));
            }
            at = end + 1;
        }
        return hashes;
    }

    void add(long hash) {
        if (size * 2 >= hashes.length) {
            long[] before = hashes;
            hashes = new long[before.length * 2];
            size = 0;
            for (long known : before) {
                if (known != 0) {
                    put(known);
                }
            }
        }
        put(hash);
    }

    private void put(long hash) {
        int place = place(hash);
        if (hashes[place] == 0) {
            hashes[place] = hash;
            size++;
        }
    }

    /// Where the hash is, or the free place where it would be.
    private int place(long hash) {
        int place = (int) (hash ^ hash >>> 32) & hashes.length - 1;
        while (hashes[place] != 0 && hashes[place] != hash) {
            place = place + 1 & hashes.length - 1;
        }
        return place;
    }

    boolean contains(long hash) {
        return size != 0 && hashes[place(hash)] != 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }
}
