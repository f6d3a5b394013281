package org.elpis.models.membership;

import java.util.Arrays;

/// Whether more members than chance has it lie beyond the most extreme non-members: a model that remembers twenty
/// patients of a thousand is seen there, and not in the share of all members.
final class Extremes {
    /// Non-members that may lie among them: 0 to this.
    static final int MOST_OTHERS = 4;

    private Extremes() {}

    /// The least p-value over 0 to [#MOST_OTHERS] non-members, times their number.
    static double p(double[] members, double[] others) {
        double[] sorted = others.clone();
        Arrays.sort(sorted);
        double least = 1;
        for (int k = 0; k <= Math.min(MOST_OTHERS, others.length - 1); k++) {
            double bar = sorted[others.length - 1 - k];
            int beyond = 0;
            for (double score : members) {
                beyond += score > bar ? 1 : 0;
            }
            least = Math.min(least, chance(members.length, others.length, beyond, k));
        }
        return Math.min(1, least * (MOST_OTHERS + 1));
    }

    /// Members beyond the most extreme non-member.
    static int beyond(double[] members, double[] others) {
        double greatest = Arrays.stream(others).max().orElse(Double.POSITIVE_INFINITY);
        return (int) Arrays.stream(members).filter(score -> score > greatest).count();
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
