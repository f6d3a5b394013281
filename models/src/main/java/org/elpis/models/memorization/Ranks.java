package org.elpis.models.memorization;

import java.util.Arrays;

/// Tests on ranks and estimates from counts.
final class Ranks {
    private Ranks() {}

    /// How far `a` lies below `b`, in standard deviations of Mann and Whitney's U with ties: below 0 when values of a
    /// are less. The data-copying test of Meehan, Chaudhuri and Dasgupta (AISTATS 2020, 3.1).
    ///
    /// @param a  at least one
    /// @param b  at least one
    static double z(double[] a, double[] b) {
        double[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        Arrays.sort(all);
        double[] sorted = b.clone();
        Arrays.sort(sorted);
        double above = 0;
        for (double value : a) {
            above += (below(sorted, value) + below(sorted, Math.nextUp(value))) / 2.0;
        }
        double ties = 0;
        for (int i = 0; i < all.length; ) {
            int end = i;
            while (end < all.length && all[end] == all[i]) {
                end++;
            }
            double equal = end - i;
            ties += equal * equal * equal - equal;
            i = end;
        }
        double n = all.length;
        double pairs = (double) a.length * b.length;
        double variance = n < 2 ? 0 : pairs / 12 * (n + 1 - ties / (n * (n - 1)));
        return variance <= 0 ? 0 : (above - pairs / 2) / Math.sqrt(variance);
    }

    private static int below(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Patients that more samples would still show: Chao's lower bound, bias-corrected (Chao, 1984; 1987).
    ///
    /// @param counts  how often each patient was seen; zeros are not looked at
    static double unseen(int[] counts) {
        long once = Arrays.stream(counts).filter(count -> count == 1).count();
        long twice = Arrays.stream(counts).filter(count -> count == 2).count();
        return once * (once - 1.0) / (2.0 * (twice + 1));
    }
}
