package org.elpis.ledger;

import java.util.Arrays;
import java.util.List;
import org.elpis.merkle.MerkleTree;

/// What a log was at one moment: its origin, its size and the root of its tree.
///
/// @param origin  which log
/// @param size  entries, at most 2^40
/// @param root  32 bytes
///
/// Source: C2SP tlog-checkpoint v1.0.0
public record Checkpoint(String origin, long size, byte[] root) {
    /// Entries of a log, at most.
    static final long MAX_SIZE = 1L << 40;

    public Checkpoint {
        root = root.clone();
        if (origin.isEmpty() || origin.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("origin must be one line");
        }
        if (size < 0 || size > MAX_SIZE || root.length != MerkleTree.HASH) {
            throw new IllegalArgumentException("size must be 0 to 2^40 and root 32 bytes, got " + size);
        }
    }

    @Override
    public byte[] root() {
        return root.clone();
    }

    /// The text that is signed.
    public String text() {
        return origin + "\n" + size + "\n" + Lines.base64(root) + "\n";
    }

    /// Reads the text of a note. Lines of extensions, which nobody signs twice, may follow and are left aside.
    public static Checkpoint parse(String text) throws MalformedLedgerException {
        List<String> lines = List.of(text.split("\n", -1));
        int end = lines.size() - 1;
        if (end < 3 || !lines.getLast().isEmpty() || lines.subList(0, end).contains("")) {
            throw new MalformedLedgerException("it is no checkpoint");
        }
        return new Checkpoint(lines.get(0), Lines.number(lines.get(1), MAX_SIZE), Lines.hash(lines.get(2)));
    }

    boolean hasRoot(byte[] other) {
        return Arrays.equals(root, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint that && that.text().equals(text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }
}
