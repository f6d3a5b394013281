package org.elpis.dicom;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A small hash map from tags to values, without boxes. Not thread-safe.
public final class TagMap<V> {
    private int[] tags = new int[64];
    private @Nullable Object[] values = new Object[64];
    private int size;

    @SuppressWarnings("unchecked")
    public @Nullable V get(int tag) {
        int mask = tags.length - 1;
        for (int i = slot(tag) & mask; ; i = i + 1 & mask) {
            Object value = values[i];
            if (value == null || tags[i] == tag) {
                return (V) value;
            }
        }
    }

    public void put(int tag, V value) {
        if (size * 2 >= tags.length) {
            grow();
        }
        insert(tag, value);
    }

    private void insert(int tag, Object value) {
        int mask = tags.length - 1;
        int i = slot(tag) & mask;
        while (values[i] != null && tags[i] != tag) {
            i = i + 1 & mask;
        }
        if (values[i] == null) {
            size++;
        }
        tags[i] = tag;
        values[i] = value;
    }

    private void grow() {
        int[] oldTags = tags;
        @Nullable Object[] oldValues = values;
        tags = new int[oldTags.length * 2];
        values = new Object[oldTags.length * 2];
        size = 0;
        for (int i = 0; i < oldTags.length; i++) {
            Object value = oldValues[i];
            if (value != null) {
                insert(oldTags[i], value);
            }
        }
    }

    private static int slot(int tag) {
        int mixed = tag * 0x9E37_79B9;
        return mixed ^ mixed >>> 15;
    }

    public void clear() {
        Arrays.fill(values, null);
        size = 0;
    }
}
