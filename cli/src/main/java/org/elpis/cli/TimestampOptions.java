package org.elpis.cli;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.elpis.engine.JsonWriter;
import org.elpis.timestamp.Timestamp;
import org.elpis.timestamp.TimestampAuthority;
import org.elpis.timestamp.TimestampTrust;

/// Options about timestamps, and the words for what came of them.
final class TimestampOptions {
    private static final int MAX_NAME = 80;

    private TimestampOptions() {}

    /// For commands that sign.
    static Options addAuthority(Options options) {
        return options.value(
                "--tsa",
                "URL",
                "Ask this timestamp authority (RFC 3161, http or https) to say when; only a hash is sent. Without its "
                        + "answer nothing is written.");
    }

    /// For commands that judge.
    static Options addTrust(Options options) {
        return options.values("--tsa-anchor", "FILE", "Certificates (PEM) whose timestamps you trust.")
                .values("--tsa-crl", "FILE", "Lists of revoked timestamp authorities; all must then be in reach.")
                .flag("--require-time", "Without a timestamp that you trust nothing is genuine.");
    }

    static Optional<TimestampAuthority> authority(Arguments arguments) throws UsageException {
        Optional<String> text = arguments.value("--tsa");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        URI address = TimestampAuthority.address(text.get())
                .orElseThrow(() -> new UsageException(
                        "--tsa must be an http or https address, without a name, a password or a fragment."));
        return Optional.of(TimestampAuthority.at(address));
    }

    static TimestampTrust trust(Arguments arguments, Instant now) throws UsageException {
        return new TimestampTrust(
                PemFiles.certificates(arguments, "--tsa-anchor"),
                PemFiles.lists(arguments, "--tsa-crl"),
                now,
                arguments.has("--require-time"));
    }

    /// What a timestamp is worth, in a sentence without its end.
    static String words(Timestamp timestamp) {
        String when = timestamp.time().map(Instant::toString).orElse("no time that can be read");
        String who =
                timestamp.authority().isEmpty() ? "" : " by \"" + Layout.shown(timestamp.authority(), MAX_NAME) + '"';
        String why = String.join("; ", timestamp.doubts());
        return switch (timestamp.standing()) {
            case TRUSTED -> "trusted: at the latest " + when + who;
            case DOUBTED -> "not to be believed: " + when + who + ": " + why;
            case BROKEN -> "broken: " + why;
            case OPEN -> "not judged: " + why;
        };
    }

    /// Writes the value of a key that was written before.
    static void write(JsonWriter json, Timestamp timestamp) {
        json.beginObject().key("standing").value(timestamp.standing().name().toLowerCase(Locale.ROOT));
        timestamp.time().ifPresent(time -> json.key("time").value(time.toString()));
        json.key("authority").value(timestamp.authority());
        json.key("certificate").value(timestamp.certificate());
        json.key("doubts").beginArray();
        timestamp.doubts().forEach(json::value);
        json.endArray().endObject();
    }

    /// What is said of the time when something was signed.
    ///
    /// @param differences  how the own clock differs, in words
    /// @param isStamped  whether an authority was asked
    static String signingWords(List<String> differences, boolean isStamped) {
        if (!isStamped) {
            return "The time is self-asserted: your own clock's word, for no timestamp authority was asked.";
        }
        String words = "An authority said when; verify with --tsa-anchor to have its word judged.";
        return differences.isEmpty()
                ? words
                : words + " Set your clock: " + differences.getFirst().replace("its own clock", "your own clock") + ".";
    }
}
