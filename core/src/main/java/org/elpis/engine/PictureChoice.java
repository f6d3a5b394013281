package org.elpis.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which changed objects the report shows: of every series the one that changed most, once for words and once
/// for a face, at most [#MAX]; where there are more, one of every study comes first. So the same job shows the same
/// ones whatever its threads do.
///
/// Thread-safe.
final class PictureChoice {
    /// Two pictures each, of at most 512 by 512 pixels: at most 37 MB in memory.
    static final int MAX = 24;

    /// What changed.
    enum Kind {
        WORDS,
        FACE
    }

    /// A place for a picture.
    ///
    /// @param rank  of the series in the job: the lowest index of its objects
    record Key(int rank, Study study, String series, Kind kind) {}

    private record Best(Key key, long changed, int index, Picture picture) {}

    private List<Best> chosen = new ArrayList<>();
    private final Map<Key, Best> known = new HashMap<>();

    /// Whether an object would be shown.
    ///
    /// @param changed  how much of it goes
    synchronized boolean wants(Key key, long changed, int index) {
        Best before = known.get(key);
        if (before != null) {
            return isBetter(changed, index, before);
        }
        return chosen.size() < MAX || with(key).contains(key);
    }

    private static boolean isBetter(long changed, int index, Best before) {
        return changed > before.changed() || changed == before.changed() && index < before.index();
    }

    synchronized void add(Key key, long changed, int index, Picture picture) {
        Best before = known.get(key);
        if (before != null && !isBetter(changed, index, before)) {
            return;
        }
        List<Key> kept = with(key);
        if (kept.contains(key)) {
            known.put(key, new Best(key, changed, index, picture));
        }
        known.keySet().retainAll(kept);
        chosen = kept.stream().map(known::get).toList();
    }

    /// Which places remain when one more is asked for. What is refused once is refused ever after: others can
    /// only take more places.
    private List<Key> with(Key added) {
        Set<Key> all = new HashSet<>(known.keySet());
        all.add(added);
        List<Key> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingInt(Key::rank).thenComparing(Key::kind));
        Set<Study> studies = new HashSet<>();
        List<Key> first = new ArrayList<>();
        List<Key> others = new ArrayList<>();
        for (Key key : sorted) {
            (studies.add(key.study()) && first.size() < MAX ? first : others).add(key);
        }
        first.addAll(others.subList(0, Math.min(others.size(), MAX - first.size())));
        first.sort(Comparator.comparingInt(Key::rank).thenComparing(Key::kind));
        return first;
    }

    /// What is shown of a study, in the order of the job; an object that is shown for both kinds only once.
    synchronized List<Picture> of(Study study) {
        List<Picture> pictures = new ArrayList<>();
        Set<Integer> indexes = new HashSet<>();
        for (Best best : chosen) {
            if (best.key().study().equals(study) && indexes.add(best.index())) {
                pictures.add(best.picture());
            }
        }
        return pictures;
    }
}
