package org.elpis.check;

/// A set of 64-bit hashes with a small number for each; open addressing, grows.
///
/// Members are not compared again: with fewer than a million members a foreign value is taken for a member once
/// in 10^13 look-ups.
final class Hashes {
    static final long SEED = 0x2545_F491_4F6C_DD1DL;
    private static final long PRIME = 0x0000_0100_0000_01B3L;

    private long[] keys = new long[64];
    private byte[] kinds = new byte[64];
    private int size;

    static long step(long hash, int octet) {
        return (hash ^ octet & 0xFF) * PRIME;
    }

    static long finish(long hash) {
        long mixed = (hash ^ hash >>> 32) * 0x9E37_79B9_7F4A_7C15L;
        long key = mixed ^ mixed >>> 29;
        return key == 0 ? 1 : key;
    }

    static long of(byte[] bytes, int from, int to) {
        long hash = SEED;
        for (int i = from; i < to; i++) {
            hash = (hash ^ bytes[i] & 0xFF) * PRIME;
        }
        return finish(hash);
    }

    static long of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /// A key for a value at a tag.
    static long at(int tag, long key) {
        return finish(key ^ tag * 0x9E37_79B9_7F4A_7C15L);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /// Adds a key and says whether it was not there before.
    boolean add(long key) {
        return add(key, 0);
    }

    /// Adds a key; of two numbers for one key the smaller stays.
    boolean add(long key, int kind) {
        int mask = keys.length - 1;
        int slot = (int) key & mask;
        while (keys[slot] != 0) {
            if (keys[slot] == key) {
                kinds[slot] = (byte) Math.min(kinds[slot], kind);
                return false;
            }
            slot = slot + 1 & mask;
        }
        keys[slot] = key;
        kinds[slot] = (byte) kind;
        if (++size * 2 > keys.length) {
            grow();
        }
        return true;
    }

    private void grow() {
        long[] oldKeys = keys;
        byte[] oldKinds = kinds;
        keys = new long[oldKeys.length * 4];
        kinds = new byte[keys.length];
        int mask = keys.length - 1;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = (int) oldKeys[i] & mask;
                while (keys[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                keys[slot] = oldKeys[i];
                kinds[slot] = oldKinds[i];
            }
        }
    }

    boolean contains(long key) {
        return kind(key) >= 0;
    }

    /// The number of a key, -1 when it is absent.
    int kind(long key) {
        int mask = keys.length - 1;
        int slot = (int) key & mask;
        while (keys[slot] != 0) {
            if (keys[slot] == key) {
                return kinds[slot];
            }
            slot = slot + 1 & mask;
        }
        return -1;
    }

    Hashes copy() {
        Hashes copy = new Hashes();
        copy.keys = keys.clone();
        copy.kinds = kinds.clone();
        copy.size = size;
        return copy;
    }
}
