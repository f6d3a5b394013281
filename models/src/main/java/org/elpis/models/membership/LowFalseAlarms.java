package org.elpis.models.membership;

import org.elpis.models.stats.ClopperPearson;
import org.elpis.models.stats.Interval;
import org.elpis.models.stats.Roc;

/// What share of members an attacker finds at a low rate of false alarms, with both uncertainties: of the share, and of
/// the rate at a threshold that was set on finitely many non-members.
///
/// The rate above the k-th greatest of n non-members is Beta distributed whatever the scores are, so Clopper and
/// Pearson's ends for k of n hold for it. A likelihood-ratio attacker's curve is concave, and whoever has a point (f,
/// t)
/// may guess at random less often: at a rate of r < f he has t r / f. So the lower end is t's lower end times
/// r / (f's upper end) where that is above r; the upper end is that of t at a threshold whose rate is surely r and
/// more.
/// Each of the two ends is at half of what is left of the confidence.
///
/// @param rate  of false alarms that is asked for, such as 0.01
/// @param share  of members found, with its ends
/// @param alarms  non-members that reach the threshold
/// @param achieved  their share, with Clopper and Pearson's interval
/// @param threshold  of the score
record LowFalseAlarms(double rate, Interval share, long alarms, Interval achieved, double threshold) {
    /// @param confidence  of the interval of the share, 0.95; of both of its ends together
    static LowFalseAlarms of(Roc roc, double rate, double confidence) {
        double both = 1 - (1 - confidence) / 2;
        int others = roc.otherCount();
        double threshold = roc.thresholdAt(rate);
        int alarms = roc.othersFrom(threshold);
        int hits = roc.membersFrom(threshold);
        Interval achieved = ClopperPearson.of(alarms, others, confidence);
        int allowed = (int) Math.floor(rate * others + 1e-9);
        double most = ClopperPearson.of(Math.min(allowed, others), others, both).high();
        Interval found = ClopperPearson.of(hits, roc.memberCount(), both);
        double low = found.low() * Math.min(1, rate / most);
        int sure = surely(rate, others, both);
        double high = sure > others
                ? 1
                : ClopperPearson.of(roc.membersFrom(roc.thresholdAt((double) sure / others)), roc.memberCount(), both)
                        .high();
        double share = found.value();
        return new LowFalseAlarms(
                rate, new Interval(share, Math.min(low, share), Math.max(high, share)), alarms, achieved, threshold);
    }

    /// The least count of non-members above a threshold at which its rate is surely no less than asked for; more than
    /// there are when none is.
    static int surely(double rate, int others, double confidence) {
        int low = 1;
        int high = others + 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ClopperPearson.of(middle, others, confidence).low() >= rate) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// Whether more is found than chance would, beyond doubt, at this rate: no statement of how much.
    static boolean isAboveChance(Roc roc, double rate, double confidence) {
        double both = 1 - (1 - confidence) / 2;
        int allowed = (int) Math.floor(rate * roc.otherCount() + 1e-9);
        double most = ClopperPearson.of(allowed, roc.otherCount(), both).high();
        int hits = roc.membersFrom(roc.thresholdAt(rate));
        return ClopperPearson.of(hits, roc.memberCount(), both).low() > most;
    }

    /// How many members, and as many non-members, it takes so that a model that gives nothing away has its upper end
    /// below a limit.
    static long patientsNeeded(double rate, double limit, double confidence) {
        double both = 1 - (1 - confidence) / 2;
        int low = 50;
        int high = 1 << 20;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int sure = surely(rate, middle, both);
            if (sure <= middle && ClopperPearson.of(sure, middle, both).high() < limit) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
