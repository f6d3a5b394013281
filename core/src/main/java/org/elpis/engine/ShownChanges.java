package org.elpis.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.elpis.compare.FrameFinding;
import org.elpis.compare.Sameness;

/// Chooses the objects of a comparison that are shown: of all series by turns, what changed most first.
final class ShownChanges {
    /// A page with more could hardly be opened.
    static final int MOST = 24;

    private ShownChanges() {}

    /// Places in the list of the report, ascending.
    static Set<Integer> of(List<BaselineReport.ObjectResult> objects) {
        Map<String, List<Integer>> series = new LinkedHashMap<>();
        for (int i = 0; i < objects.size(); i++) {
            if (objects.get(i).finding().sameness() != Sameness.SAME) {
                series.computeIfAbsent(objects.get(i).series(), none -> new ArrayList<>())
                        .add(i);
            }
        }
        series.values()
                .forEach(all -> all.sort(Comparator.comparingLong((Integer i) -> -changed(objects.get(i)))
                        .thenComparing(Comparator.naturalOrder())));
        Set<Integer> chosen = new TreeSet<>();
        for (int turn = 0; turn < MOST && chosen.size() < MOST; turn++) {
            for (List<Integer> all : series.values()) {
                if (turn < all.size() && chosen.size() < MOST) {
                    chosen.add(all.get(turn));
                }
            }
        }
        return chosen;
    }

    private static long changed(BaselineReport.ObjectResult object) {
        return object.finding().frames().stream()
                .mapToLong(FrameFinding::changed)
                .sum();
    }
}
