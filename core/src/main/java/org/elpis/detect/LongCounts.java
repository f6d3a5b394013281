package org.elpis.detect;

import java.util.Arrays;
import java.util.function.LongPredicate;

/// How often each of many numbers was met. Open addressing; 0 is not counted as a key of its own but as 1.
final class LongCounts {
    private long[] keys = new long[1024];
    private int[] counts = new int[1024];
    private int size;

    int size() {
        return size;
    }

    /// How often it was met, with this time.
    int increment(long key) {
        if (size * 2 >= keys.length) {
            grow();
        }
        int place = place(key);
        if (keys[place] == 0) {
            keys[place] = key == 0 ? 1 : key;
            size++;
        }
        return ++counts[place];
    }

    int get(long key) {
        return counts[place(key)];
    }

    /// Forgets the count of the keys that fit.
    void removeIf(LongPredicate isGone) {
        for (int i = 0; i < keys.length; i++) {
            if (counts[i] != 0 && isGone.test(keys[i])) {
                counts[i] = 0;
            }
        }
    }

    /// Keys that were met so often or more, ascending.
    long[] keysWith(int least) {
        long[] found = new long[size];
        int count = 0;
        for (int i = 0; i < keys.length; i++) {
            if (counts[i] >= least) {
                found[count++] = keys[i];
            }
        }
        long[] sorted = Arrays.copyOf(found, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private void grow() {
        long[] before = keys;
        int[] countsBefore = counts;
        keys = new long[before.length * 2];
        counts = new int[before.length * 2];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                int place = place(before[i]);
                keys[place] = before[i];
                counts[place] = countsBefore[i];
            }
        }
    }

    /// Where the key is, or the free place where it would be.
    private int place(long key) {
        long stored = key == 0 ? 1 : key;
        int place = (int) (stored ^ stored >>> 32) & keys.length - 1;
        while (keys[place] != 0 && keys[place] != stored) {
            place = place + 1 & keys.length - 1;
        }
        return place;
    }
}
