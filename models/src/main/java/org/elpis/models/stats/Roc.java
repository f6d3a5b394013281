package org.elpis.models.stats;

import java.util.Arrays;

/// How well a score tells members from others: the curve of true positives over false positives. A greater score
/// says member; among equal scores none is told apart, so a threshold never cuts through a tie.
public final class Roc {
    private final double[] members;
    private final double[] others;

    /// Sorts the scores of both.
    ///
    /// @param members  scores of what was in training, at least one, no NaN
    /// @param others  scores of what was not, at least one, no NaN
    public Roc(double[] members, double[] others) {
        this.members = sorted("members", members);
        this.others = sorted("others", others);
    }

    private static double[] sorted(String name, double[] scores) {
        if (scores.length == 0) {
            throw new IllegalArgumentException(name + " must have a score");
        }
        double[] copy = scores.clone();
        for (double score : copy) {
            if (Double.isNaN(score)) {
                throw new IllegalArgumentException(name + " must have no NaN");
            }
        }
        Arrays.sort(copy);
        return copy;
    }

    /// The area under the curve; ties count half.
    public double auc() {
        double wins = 0;
        for (double score : members) {
            wins += (below(others, score) + notAbove(others, score)) / 2.0;
        }
        return wins / ((double) members.length * others.length);
    }

    /// The lowest threshold at which at most `rate` of the others reach it; infinite when none of the scores does.
    public double thresholdAt(double rate) {
        int allowed = (int) Math.floor(rate * others.length + 1e-9);
        if (allowed >= others.length) {
            return Double.NEGATIVE_INFINITY;
        }
        return Math.nextUp(others[others.length - 1 - allowed]);
    }

    /// How many members reach the threshold.
    public int membersFrom(double threshold) {
        return members.length - below(members, threshold);
    }

    /// How many of the others reach the threshold.
    public int othersFrom(double threshold) {
        return others.length - below(others, threshold);
    }

    /// The share of members found when at most `rate` of the others are.
    public double truePositivesAt(double rate) {
        return (double) membersFrom(thresholdAt(rate)) / members.length;
    }

    public int memberCount() {
        return members.length;
    }

    public int otherCount() {
        return others.length;
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

    private static int notAbove(double[] sorted, double value) {
        return below(sorted, Math.nextUp(value));
    }
}
