package org.elpis.models.attributes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elpis.models.stats.Draws;

/// Patients dealt to folds: no patient is in training and in test at once.
final class Folds {
    private final int[] folds;
    private final int count;

    /// Deals the patients.
    ///
    /// @param patients  of each item
    Folds(List<String> patients, int count, Draws draws) {
        this.count = count;
        Map<String, Integer> places = new LinkedHashMap<>();
        patients.forEach(patient -> places.putIfAbsent(patient, places.size()));
        int[] order = draws.permutation(places.size());
        folds = patients.stream()
                .mapToInt(patient -> order[places.getOrDefault(patient, 0)] % count)
                .toArray();
    }

    int count() {
        return count;
    }

    /// Items of a fold that have a group.
    int[] test(int fold, int[] groups) {
        return where(groups, fold, true);
    }

    /// Items of all other folds that have a group.
    int[] training(int fold, int[] groups) {
        return where(groups, fold, false);
    }

    private int[] where(int[] groups, int fold, boolean isInside) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < groups.length; i++) {
            if (groups[i] >= 0 && (folds[i] == fold) == isInside) {
                places.add(i);
            }
        }
        return places.stream().mapToInt(Integer::intValue).toArray();
    }
}
