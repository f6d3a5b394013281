package org.elpis.policy;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Private attributes by creator, group and low byte of the element: where a creator's block lies differs from
/// object to object. Letter case of a creator matters, spaces around it do not.
final class PrivateIndex<E> {
    /// By creator, then by group << 8 | low byte of the element.
    private final Map<String, Map<Integer, E>> entries = new HashMap<>();

    private int size;

    void add(int group, String creator, int element, E entry) {
        Map<Integer, E> byElement = entries.get(creator);
        if (byElement == null) {
            byElement = new HashMap<>();
            entries.put(creator, byElement);
        }
        byElement.put(key(group, element), entry);
        size++;
    }

    /// Null when there is none.
    @Nullable
    E find(int group, String creator, int element) {
        Map<Integer, E> byElement = entries.get(creator.strip());
        return byElement == null ? null : byElement.get(key(group, element));
    }

    boolean hasCreator(String creator) {
        return entries.containsKey(creator.strip());
    }

    int size() {
        return size;
    }

    private static int key(int group, int element) {
        return group << 8 | element & 0xFF;
    }
}
