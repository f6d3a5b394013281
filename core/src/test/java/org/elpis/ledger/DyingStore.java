package org.elpis.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A store in memory whose power goes in the middle of a write that was chosen before. What was being written then
/// is there in part, and what may be lost is lost or not as it happens.
final class DyingStore implements LedgerStore {
    private final RandomGenerator random;
    private final Map<String, byte[]> parts = new HashMap<>();
    private byte[] journal = new byte[0];
    private Optional<byte[]> signed;
    private Optional<byte[]> published = Optional.empty();
    private int writesLeft = Integer.MAX_VALUE;
    /// Every checkpoint that left the ledger's hands, stored or not.
    private final List<byte[]> everSigned = new ArrayList<>();

    DyingStore(byte[] signed, RandomGenerator random) {
        this.signed = Optional.of(signed);
        this.random = random;
    }

    /// @param writes  the power goes in the write after so many
    void dieAfter(int writes) {
        writesLeft = writes;
    }

    /// The power is back.
    void revive() {
        writesLeft = Integer.MAX_VALUE;
        if (random.nextInt(4) == 0) {
            // Written without a force.
            published = published.map(note -> Arrays.copyOf(note, random.nextInt(note.length)));
        }
    }

    List<byte[]> everSigned() {
        return everSigned;
    }

    DyingStore copy() {
        DyingStore copy = new DyingStore(signed.orElseThrow(), random);
        copy.parts.putAll(parts);
        copy.journal = journal.clone();
        copy.published = published;
        return copy;
    }

    /// The log as it was, and what was signed last as it is now.
    void restoreLog(DyingStore backup) {
        parts.clear();
        parts.putAll(backup.parts);
        journal = backup.journal.clone();
        published = backup.published;
    }

    Map<String, byte[]> parts() {
        return parts;
    }

    void setJournal(byte[] content) {
        journal = content;
    }

    void loseRecord() {
        signed = Optional.empty();
    }

    private boolean isDying() throws IOException {
        if (writesLeft < 0) {
            throw new IOException("the power is gone");
        }
        return writesLeft-- == 0;
    }

    private static IOException dead() {
        return new IOException("the power went");
    }

    @Override
    public Optional<byte[]> read(String name, int most) {
        return Optional.ofNullable(parts.get(name));
    }

    @Override
    public void put(Map<String, byte[]> added) throws IOException {
        boolean isDying = isDying();
        added.forEach((name, content) -> {
            if (!isDying || random.nextBoolean()) {
                parts.put(name, content);
            }
        });
        if (isDying) {
            throw dead();
        }
    }

    @Override
    public byte[] journal() {
        return journal.clone();
    }

    @Override
    public void append(byte[] records) throws IOException {
        boolean isDying = isDying();
        ByteArrayOutputStream grown = new ByteArrayOutputStream();
        grown.writeBytes(journal);
        grown.write(records, 0, isDying ? random.nextInt(records.length + 1) : records.length);
        if (isDying && random.nextBoolean()) {
            // A file may have grown without its content.
            grown.writeBytes(new byte[random.nextInt(64)]);
        }
        journal = grown.toByteArray();
        if (isDying) {
            throw dead();
        }
    }

    @Override
    public void restart(byte[] content) throws IOException {
        boolean isDying = isDying();
        if (!isDying || random.nextBoolean()) {
            journal = content;
        }
        if (isDying) {
            throw dead();
        }
    }

    @Override
    public Optional<byte[]> signed() {
        return signed;
    }

    @Override
    public void sign(byte[] note) throws IOException {
        everSigned.add(note);
        boolean isDying = isDying();
        if (!isDying || random.nextBoolean()) {
            signed = Optional.of(note);
        }
        if (isDying) {
            throw dead();
        }
    }

    @Override
    public Optional<byte[]> published() {
        return published;
    }

    @Override
    public void publish(byte[] note) throws IOException {
        boolean isDying = isDying();
        published = Optional.of(isDying ? Arrays.copyOf(note, random.nextInt(note.length)) : note);
        if (isDying) {
            throw dead();
        }
    }

    @Override
    public void close() {}
}
