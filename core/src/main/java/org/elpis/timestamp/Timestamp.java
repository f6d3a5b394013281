package org.elpis.timestamp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What came of judging a timestamp.
///
/// @param time  as the token says it; empty where it cannot be read
/// @param authority  the name in the certificate; empty where it cannot be read
/// @param certificate  SHA-256 of the certificate, hexadecimal; empty where it cannot be read
/// @param doubts  why the time is not to be believed; empty when it is
public record Timestamp(
        Standing standing, Optional<Instant> time, String authority, String certificate, List<String> doubts) {
    /// Clocks are wrong by minutes; what differs by more is told.
    public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /// What a timestamp is worth.
    public enum Standing {
        /// What is stamped was there at its time, by the word of an authority that the verifier knows.
        TRUSTED,
        /// It fits, and its authority is not to be believed.
        DOUBTED,
        /// It does not fit what it stands beside.
        BROKEN,
        /// Nothing here can judge it.
        OPEN
    }

    public Timestamp {
        doubts = List.copyOf(doubts);
    }

    /// One that does not fit.
    public static Timestamp broken(String reason) {
        return new Timestamp(Standing.BROKEN, Optional.empty(), "", "", List.of(reason));
    }

    /// One that nobody judged.
    public static Timestamp open(String reason) {
        return new Timestamp(Standing.OPEN, Optional.empty(), "", "", List.of(reason));
    }

    /// The time, where it is to be believed.
    public Optional<Instant> trusted() {
        return standing == Standing.TRUSTED ? time : Optional.empty();
    }

    /// How far a clock was behind an authority (negative: ahead), where that is more than clocks are wrong by.
    public static Optional<Duration> difference(Instant clock, Instant authority) {
        Duration behind = Duration.between(clock, authority);
        return behind.abs().compareTo(CLOCK_TOLERANCE) > 0 ? Optional.of(behind) : Optional.empty();
    }

    /// How a clock differs, in words; empty where it does not.
    public static Optional<String> clockWords(Instant clock, Instant authority) {
        return difference(clock, authority)
                .map(behind -> "its own clock was " + length(behind.abs())
                        + (behind.isNegative() ? " ahead of" : " behind") + " the timestamp");
    }

    private static String length(Duration duration) {
        return duration.toDays() > 2
                ? duration.toDays() + " days"
                : duration.toHours() > 2 ? duration.toHours() + " hours" : duration.toMinutes() + " minutes";
    }
}
