package org.elpis.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// That salts and payloads of some entries were destroyed, as an entry of its own says: what they were about cannot be
/// known any more, and that they were there still can.
///
/// @param by  index of the entry that says so
/// @param time  of that entry
public record Destruction(long by, Instant time) {
    /// Of the entry that says so.
    static final String KIND = "destroyed";
    /// Entries that one entry can name: payloads are small.
    static final int MOST = 1000;

    private static final String ENTRIES = "entries";

    /// What is logged before it is done.
    static JsonObject payload(List<Long> indices) {
        return new JsonObject()
                .with("kind", KIND)
                .with(
                        ENTRIES,
                        String.join(",", indices.stream().map(String::valueOf).toList()));
    }

    /// The entries that a payload names; none where it is about something else.
    static List<Long> entries(JsonObject payload) throws MalformedLedgerException {
        List<Long> entries = new ArrayList<>();
        if (payload.text("kind").filter(KIND::equals).isPresent()) {
            for (String index : payload.text(ENTRIES).orElse("").split(",", MOST + 1)) {
                entries.add(Lines.number(index, Checkpoint.MAX_SIZE));
            }
        }
        return entries;
    }
}
