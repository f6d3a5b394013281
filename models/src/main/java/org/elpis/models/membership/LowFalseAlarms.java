package org.elpis.models.membership;

import java.util.function.DoublePredicate;
import org.elpis.models.stats.ClopperPearson;
import org.elpis.models.stats.Interval;
import org.elpis.models.stats.Roc;

/// What share of members an attacker finds at a low rate of false alarms, with both uncertainties: of the
/// count of members, and of the rate at a threshold that was set on finitely many non-members.
///
/// The rate at the k-th greatest of n non-members is Beta distributed ([AlarmRate]), so the count of members
/// above it is a mixture of binomials, and the ends of the interval are those shares at which it would be too
/// great or too small by chance. Whoever finds t at a rate of f may guess at random less often, and finds t r
/// / f at r < f: what is sought is the best of that, so the lower end assumes nothing. The upper end assumes
/// that a shorter list of names is no less right than a longer one (share by rate does not rise with the
/// rate), as it is of any likelihood ratio.
///
/// @param rate  of false alarms that is asked for, such as 0.01
/// @param share  of members found, with its ends
/// @param alarms  non-members that reach the threshold
/// @param achieved  their share, with Clopper and Pearson's interval
/// @param threshold  of the score
record LowFalseAlarms(double rate, Interval share, long alarms, Interval achieved, double threshold) {
    /// Thresholds that the lower end looks at, in rates asked for, and what part of its error each may make.
    /// Of few non-members none is known to be at 1 %, but 5 of 10 members above the greatest tenth of them
    /// are much.
    private static final double[] LOOKS = {1, 3, 10};

    private static final double[] PARTS = {0.8, 0.1, 0.1};
    /// Past 2^-24 an end does not move in any digit that is shown.
    private static final int HALVINGS = 24;

    /// @param confidence  of the interval of the share, 0.95: half of the rest at each end
    static LowFalseAlarms of(Roc roc, double rate, double confidence) {
        double tail = (1 - confidence) / 2;
        double threshold = roc.thresholdAt(rate);
        int alarms = roc.othersFrom(threshold);
        double share = (double) roc.membersFrom(threshold) / roc.memberCount();
        double low = 0;
        for (int i = 0; i < LOOKS.length; i++) {
            low = Math.max(low, low(roc, rate, LOOKS[i] * rate, PARTS[i] * tail));
        }
        double high = high(roc, rate, tail);
        return new LowFalseAlarms(
                rate,
                new Interval(share, Math.min(low, share), Math.max(high, share)),
                alarms,
                ClopperPearson.of(alarms, roc.otherCount(), confidence),
                threshold);
    }

    /// The greatest share at `rate` of which so many members above the threshold at `look` would be too many.
    private static double low(Roc roc, double rate, double look, double tail) {
        return end(share -> look < 1 && tooMany(roc, look, share, rate) < tail);
    }

    private static double high(Roc roc, double rate, double tail) {
        return end(share -> tooFew(roc, share, rate) >= tail);
    }

    /// Where something that holds of all shares below an end ceases to hold.
    private static double end(DoublePredicate isBelow) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (isBelow.test(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 0 : high;
    }

    /// Whether more than a share is surely found at `rate`: the lower end is above it.
    static boolean isAbove(Roc roc, double rate, double share, double tail) {
        for (int i = 0; i < LOOKS.length; i++) {
            double look = LOOKS[i] * rate;
            if (look < 1 && tooMany(roc, look, share, rate) < PARTS[i] * tail) {
                return true;
            }
        }
        return false;
    }

    /// Whether less than a share is surely found at `rate`: the upper end is below it.
    static boolean isBelow(Roc roc, double rate, double share, double tail) {
        return tooFew(roc, share, rate) < tail;
    }

    /// P[as many members and more above the threshold at `look`] where no more than `share` can be found at
    /// `rate`.
    private static double tooMany(Roc roc, double look, double share, double rate) {
        int hits = roc.membersFrom(roc.thresholdAt(look));
        return new AlarmRate(allowed(look, roc.otherCount()) + 1, roc.otherCount())
                .atLeast(hits, roc.memberCount(), f -> share * Math.max(1, f / rate));
    }

    /// P[as few members and fewer from the threshold on] where `share` or more is found at `rate`.
    private static double tooFew(Roc roc, double share, double rate) {
        int rank = beyond(rate, roc.otherCount());
        double threshold = Math.nextDown(roc.thresholdAt((rank - 1.0) / roc.otherCount()));
        return tooFew(
                new AlarmRate(rank, roc.otherCount()), roc.membersFrom(threshold), roc.memberCount(), share, rate);
    }

    private static double tooFew(AlarmRate alarms, int hits, int members, double share, double rate) {
        return alarms.atMost(hits, members, f -> share * Math.min(1, f / rate));
    }

    private static int allowed(double rate, int others) {
        return (int) Math.floor(rate * others + 1e-9);
    }

    /// The rank of the non-member at which the upper end is read: three quarters of a deviation beyond the
    /// rate, where it is lowest on the average for a model that gives nothing away.
    static int beyond(double rate, int others) {
        int allowed = allowed(rate, others);
        return Math.min(others, allowed + 1 + (int) Math.round(0.75 * Math.sqrt(allowed)));
    }

    /// How likely it is that as many members are found where nothing sets members apart.
    static double chance(Roc roc, double rate) {
        int hits = roc.membersFrom(roc.thresholdAt(rate));
        int rank = allowed(rate, roc.otherCount()) + 1;
        return new AlarmRate(rank, roc.otherCount()).atLeast(hits, roc.memberCount(), f -> f);
    }

    /// How many members, and as many non-members, it takes so that a model that gives nothing away has its
    /// upper end below a limit in nine of ten audits.
    static long patientsNeeded(double rate, double limit, double confidence) {
        int low = 20;
        int high = 1 << 20;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (passes(middle, middle, rate, limit, confidence) >= 0.9) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// In which share of audits the upper end is below a limit, of a model that gives nothing away.
    static double passes(int members, int others, double rate, double limit, double confidence) {
        AlarmRate alarms = new AlarmRate(beyond(rate, others), others);
        int low = -1;
        int high = members;
        while (low < high) {
            int middle = Math.floorDiv(low + high + 1, 2);
            if (tooFew(alarms, middle, members, limit, rate) < (1 - confidence) / 2) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low < 0 ? 0 : alarms.atMost(low, members, f -> f);
    }
}
