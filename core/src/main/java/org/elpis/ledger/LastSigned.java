package org.elpis.ledger;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;

/// Sees to it that a log never gets a second history: what was signed once must be the beginning of what is there.
final class LastSigned {
    private final LedgerKeys keys;

    LastSigned(LedgerKeys keys) {
        this.keys = keys;
    }

    /// The last checkpoint that was signed.
    ///
    /// @throws ElpisException when it is not a prefix of the content, or is missing
    Checkpoint require(LedgerStore store, LedgerContent content) throws IOException {
        Checkpoint signed = own(store.signed())
                .orElseThrow(() -> new ElpisException(
                                Code.LEDGER_REFUSED,
                                "The record of what the ledger signed last is missing or damaged. Without it nobody can "
                                        + "tell whether the ledger was changed, so nothing is signed. Restore "
                                        + "keys/ledger.checkpoint from the newest backup of the folder of keys.")
                        .with("ledger", keys.origin()));
        requirePrefix(signed, content);
        if (isLarger(store.published(), signed)) {
            // The record is older than the log, as when the power took it back.
            Optional<Checkpoint> published = own(store.published());
            if (published.isPresent()) {
                requirePrefix(published.get(), content);
            }
        }
        return signed;
    }

    private static boolean isLarger(Optional<byte[]> note, Checkpoint signed) {
        try {
            return note.isPresent()
                    && Checkpoint.parse(SignedNote.parse(note.get()).text()).size() > signed.size();
        } catch (MalformedLedgerException e) {
            // It is written without a force, so a loss of power may have torn it.
            return false;
        }
    }

    private void requirePrefix(Checkpoint signed, LedgerContent content) throws IOException {
        boolean isPrefix = signed.size() <= content.size() && isRoot(signed, content);
        if (!isPrefix) {
            throw new ElpisException(
                            Code.LEDGER_REFUSED,
                            "The ledger is not the one that was signed last: it was put back from a backup, or changed. "
                                    + "Whatever is signed now would be a second history, so nothing is. Put back the "
                                    + "ledger as it was. If it is lost, move the folder ledger and the files "
                                    + "keys/ledger.* away together, keep them, and tell those who hold checkpoints: a "
                                    + "new ledger with new keys starts on the next use.")
                    .with("ledger", keys.origin())
                    .with("signed", signed.size() + " entries")
                    .with("found", content.size() + " entries");
        }
    }

    /// A tile that is missing or cut off is a change, too.
    private static boolean isRoot(Checkpoint signed, LedgerContent content) throws IOException {
        try {
            return signed.hasRoot(content.paths().root(signed.size()));
        } catch (MalformedLedgerException e) {
            return false;
        }
    }

    /// What this log signed, with both keys.
    private Optional<Checkpoint> own(Optional<byte[]> note) {
        if (note.isEmpty()) {
            return Optional.empty();
        }
        try {
            SignedNote read = SignedNote.parse(note.get());
            List<VerifierKey> verifiers = keys.verifiers();
            boolean isOurs = verifiers.stream().allMatch(key -> read.judge(key) == SignedNote.Judgement.TRUE);
            Checkpoint checkpoint = Checkpoint.parse(read.text());
            return isOurs && checkpoint.origin().equals(keys.origin()) ? Optional.of(checkpoint) : Optional.empty();
        } catch (MalformedLedgerException e) {
            return Optional.empty();
        }
    }

    /// The newest checkpoint that can be read: with cosignatures where it is also the one that was signed last.
    static SignedNote newest(LedgerStore store) throws IOException {
        SignedNote signed = SignedNote.parse(
                store.signed().orElseThrow(() -> new MalformedLedgerException("there is no signed checkpoint")));
        try {
            Optional<byte[]> published = store.published();
            if (published.isPresent()) {
                SignedNote note = SignedNote.parse(published.get());
                return Checkpoint.parse(note.text()).size()
                                >= Checkpoint.parse(signed.text()).size()
                        ? note
                        : signed;
            }
        } catch (MalformedLedgerException e) {
            // It is written without a force, so a loss of power may have torn it.
        }
        return signed;
    }
}
