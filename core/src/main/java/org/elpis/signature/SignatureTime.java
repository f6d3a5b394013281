package org.elpis.signature;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elpis.timestamp.Timestamp;

/// When a signature says that it was made: the signer's own word.
///
/// @param earliest  the instant itself where the time has an offset from UTC
/// @param latest  the same, or as late as the earth's time zones allow
record SignatureTime(Instant earliest, Instant latest) {
    /// Of PS3.5 6.2, VR DT: to the second, since certificates are.
    private static final Pattern FORM = Pattern.compile("(\\d{14})(?:\\.\\d{1,6})?([+-]\\d{4})?");

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss.SSSSSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    /// Offsets that exist: UTC-12 and UTC+14.
    private static final int EARLIEST_HOURS = 14;

    private static final int LATEST_HOURS = 12;

    /// The time that a value says; empty when it says none to the second.
    static Optional<SignatureTime> of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.parse(matcher.group(1), SECONDS);
            String offset = matcher.group(2);
            if (offset != null) {
                Instant at = local.toInstant(ZoneOffset.of(offset));
                return Optional.of(new SignatureTime(at, at));
            }
            return Optional.of(new SignatureTime(
                    local.toInstant(ZoneOffset.ofHours(EARLIEST_HOURS)),
                    local.toInstant(ZoneOffset.ofHours(-LATEST_HOURS))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// How the clock that said it differs from another, where that is to be told: where no time zone explains it.
    Optional<String> clockWords(Instant other) {
        Instant nearest = other.isBefore(earliest) ? earliest : other.isAfter(latest) ? latest : other;
        return Timestamp.clockWords(nearest, other);
    }

    /// The value that says an instant.
    static String text(Instant at) {
        return WRITTEN.format(at) + "+0000";
    }
}
