package org.elpis.ledger;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.elpis.ledger.LedgerVerdict.Outcome;
import org.elpis.merkle.MerkleTree;

/// Checks a whole log: every entry, every hash, what entries are about, and the signatures under it all.
///
/// Memory does not grow with the log, but with what was destroyed of it.
public final class LedgerAudit {
    private final LedgerView view;
    private final LedgerContent content;
    private long entries;
    private long opened;
    private long destroyed;
    private long unexplained;
    private final List<Long> undestroyed = new ArrayList<>();
    private final Set<Long> closed = new HashSet<>();
    private OptionalLong backwards = OptionalLong.empty();
    private Instant latest = Instant.MIN;

    public LedgerAudit(LedgerView view) {
        this.view = view;
        this.content = view.content();
    }

    /// Entries that were looked at.
    public long entries() {
        return entries;
    }

    /// Entries of which it is still known what they are about.
    public long opened() {
        return opened;
    }

    /// Entries of which the log says that what they were about was destroyed, and it is not there any more.
    public long destroyed() {
        return destroyed;
    }

    /// Entries of which nobody knows what they are about, and nothing says that it was destroyed.
    public long unexplained() {
        return unexplained;
    }

    /// Entries of which the log says that what they were about was destroyed, and it is still there.
    public List<Long> undestroyed() {
        return List.copyOf(undestroyed);
    }

    /// The first entry that is older by more than a second than the one before it, by the clock of the ledger; empty
    /// where that only ever went forwards.
    public OptionalLong backwards() {
        return backwards;
    }

    /// Looks at everything.
    ///
    /// @param keys  of the log
    /// @param since  a checkpoint that somebody kept, with which the log must begin
    public LedgerVerdict run(List<VerifierKey> keys, Optional<SignedNote> since) throws IOException {
        Succession check = new Succession(keys, view.handovers());
        LedgerVerdict signed = check.judge(view.note());
        if (signed.outcome() != Outcome.GOOD) {
            return signed;
        }
        try {
            Optional<String> fault = fault();
            if (fault.isPresent()) {
                return LedgerVerdict.of(Outcome.ALTERED, fault.get());
            }
            if (!isInLog(check.used())) {
                return LedgerVerdict.of(Outcome.ALTERED, "The log is not the one whose keys were handed over.");
            }
            return since.isPresent() ? since(check, since.get(), signed) : signed;
        } catch (MalformedLedgerException e) {
            return LedgerVerdict.of(Outcome.ALTERED, "The ledger is damaged: " + e.getMessage() + ".");
        }
    }

    private LedgerVerdict since(Succession check, SignedNote note, LedgerVerdict signed) throws IOException {
        LedgerVerdict old = check.judge(note);
        if (old.outcome() != Outcome.GOOD) {
            return LedgerVerdict.of(old.outcome(), "Of the older checkpoint: " + old.reason());
        }
        Checkpoint kept = old.checkpoint().orElseThrow();
        boolean isPrefix = kept.size() <= view.checkpoint().size()
                && kept.hasRoot(content.paths().root(kept.size()));
        return isPrefix
                ? signed
                : LedgerVerdict.of(
                        Outcome.ALTERED,
                        "The log does not begin with what the older checkpoint says: it was changed or cut off since.");
    }

    private boolean isInLog(List<Handover> handovers) throws IOException {
        for (Handover handover : handovers) {
            Checkpoint then = Checkpoint.parse(handover.proof().checkpoint().text());
            if (then.size() > view.checkpoint().size()
                    || !then.hasRoot(content.paths().root(then.size()))) {
                return false;
            }
        }
        return true;
    }

    private Optional<String> fault() throws IOException {
        long size = view.checkpoint().size();
        MerkleTree tree = new MerkleTree();
        for (long first = 0; first < size; first += TilePath.WIDTH) {
            long bundle = first / TilePath.WIDTH;
            boolean isStored = first < content.start();
            int count = (int) Math.min(TilePath.WIDTH, size - first);
            List<byte[]> bytes = content.entries(first, count);
            Map<Long, Opening> openings = isStored ? content.openings(bundle) : Map.of();
            byte[] tile = isStored ? content.storedTile(0, bundle) : new byte[0];
            for (int i = 0; i < count; i++) {
                byte[] leaf = tree.leaf(bytes.get(i));
                tree.add(leaf);
                if (isStored && !Arrays.equals(leaf, 0, leaf.length, tile, i * leaf.length, (i + 1) * leaf.length)) {
                    return Optional.of("Entry " + (first + i) + " is not the one that was logged.");
                }
                Entry entry = Entry.parse(bytes.get(i));
                Optional<Opening> opening =
                        isStored ? Optional.ofNullable(openings.get(first + i)) : content.opening(first + i);
                if (opening.isPresent() && !entry.isOf(opening.get())) {
                    return Optional.of("What entry " + (first + i) + " is about was changed since.");
                }
                note(first + i, entry, opening.isPresent());
            }
        }
        if (!view.checkpoint().hasRoot(tree.root())) {
            return Optional.of("The entries are not those of the checkpoint.");
        }
        noteDestroyed();
        return tiles();
    }

    /// Entries are stamped before they wait for their turn, which turns whole seconds around.
    private void note(long index, Entry entry, boolean isOpen) {
        entries++;
        if (isOpen) {
            opened++;
        } else {
            closed.add(index);
        }
        if (entry.time().plusSeconds(1).isBefore(latest) && backwards.isEmpty()) {
            backwards = OptionalLong.of(index);
        }
        latest = entry.time();
    }

    private void noteDestroyed() throws IOException {
        Map<Long, Destruction> said = view.destroyed();
        for (long index : said.keySet()) {
            if (closed.contains(index)) {
                destroyed++;
            } else {
                undestroyed.add(index);
            }
        }
        unexplained = closed.size() - destroyed;
    }

    /// The levels above the leaves.
    private Optional<String> tiles() throws IOException {
        long full = content.start() / TilePath.WIDTH / TilePath.WIDTH;
        for (int level = 1; full > 0; level++) {
            for (long tile = 0; tile < full; tile++) {
                byte[] stored = content.storedTile(level, tile);
                for (int i = 0; i < TilePath.WIDTH; i++) {
                    byte[] root = MerkleTree.rootOf(content.storedTile(level - 1, tile * TilePath.WIDTH + i));
                    int at = i * root.length;
                    if (!Arrays.equals(root, 0, root.length, stored, at, at + root.length)) {
                        return Optional.of("A tile was changed.");
                    }
                }
            }
            full /= TilePath.WIDTH;
        }
        return Optional.empty();
    }
}
