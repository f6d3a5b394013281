package org.elpis.ledger;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.merkle.MerkleTree;
import org.jspecify.annotations.Nullable;

/// A log to which entries can only be appended, open for appending.
///
/// Thread-safe. Whoever comes first writes for all who wait, at most 4,096 entries at once: one force of the journal,
/// one checkpoint. An entry is acknowledged when a checkpoint with it was signed and is durable.
///
/// Format and order of writing: docs/formats/ledger.md
public final class Ledger implements AutoCloseable {
    private static final int MAX_BATCH = 4096;
    /// Bundles that are full when the journal is emptied. Fewer would mean more forces, more a longer start.
    private static final int SETTLE_AT = 16;
    /// How long to wait for another process that appends: appending takes milliseconds.
    private static final long WAIT_MS = 30_000;
    private static final JournalRecord NOTHING = new JournalRecord(new byte[0], Optional.empty());

    private final LedgerStore store;
    private final LedgerKeys keys;
    private final Clock clock;
    private final String software;
    private final int settleAt;
    private final SecureRandom random = new SecureRandom();
    private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();
    /// Guards whose turn it is to write. It is free while one writes, so that those who are done can go.
    private final Object turn = new Object();

    private boolean isTaken;
    private final LedgerContent content;
    private final MerkleTree tree;
    private SignedNote newest;
    private @Nullable IOException fault;

    private Ledger(
            LedgerStore store,
            LedgerKeys keys,
            Clock clock,
            String software,
            int settleAt,
            LedgerContent content,
            MerkleTree tree,
            SignedNote newest) {
        this.store = store;
        this.keys = keys;
        this.clock = clock;
        this.software = software;
        this.settleAt = settleAt;
        this.content = content;
        this.tree = tree;
        this.newest = newest;
    }

    /// The ledger of a home; made on first use.
    ///
    /// @param software  what appends
    /// @throws ElpisException when it cannot be written, another process holds it, or it was changed
    public static Ledger of(Path home, Clock clock, String software) {
        LedgerKeys.of(home);
        try {
            LedgerStore store = FileLedgerStore.writing(home, WAIT_MS);
            try {
                // Read again: whoever held the ledger may have replaced them.
                return open(store, LedgerKeys.held(home), clock, software, SETTLE_AT);
            } catch (IOException | RuntimeException e) {
                store.close();
                throw e;
            }
        } catch (IOException e) {
            throw new ElpisException(
                            Code.LEDGER_UNUSABLE,
                            "The ledger cannot be read or written. Free space in the home folder, or give write "
                                    + "permission to it, and run the same command again; if files are missing or "
                                    + "damaged, restore the newest backup.",
                            e)
                    .with("ledger", FileLedgerStore.folder(home));
        }
    }

    /// Opens a ledger, which from now on belongs to it.
    ///
    /// What was signed last must be a prefix of what is there: else nothing is written and nothing is signed.
    ///
    /// @param settleAt  how many bundles are full when the journal is emptied
    static Ledger open(LedgerStore store, LedgerKeys keys, Clock clock, String software, int settleAt)
            throws IOException {
        Journal journal = Journal.read(store.journal());
        LedgerContent content = new LedgerContent(store, journal);
        Checkpoint signed = new LastSigned(keys).require(store, content);
        if (journal.isTorn()) {
            store.restart(Journal.encode(journal.start(), journal.records()));
        }
        MerkleTree tree = MerkleTree.continued(content.size(), content);
        SignedNote newest = LastSigned.newest(store);
        Ledger ledger = new Ledger(store, keys, clock, software, settleAt, content, tree, newest);
        if (content.size() > signed.size()) {
            // Durable, but nobody was told: they count from now on.
            ledger.checkpoint();
        }
        return ledger;
    }

    /// An entry on its way.
    private static final class Waiting {
        private final JournalRecord record;
        private volatile long index = -1;

        Waiting(JournalRecord record) {
            this.record = record;
        }
    }

    /// Appends what happened.
    ///
    /// @param kind  of the entry
    /// @param payload  stays here; only a salted commitment to it gets into the log
    /// @return index of the entry, which is durable and in a signed checkpoint
    /// @throws IOException when it may not have been written; then the ledger must be opened anew
    public long append(String kind, JsonObject payload) throws IOException {
        return append(kind, List.of(payload));
    }

    /// Appends several entries.
    ///
    /// @return index of the last of them
    public long append(String kind, List<JsonObject> payloads) throws IOException {
        List<Waiting> waiting = new ArrayList<>();
        for (JsonObject payload : payloads) {
            waiting.add(new Waiting(record(kind, payload)));
        }
        queue.addAll(waiting);
        Waiting last = waiting.getLast();
        while (takeTurn(last)) {
            try {
                commit();
            } finally {
                passTurn();
            }
        }
        return last.index;
    }

