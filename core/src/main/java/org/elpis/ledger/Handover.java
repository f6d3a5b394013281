package org.elpis.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// That a log goes on with other keys: an entry of the log that names both, with its proof, under a checkpoint that the
/// old and the new keys have signed.
///
/// @param proof  of the entry
/// @param from  the keys until then, as [LedgerKeys#verifiers] has them
/// @param to  the keys from then on, in the same order
record Handover(TlogProof proof, List<VerifierKey> from, List<VerifierKey> to) {
    /// Of the entry.
    static final String KIND = "handover";
    static final int MAX_BYTES = Lines.MAX_BYTES;

    Handover {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    /// What the entry is about.
    static JsonObject payload(List<VerifierKey> from, List<VerifierKey> to) {
        return new JsonObject().with("kind", KIND).with("from", vkeys(from)).with("to", vkeys(to));
    }

    private static String vkeys(List<VerifierKey> keys) {
        return String.join(" ", keys.stream().map(VerifierKey::vkey).toList());
    }

    /// Reads one; nothing is believed of it yet.
    static Handover parse(byte[] bytes) throws MalformedLedgerException {
        TlogProof proof = TlogProof.parse(bytes);
        JsonObject payload = JsonObject.parse(proof.extra().orElse(""))
                .object("payload")
                .filter(found -> found.text("kind").equals(Optional.of(KIND)))
                .orElseThrow(() -> new MalformedLedgerException("it is no handover"));
        return new Handover(proof, keys(payload, "from"), keys(payload, "to"));
    }

    private static List<VerifierKey> keys(JsonObject payload, String name) throws MalformedLedgerException {
        List<VerifierKey> keys = new ArrayList<>();
        try {
            for (String vkey : payload.text(name).orElse("").split(" ", 3)) {
                keys.add(VerifierKey.parse(vkey));
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedLedgerException("a key of a handover is none");
        }
        if (keys.size() != 2) {
            throw new MalformedLedgerException("a handover does not name two keys");
        }
        return keys;
    }

    byte[] bytes() {
        return proof.encoded().getBytes(StandardCharsets.UTF_8);
    }

    /// How many entries the log had with this one.
    long size() throws MalformedLedgerException {
        return Checkpoint.parse(proof.checkpoint().text()).size();
    }

    /// The keys at the places of some of the one side, from the other side; empty where they are not of the one side.
    static Optional<List<VerifierKey>> counterparts(
            List<VerifierKey> keys, List<VerifierKey> side, List<VerifierKey> other) {
        if (keys.isEmpty() || !side.containsAll(keys)) {
            return Optional.empty();
        }
        return Optional.of(
                keys.stream().map(key -> other.get(side.indexOf(key))).toList());
    }

    /// Whether some keys of both sides have signed, and the entry is in what they signed.
    boolean isSignedBy(List<VerifierKey> one, List<VerifierKey> other) {
        return new ProofCheck(one).check(bytes()).outcome() == LedgerVerdict.Outcome.GOOD
                && new ProofCheck(other).judge(proof.checkpoint()).outcome() == LedgerVerdict.Outcome.GOOD;
    }
}
