package org.elpis.models.memorization;

import org.elpis.models.stats.ClopperPearson;
import org.elpis.models.stats.Interval;
import org.elpis.models.stats.Roc;

/// Patients that the nearest generated image names at 1 % false alarms.
final class Shares {
    private static final double RATE = 0.01;

    private Shares() {}

    static Interval membersFound(Roc roc, double confidence) {
        return ClopperPearson.of(roc.membersFrom(roc.thresholdAt(RATE)), roc.memberCount(), confidence);
    }

    /// Held-out patients that may be named, the upper end: few held-out patients bound false alarms badly.
    static double chance(Roc roc, double confidence) {
        return ClopperPearson.of(roc.othersFrom(roc.thresholdAt(RATE)), roc.otherCount(), confidence)
                .high();
    }
}