    /// Waits until nobody writes.
    ///
    /// @return whether the turn is now the caller's: else another one has written the entry
    private boolean takeTurn(Waiting entry) throws IOException {
        synchronized (turn) {
            try {
                while (isTaken && entry.index < 0) {
                    turn.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the thread was stopped while it waited for the ledger");
            }
            if (entry.index >= 0) {
                return false;
            }
            isTaken = true;
            return true;
        }
    }

    private void passTurn() {
        synchronized (turn) {
            isTaken = false;
            turn.notifyAll();
        }
    }

    /// What is done while nobody writes.
    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T inTurn(Work<T> work) throws IOException {
        takeTurn(new Waiting(NOTHING));
        try {
            return work.run();
        } finally {
            passTurn();
        }
    }

    private JournalRecord record(String kind, JsonObject payload) {
        byte[] salt = new byte[Opening.SALT_BYTES];
        random.nextBytes(salt);
        Opening opening = new Opening(salt, payload);
        if (opening.addTo(new JsonObject()).toString().length() > JournalRecord.MAX_OPENING / 3) {
            throw new IllegalArgumentException("payload must be less than 21,000 characters");
        }
        return new JournalRecord(
                Entry.of(kind, opening, software, clock.instant()).bytes(), Optional.of(opening));
    }

    /// Writes what waits. After a fault nobody knows how much of it is there: only opening anew can tell.
    private void commit() throws IOException {
        if (fault != null) {
            throw new IOException("the ledger must be opened anew", fault);
        }
        List<Waiting> batch = new ArrayList<>();
        for (Waiting next = queue.poll(); next != null; next = batch.size() < MAX_BATCH ? queue.poll() : null) {
            batch.add(next);
        }
        fault = new IOException("a write was not finished");
        write(batch.stream().map(waiting -> waiting.record).toList());
        fault = null;
        long index = content.size() - batch.size();
        for (Waiting waiting : batch) {
            waiting.index = index++;
        }
        try {
            settle();
        } catch (IOException e) {
            // What was appended is durable and signed; the next one to append is told.
            fault = e;
        }
    }

    private void write(List<JournalRecord> records) throws IOException {
        if (content.size() + records.size() > Checkpoint.MAX_SIZE) {
            throw new IOException("the ledger is full");
        }
        store.append(Journal.encodeRecords(content.size(), records));
        for (JournalRecord record : records) {
            content.add(record);
            tree.add(content.lastLeaf());
        }
        checkpoint();
    }

    private void checkpoint() throws IOException {
        Instant now = clock.instant();
        SignedNote note = keys.sign(new Checkpoint(keys.origin(), tree.size(), tree.root()), now);
        store.sign(note.bytes());
        store.publish(note.bytes());
        newest = note;
    }

    private void settle() throws IOException {
        if (content.pending().size() < settleAt * TilePath.WIDTH) {
            return;
        }
        store.put(content.settled());
        content.forgetSettled();
        store.restart(Journal.encode(content.start(), content.pending()));
    }

    /// Destroys what entries are about: their salts and payloads. Leaves, proofs and checkpoints stay as they are.
    ///
    /// That it is done is logged before. Whoever is interrupted between both does it again.
    ///
    /// @param indices  1 to 1,000 of entries that are there and do not themselves say what was destroyed
    /// @return index of the entry that says so
    /// @throws IOException when it may not have been done; then the ledger must be opened anew
    public long destroy(List<Long> indices) throws IOException {
        SortedSet<Long> sorted = new TreeSet<>(indices);
        if (sorted.isEmpty() || sorted.size() > Destruction.MOST) {
            throw new IllegalArgumentException("indices must be 1 to " + Destruction.MOST);
        }
        LedgerView view = view();
        for (long index : sorted) {
            if (index < 0
                    || index >= view.checkpoint().size()
                    || view.entry(index).isLasting()) {
                throw new IllegalArgumentException("index must be of an entry that may be forgotten, got " + index);
            }
        }
        long by = append(Destruction.KIND, Destruction.payload(List.copyOf(sorted)));
        inTurn(() -> forget(sorted));
        return by;
    }

    private long forget(SortedSet<Long> indices) throws IOException {
        if (fault != null) {
            throw new IOException("the ledger must be opened anew", fault);
        }
        fault = new IOException("a destruction was not finished");
        Map<String, byte[]> parts = content.withoutOpenings(indices);
        if (!parts.isEmpty()) {
            store.put(parts);
        }
        if (indices.last() >= content.start()) {
            content.forgetPending(indices.tailSet(content.start()));
            store.restart(Journal.encode(content.start(), content.pending()));
        }
        fault = null;
        return indices.size();
    }

    public long size() throws IOException {
        return inTurn(content::size);
    }

    /// Adds cosignatures to the newest checkpoint, as long as it is that.
    void cosign(String text, List<SignedNote.Line> lines) throws IOException {
        inTurn(() -> {
            if (newest.text().equals(text)) {
                newest = newest.with(lines);
                store.publish(newest.bytes());
            }
            return newest;
        });
    }

    /// The newest checkpoint and what is in it, as of now.
    public LedgerView view() throws IOException {
        return inTurn(() -> LedgerView.of(store));
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
