package org.elpis.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which objects that were held back for what they show the report has a picture of: one of a series and reason, at
/// most [#MAX], by turns. Every kind of reason has its turn; within a kind every sentence, within a sentence every
/// study, within a study every series. So one long series in doubt leaves room for the others, and the same job shows
/// the same ones whatever its threads do.
///
/// Thread-safe.
final class HeldBackChoice {
    /// One picture each, of at most 512 by 512 pixels: at most 9 MB in memory.
    static final int MAX = 12;

    /// A place for a picture.
    ///
    /// @param code  of the reason
    /// @param what  the reason's sentence
    /// @param study  the lowest index of its objects in the job
    /// @param series  the lowest index of its objects in the job
    record Key(String code, String what, int study, int series) {
        private Object turn(int depth) {
            return switch (depth) {
                case 0 -> code;
                case 1 -> what;
                case 2 -> study;
                default -> series;
            };
        }
    }

    private static final int DEPTHS = 4;

    private record Held(int distance, int index, Study study, Picture picture) {}

    private final Map<Key, Held> known = new HashMap<>();
    private List<Key> shown = List.of();

    /// Whether an object would be shown.
    ///
    /// @param distance  of two objects for one place the nearer is shown
    synchronized boolean wants(Key key, int distance, int index) {
        Held before = known.get(key);
        return before == null ? with(key).contains(key) : isNearer(distance, index, before);
    }

    private static boolean isNearer(int distance, int index, Held before) {
        return distance < before.distance() || distance == before.distance() && index < before.index();
    }

    synchronized void add(Key key, int distance, int index, Study study, Picture picture) {
        if (wants(key, distance, index)) {
            shown = with(key);
            known.put(key, new Held(distance, index, study, picture));
            known.keySet().retainAll(shown);
        }
    }

    /// Which places remain when one more is asked for. What is refused once is refused ever after: others can only
    /// come before it, never go.
    private List<Key> with(Key added) {
        List<Key> all = new ArrayList<>(known.keySet());
        if (!known.containsKey(added)) {
            all.add(added);
        }
        return byTurns(all, 0).stream().limit(MAX).toList();
    }

    private static List<Key> byTurns(List<Key> keys, int depth) {
        if (depth == DEPTHS) {
            return keys;
        }
        SortedMap<Object, List<Key>> groups = new TreeMap<>();
        for (Key key : keys) {
            groups.computeIfAbsent(key.turn(depth), absent -> new ArrayList<>()).add(key);
        }
        List<List<Key>> inner =
                groups.values().stream().map(group -> byTurns(group, depth + 1)).toList();
        List<Key> order = new ArrayList<>(keys.size());
        for (int turn = 0; order.size() < keys.size(); turn++) {
            for (List<Key> group : inner) {
                if (turn < group.size()) {
                    order.add(group.get(turn));
                }
            }
        }
        return order;
    }

    /// What is shown of a study, in the order of its turns.
    synchronized List<Picture> of(Study study) {
        List<Picture> pictures = new ArrayList<>();
        for (Key key : shown) {
            Held held = known.get(key);
            if (held != null && held.study().equals(study)) {
                pictures.add(held.picture());
            }
        }
        return pictures;
    }
}
