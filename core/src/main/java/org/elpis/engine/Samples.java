package org.elpis.engine;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which objects stand for their series in the report: chosen before anything runs, so that the same job
/// shows the same ones whatever its threads do.
///
/// @param indices  of the items
/// @param series  how many there are
record Samples(BitSet indices, long series) {
    /// A page with more could not be read, and hardly be opened.
    static final int MAX = 48;

    /// The first object of each series; where there are too many, first one series of every study.
    static Samples of(List<ScannedItem> items) {
        Map<Study, Set<String>> studies = new HashMap<>();
        BitSet indices = new BitSet();
        BitSet others = new BitSet();
        long count = 0;
        for (int i = 0; i < items.size(); i++) {
            ScannedItem item = items.get(i);
            Set<String> series = studies.get(item.study());
            if (series == null) {
                series = new HashSet<>(4);
                studies.put(item.study(), series);
            }
            if (series.add(item.seriesUid())) {
                count++;
                (series.size() == 1 && indices.cardinality() < MAX ? indices : others).set(i);
            }
        }
        for (int i = others.nextSetBit(0); i >= 0 && indices.cardinality() < MAX; i = others.nextSetBit(i + 1)) {
            indices.set(i);
        }
        return new Samples(indices, count);
    }
}
