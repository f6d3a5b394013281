package org.elpis.models.memorization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Images of the training set that are copies of one another: what is seen often is learned by heart first.
///
/// @param groups  places of images that are linked as copies, at least two each; private
/// @param acrossPatients  groups that name more than one patient
record Duplicates(List<List<Integer>> groups, int acrossPatients) {
    /// Links each image to the nearest other one where their pixels are nearer than chance brings strangers.
    ///
    /// @param looks  of each image at all others
    /// @param byChance  links that would be expected if none were a duplicate
    static Duplicates of(List<Look> looks, List<String> patients, Yardstick yardstick, double byChance) {
        double limit = yardstick.pixelTail().reachedBy(byChance / looks.size());
        int[] root = new int[looks.size()];
        for (int i = 0; i < root.length; i++) {
            root[i] = i;
        }
        for (int i = 0; i < root.length; i++) {
            Look look = looks.get(i);
            if (look.pixels() / yardstick.pixels() < limit) {
                root[top(root, i)] = top(root, look.pixelPlace());
            }
        }
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < root.length; i++) {
            groups.computeIfAbsent(top(root, i), place -> new ArrayList<>()).add(i);
        }
        List<List<Integer>> several =
                groups.values().stream().filter(group -> group.size() > 1).toList();
        long across = several.stream()
                .filter(group -> group.stream().map(patients::get).distinct().count() > 1)
                .count();
        return new Duplicates(several, (int) across);
    }

    private static int top(int[] root, int place) {
        int at = place;
        while (root[at] != at) {
            at = root[at];
        }
        return at;
    }

    int images() {
        return groups.stream().mapToInt(List::size).sum();
    }

    int largest() {
        return groups.stream().mapToInt(List::size).max().orElse(0);
    }
}
