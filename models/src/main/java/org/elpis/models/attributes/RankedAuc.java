package org.elpis.models.attributes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How well scores tell groups apart, for any draw of the items: the mean over groups of the area under the curve of
/// one against the rest. Items are sorted once, so a draw costs one pass a group.
final class RankedAuc {
    private final int[] groups;
    private final int[][] order;
    private final boolean[][] endsTie;

    /// Sorts the items for each group.
    ///
    /// @param scores  of each item, one a group; none for items that are left out
    RankedAuc(double[][] scores, int[] groups, int groupCount) {
        this.groups = groups.clone();
        int rankings = groupCount == 2 ? 1 : groupCount;
        order = new int[rankings][];
        endsTie = new boolean[rankings][];
        for (int g = 0; g < rankings; g++) {
            rank(g, scores, rankings == 1);
        }
    }

    private void rank(int group, double[][] scores, boolean isPair) {
        List<Integer> items = new ArrayList<>();
        double[] values = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            if (scores[i].length > 0) {
                values[i] = isPair ? scores[i][0] - scores[i][1] : scores[i][group];
                items.add(i);
            }
        }
        items.sort(Comparator.comparingDouble(item -> values[item]));
        order[group] = items.stream().mapToInt(Integer::intValue).toArray();
        endsTie[group] = new boolean[order[group].length];
        for (int i = 0; i < order[group].length; i++) {
            endsTie[group][i] = i + 1 == order[group].length || values[order[group][i]] != values[order[group][i + 1]];
        }
    }

    /// The figure of a draw; NaN when a group is not in it.
    double of(int[] drawn) {
        int[] counts = new int[groups.length];
        for (int item : drawn) {
            counts[item]++;
        }
        double sum = 0;
        for (int g = 0; g < order.length; g++) {
            sum += of(g, counts);
        }
        return sum / order.length;
    }

    private double of(int group, int[] counts) {
        double wins = 0;
        double inside = 0;
        double outside = 0;
        double insideTie = 0;
        double outsideTie = 0;
        for (int i = 0; i < order[group].length; i++) {
            int item = order[group][i];
            if (groups[item] == group) {
                insideTie += counts[item];
            } else {
                outsideTie += counts[item];
            }
            if (endsTie[group][i]) {
                wins += insideTie * (outside + outsideTie / 2);
                inside += insideTie;
                outside += outsideTie;
                insideTie = 0;
                outsideTie = 0;
            }
        }
        return inside == 0 || outside == 0 ? Double.NaN : wins / (inside * outside);
    }
}
