package org.elpis.ledger;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.elpis.dicom.Sha256;

/// A leaf of the log: that something of a kind happened at a time, and a commitment to what it was.
///
/// It holds no identifier and nothing that one could be guessed from: the commitment is salted.
///
/// @param commitment  64 hexadecimal digits
/// @param kind  1 to 32 letters, small: `seal`, `release`, `attestation`, `template`, `note` or another one
/// @param software  ASCII
/// @param time  the ledger's own clock, whole seconds
///
/// Format: docs/formats/ledger.md
public record Entry(String commitment, String kind, String software, Instant time) {
    /// Of an entry, by the two bytes of length before it in a bundle.
    static final int MAX_BYTES = 0xFFFF;

    private static final String FORMAT = "elpis-entry 1";
    private static final int MAX_SOFTWARE = 256;

    public Entry {
        time = time.truncatedTo(ChronoUnit.SECONDS);
        if (!commitment.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("commitment must be 64 hexadecimal digits");
        }
        if (!kind.matches("[a-z]{1,32}")) {
            throw new IllegalArgumentException("kind must be 1 to 32 small letters");
        }
        if (software.length() > MAX_SOFTWARE || !software.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            throw new IllegalArgumentException("software must be at most 256 characters of ASCII");
        }
    }

    static Entry of(String kind, Opening opening, String software, Instant time) {
        return new Entry(Sha256.hex(opening.commitment()), kind, software, time);
    }

    /// The entry as it is hashed.
    byte[] bytes() {
        return text().getBytes(StandardCharsets.US_ASCII);
    }

    /// The entry in canonical JSON.
    public String text() {
        return new JsonObject()
                .with("commitment", commitment)
                .with("format", FORMAT)
                .with("kind", kind)
                .with("software", software)
                .with("time", time.toString())
                .toString();
    }

    /// @throws MalformedLedgerException also when the entry is of another version
    static Entry parse(byte[] bytes) throws MalformedLedgerException {
        JsonObject json = JsonObject.parse(Lines.text(bytes));
        String time = json.text("time").orElse("");
        try {
            Entry entry = new Entry(
                    json.text("commitment").orElse(""),
                    json.text("kind").orElse(""),
                    json.text("software").orElse("\n"),
                    Instant.parse(time));
            if (entry.text().equals(json.toString())) {
                return entry;
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Falls through to the one answer that all faults deserve.
        }
        throw new MalformedLedgerException("an entry is malformed or of another version");
    }

    /// Whether others rest on what it is about, so that it must stay.
    public boolean isLasting() {
        return kind.equals(Destruction.KIND) || kind.equals(Handover.KIND);
    }

    boolean isOf(Opening opening) {
        return Sha256.hex(opening.commitment()).equals(commitment);
    }
}
