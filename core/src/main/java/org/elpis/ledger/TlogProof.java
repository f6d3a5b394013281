package org.elpis.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A proof that an entry is in a log, in one file that can be checked offline.
///
/// @param extra  what the entry is; nobody vouches for it before the proof was checked
/// @param hashes  from the sibling of the leaf to the child of the root, at most 63
/// @param checkpoint  with its signatures
///
/// Source: C2SP tlog-proof v1
public record TlogProof(Optional<String> extra, long index, List<byte[]> hashes, SignedNote checkpoint) {
    private static final String HEAD = "c2sp.org/tlog-proof@v1";
    private static final int MAX_HASHES = 63;

    public TlogProof {
        hashes = List.copyOf(hashes);
    }

    /// The proof as a file.
    public String encoded() {
        StringBuilder proof = new StringBuilder(HEAD).append('\n');
        extra.ifPresent(text -> proof.append("extra ")
                .append(Lines.base64(text.getBytes(StandardCharsets.UTF_8)))
                .append('\n'));
        proof.append("index ").append(index).append('\n');
        hashes.forEach(hash -> proof.append(Lines.base64(hash)).append('\n'));
        return proof.append('\n').append(checkpoint.encoded()).toString();
    }

    /// Reads a proof; nothing is believed of it yet.
    public static TlogProof parse(byte[] bytes) throws MalformedLedgerException {
        String text = Lines.text(bytes);
        int split = text.indexOf("\n\n");
        List<String> lines = List.of(text.substring(0, Math.max(0, split)).split("\n", -1));
        boolean hasExtra = lines.size() > 1 && lines.get(1).startsWith("extra ");
        int at = hasExtra ? 2 : 1;
        if (split < 0 || !lines.getFirst().equals(HEAD) || lines.size() <= at) {
            throw new MalformedLedgerException("it is no proof");
        }
        if (!lines.get(at).startsWith("index ") || lines.size() - at - 1 > MAX_HASHES) {
            throw new MalformedLedgerException("it is no proof");
        }
        Optional<String> extra = hasExtra
                ? Optional.of(Lines.text(Lines.base64(lines.get(1).substring("extra ".length()))))
                : Optional.empty();
        long index = Lines.number(lines.get(at).substring("index ".length()), Checkpoint.MAX_SIZE);
        List<byte[]> hashes = new ArrayList<>();
        for (String line : lines.subList(at + 1, lines.size())) {
            hashes.add(Lines.hash(line));
        }
        byte[] note = text.substring(split + 2).getBytes(StandardCharsets.UTF_8);
        return new TlogProof(extra, index, hashes, SignedNote.parse(note));
    }
}
