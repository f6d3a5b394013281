package org.elpis.privacy;

/// One mechanism, so many times: a training, or one trial of a search for settings.
///
/// @param times  0 to 10^12
public record Phase(Mechanism mechanism, long times) {
    /// Far beyond any training; sums of so many losses still fit a long.
    private static final long MOST_TIMES = 1_000_000_000_000L;

    public Phase {
        Bounds.within("times", times, 0, MOST_TIMES);
    }
}
