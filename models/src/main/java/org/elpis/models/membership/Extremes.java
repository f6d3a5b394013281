package org.elpis.models.membership;

import java.util.Arrays;

/// Whether more members than chance has it lie beyond the most extreme non-members: a model that remembers
/// twenty patients of a thousand is seen there, and not in the share of all members.
///
/// @param p  the least p-value over 0 to [#MOST_OTHERS] non-members among them, times their number
/// @param members  that lie beyond all but `others` non-members
/// @param others  non-members among them
record Extremes(double p, int members, int others) {
    /// Non-members that may lie among them: 0 to this.
    static final int MOST_OTHERS = 4;

    static Extremes of(double[] members, double[] others) {
        double[] sorted = others.clone();
        Arrays.sort(sorted);
        Extremes least = new Extremes(1, 0, 0);
        for (int k = 0; k <= Math.min(MOST_OTHERS, others.length - 1); k++) {
            double bar = sorted[others.length - 1 - k];
            int beyond = 0;
            for (double score : members) {
                beyond += score > bar ? 1 : 0;
            }
            double p = Math.min(1, (MOST_OTHERS + 1) * chance(members.length, others.length, beyond, k));
            least = p < least.p() ? new Extremes(p, beyond, k) : least;
        }
        return least;
    }

    /// P[at most `k` non-members are among the first `beyond + k` of all, drawn in any order]: hypergeometric.
    static double chance(int members, int others, int beyond, int k) {
        int first = beyond + k;
        double sum = 0;
        for (int j = 0; j <= k && j <= first; j++) {
            sum += Counting.hypergeometric(members, others, first - j, j);
        }
        return Math.min(1, sum);
    }
}
