package org.elpis.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// A log as of its newest checkpoint, for reading, also while another process appends.
///
/// Not thread-safe.
public final class LedgerView {
    private final SignedNote note;
    private final Checkpoint checkpoint;
    private final LedgerContent content;

    private final List<byte[]> handovers;

    private LedgerView(SignedNote note, Checkpoint checkpoint, LedgerContent content, List<byte[]> handovers) {
        this.handovers = List.copyOf(handovers);
        this.note = note;
        this.checkpoint = checkpoint;
        this.content = content;
    }

    /// What lies in a store.
    ///
    /// @throws MalformedLedgerException when there are fewer entries than the checkpoint says, or no checkpoint
    public static LedgerView of(LedgerStore store) throws IOException {
        // The journal last: it has every entry of the checkpoint, and what it no longer has is in bundles.
        SignedNote note = LastSigned.newest(store);
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        LedgerContent content = new LedgerContent(store, Journal.read(store.journal()));
        if (content.size() < checkpoint.size()) {
            throw new MalformedLedgerException("there are fewer entries than the checkpoint says");
        }
        return new LedgerView(note, checkpoint, content, KeyRotation.handovers(store));
    }

    /// The newest checkpoint with its signatures.
    public SignedNote note() {
        return note;
    }

    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /// Files that say by which keys the keys of the log were followed, the oldest first.
    public List<byte[]> handovers() {
        return handovers;
    }

    LedgerContent content() {
        return content;
    }

    /// An entry.
    ///
    /// @param index  0 to before the size of the checkpoint
    public Entry entry(long index) throws IOException {
        requireIndex(index);
        return Entry.parse(content.entry(index));
    }

    /// What an entry is about; empty when that was destroyed.
    public Optional<Opening> opening(long index) throws IOException {
        requireIndex(index);
        return content.opening(index);
    }

    /// Proves that an entry is in the log.
    ///
    /// @param isOpen  whether the proof says what the entry is about, where that is still known
    public TlogProof prove(long index, boolean isOpen) throws IOException {
        requireIndex(index);
        JsonObject extra = new JsonObject().with("entry", new String(content.entry(index), StandardCharsets.US_ASCII));
        if (isOpen) {
            opening(index).ifPresent(opening -> opening.addTo(extra));
        }
        List<byte[]> hashes = content.paths().inclusion(index, checkpoint.size());
        return new TlogProof(Optional.of(extra.toString()), index, hashes, note);
    }

    /// The hashes that prove that the log begins with an older one.
    ///
    /// @param oldSize  1 to the size of the checkpoint
    public List<byte[]> consistency(long oldSize) throws IOException {
        return content.paths().consistency(oldSize, checkpoint.size());
    }

    /// The first entry from an index on of which it is known that it is about something.
    public OptionalLong find(long from, Predicate<JsonObject> what) throws IOException {
        Map<Long, Opening> openings = Map.of();
        for (long i = from; i < checkpoint.size(); i++) {
            if (i < content.start() && (i == from || i % TilePath.WIDTH == 0)) {
                openings = content.openings(i / TilePath.WIDTH);
            }
            Optional<Opening> opening = i < content.start() ? Optional.ofNullable(openings.get(i)) : content.opening(i);
            if (opening.isPresent() && what.test(opening.get().payload())) {
                return OptionalLong.of(i);
            }
        }
        return OptionalLong.empty();
    }

    /// What the log says of what was destroyed, by the index of the entry that was.
    public Map<Long, Destruction> destroyed() throws IOException {
        Map<Long, Destruction> destroyed = new LinkedHashMap<>();
        OptionalLong next = find(0, LedgerView::isDestruction);
        while (next.isPresent()) {
            long by = next.getAsLong();
            Destruction destruction = new Destruction(by, entry(by).time());
            for (long index : Destruction.entries(opening(by).orElseThrow().payload())) {
                destroyed.putIfAbsent(index, destruction);
            }
            next = find(by + 1, LedgerView::isDestruction);
        }
        return destroyed;
    }

    private static boolean isDestruction(JsonObject payload) {
        return payload.text("kind").filter(Destruction.KIND::equals).isPresent();
    }

    private void requireIndex(long index) {
        if (index < 0 || index >= checkpoint.size()) {
            throw new IllegalArgumentException("index must be 0 to " + (checkpoint.size() - 1) + ", got " + index);
        }
    }
}
