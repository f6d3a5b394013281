package org.elpis.engine;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where the series of a job lie among its objects. Never changes once it is made.
final class SeriesPlaces {
    /// Of a job that nobody has listed yet.
    static final SeriesPlaces NONE = new SeriesPlaces(List.of());

    private final Map<Study, Map<String, Place>> series = new HashMap<>();

    /// @param items  in the order of the job
    SeriesPlaces(List<ScannedItem> items) {
        int index = 0;
        for (ScannedItem item : items) {
            int first = index++;
            series.computeIfAbsent(item.study(), absent -> new LinkedHashMap<>(4))
                    .computeIfAbsent(item.seriesUid(), absent -> new Place(first))
                    .count++;
        }
        index = 0;
        for (ScannedItem item : items) {
            place(item, index).pass(index++);
        }
    }

    /// The lowest index of an object of the series.
    ///
    /// @param index  of the item, for one that nobody listed
    int first(ScannedItem item, int index) {
        return place(item, index).first;
    }

    /// The index of the object in the middle of the series, which shows more of a head than its first one.
    int middle(ScannedItem item, int index) {
        return place(item, index).middle;
    }

    /// The lowest index of an object of the study.
    int firstOfStudy(ScannedItem item, int index) {
        Map<String, Place> own = series.getOrDefault(item.study(), Map.of());
        return own.isEmpty() ? index : own.values().iterator().next().first;
    }

    private Place place(ScannedItem item, int index) {
        Place known = series.getOrDefault(item.study(), Map.of()).get(item.seriesUid());
        return known == null ? new Place(index) : known;
    }

    private static final class Place {
        private final int first;
        private int middle;
        private int count;
        private int passed;

        Place(int first) {
            this.first = first;
            this.middle = first;
        }

        private void pass(int index) {
            if (passed++ == count / 2) {
                middle = index;
            }
        }
    }
}
