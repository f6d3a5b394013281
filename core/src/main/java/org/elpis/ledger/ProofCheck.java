package org.elpis.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.elpis.ledger.LedgerVerdict.Outcome;
import org.elpis.merkle.MerkleProof;
import org.elpis.merkle.MerkleTree;

/// Checks proofs and checkpoints with keys that the verifier trusts: no network, no home, never an exception.
///
/// Every key that is given must have signed, so that a signature cannot be taken off unseen. Of the keys the first
/// says which log it is.
public final class ProofCheck {
    private final List<VerifierKey> keys;

    /// @param keys  the log's, and those of witnesses that must have cosigned
    public ProofCheck(List<VerifierKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /// Whether an entry is in the log.
    public LedgerVerdict check(byte[] proof) {
        TlogProof read;
        JsonObject extra;
        Entry entry;
        Optional<Opening> opening;
        try {
            read = TlogProof.parse(proof);
            extra = JsonObject.parse(
                    read.extra().orElseThrow(() -> new MalformedLedgerException("it does not hold the entry")));
            entry = Entry.parse(extra.text("entry").orElse("").getBytes(StandardCharsets.UTF_8));
            opening = extra.object("payload").isPresent() || extra.text("salt").isPresent()
                    ? Optional.of(Opening.of(extra))
                    : Optional.empty();
        } catch (MalformedLedgerException e) {
            return LedgerVerdict.of(Outcome.UNKNOWN, "The file is no proof that can be read: " + e.getMessage() + ".");
        }
        LedgerVerdict signed = judge(read.checkpoint());
        if (signed.outcome() != Outcome.GOOD) {
            return signed;
        }
        Checkpoint checkpoint = signed.checkpoint().orElseThrow();
        byte[] leaf = new MerkleTree().leaf(entry.bytes());
        if (!MerkleProof.includes(checkpoint.root(), checkpoint.size(), read.index(), leaf, read.hashes())) {
            return LedgerVerdict.of(
                    Outcome.ALTERED, "The entry of the proof is not at that place in the log that was signed.");
        }
        if (opening.isPresent() && !entry.isOf(opening.get())) {
            return LedgerVerdict.of(Outcome.ALTERED, "What the proof says the entry is about is not what was logged.");
        }
        return new LedgerVerdict(Outcome.GOOD, "", Optional.of(entry), opening, Optional.of(checkpoint));
    }

    /// Whether a checkpoint is signed by all keys.
    public LedgerVerdict judge(SignedNote note) {
        if (keys.isEmpty()) {
            return LedgerVerdict.of(Outcome.UNKNOWN, "No key of the log was given.");
        }
        boolean isMissing = false;
        for (VerifierKey key : keys) {
            switch (note.judge(key)) {
                case TRUE -> {}
                case FALSE -> {
                    return LedgerVerdict.of(
                            Outcome.ALTERED, "A signature of the checkpoint is not over what stands above it.");
                }
                case ABSENT -> isMissing = true;
            }
        }
        if (isMissing) {
            return LedgerVerdict.of(Outcome.UNKNOWN, "The checkpoint is not signed with every key that was given.");
        }
        try {
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            return checkpoint.origin().equals(keys.getFirst().name())
                    ? new LedgerVerdict(Outcome.GOOD, "", Optional.empty(), Optional.empty(), Optional.of(checkpoint))
                    : LedgerVerdict.of(Outcome.UNKNOWN, "The checkpoint is of another log than the first key.");
        } catch (MalformedLedgerException e) {
            return LedgerVerdict.of(Outcome.UNKNOWN, "The checkpoint cannot be read: " + e.getMessage() + ".");
        }
    }
}
