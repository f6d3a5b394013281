package org.elpis.ledger;

import java.util.Optional;

/// What came of checking a proof or a log.
///
/// @param reason  a constant sentence; empty when all is well
/// @param entry  the entry of a proof that holds
/// @param opening  what it is about, when the proof says so and that is proved
public record LedgerVerdict(
        Outcome outcome,
        String reason,
        Optional<Entry> entry,
        Optional<Opening> opening,
        Optional<Checkpoint> checkpoint) {

    public enum Outcome {
        GOOD,
        /// What was signed is not what is there.
        ALTERED,
        /// Nothing that a verdict could rest on: not signed by a key that was given, or no proof at all.
        UNKNOWN
    }

    static LedgerVerdict of(Outcome outcome, String reason) {
        return new LedgerVerdict(outcome, reason, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
