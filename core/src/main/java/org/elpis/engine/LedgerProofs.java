package org.elpis.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.dicom.Sha256;
import org.elpis.ledger.FileLedgerStore;
import org.elpis.ledger.JsonObject;
import org.elpis.ledger.LedgerKeys;
import org.elpis.ledger.LedgerVerdict;
import org.elpis.ledger.LedgerView;
import org.elpis.ledger.ProofCheck;
import org.elpis.ledger.SignedNote;
import org.elpis.ledger.VerifierKey;
import org.elpis.ledger.Witnesses;
import org.elpis.seal.Attestation;

/// What the ledger of a home proves of seals, attestations and the releases that they are of.
///
/// To see that a seal stands in the ledger: `LedgerProofs.of(home).about(List.of(seal))`, each with its verdict.
public final class LedgerProofs {
    private final Optional<LedgerView> view;
    private final List<VerifierKey> keys;
    private final List<VerifierKey> witnesses;

    private LedgerProofs(Optional<LedgerView> view, List<VerifierKey> keys, List<VerifierKey> witnesses) {
        this.view = view;
        this.keys = List.copyOf(keys);
        this.witnesses = List.copyOf(witnesses);
    }

    /// A proof that an entry is in the ledger, as it lies in a file.
    ///
    /// @param verdict  by the ledger's own keys
    public record Proof(long index, byte[] bytes, LedgerVerdict verdict) {}

    /// The ledger of a home as of now; without one there are no proofs.
    ///
    /// @throws ElpisException when it is damaged
    public static LedgerProofs of(Path home) {
        Path file = LedgerKeys.publicKeys(home);
        try {
            if (!Files.exists(file)) {
                return new LedgerProofs(Optional.empty(), List.of(), List.of());
            }
            List<VerifierKey> keys = Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> VerifierKey.parse(line.strip()))
                    .toList();
            LedgerView view = LedgerView.of(FileLedgerStore.reading(home));
            return new LedgerProofs(Optional.of(view), keys, Witnesses.of(home).keys());
        } catch (IOException | IllegalArgumentException e) {
            throw new ElpisException(Code.LEDGER_UNUSABLE, "The ledger cannot be read. Next: elpis ledger verify", e)
                    .with("home", home);
        }
    }

    /// The ledger's keys.
    public List<VerifierKey> keys() {
        return keys;
    }

    /// Keys of witnesses that have signed the newest checkpoint.
    List<VerifierKey> cosigners() {
        return witnesses.stream()
                .filter(key -> view.filter(found -> found.note().judge(key) == SignedNote.Judgement.TRUE)
                        .isPresent())
                .toList();
    }

    /// The newest checkpoint with its signatures.
    Optional<SignedNote> checkpoint() {
        return view.map(LedgerView::note);
    }

    /// How keys of the ledger were replaced, the oldest first.
    List<byte[]> handovers() {
        return view.map(LedgerView::handovers).orElse(List.of());
    }

    /// Proofs of all entries that name one of some files, in the order of the ledger.
    ///
    /// @param files  seals and attestations; of an attestation, the release that it names counts too
    public List<Proof> about(List<Path> files) throws IOException {
        Set<JsonObject> wanted = new LinkedHashSet<>();
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            String digest = Sha256.hex(Sha256.start().digest(bytes));
            if (file.toString().endsWith(SealFiles.ATTESTATION)) {
                wanted.add(new JsonObject().with("kind", "attestation").with("statement", digest));
                byte[] manifest = Attestation.read(bytes).statement().manifest();
                if (!Arrays.equals(manifest, Sha256.start().digest())) {
                    wanted.add(new JsonObject().with("kind", "release").with("manifest", Sha256.hex(manifest)));
                }
            } else {
                wanted.add(new JsonObject().with("kind", "seal").with("statement", digest));
            }
        }
        return view.isEmpty() ? List.of() : proofs(view.get(), wanted);
    }

    private List<Proof> proofs(LedgerView ledger, Set<JsonObject> wanted) throws IOException {
        List<Proof> proofs = new ArrayList<>();
        OptionalLong at = ledger.find(0, payload -> isWanted(payload, wanted));
        while (at.isPresent()) {
            long index = at.getAsLong();
            byte[] proof = ledger.prove(index, true).encoded().getBytes(StandardCharsets.UTF_8);
            proofs.add(new Proof(index, proof, new ProofCheck(keys).check(proof)));
            at = ledger.find(index + 1, payload -> isWanted(payload, wanted));
        }
        return proofs;
    }

    private static boolean isWanted(JsonObject payload, Set<JsonObject> wanted) {
        return wanted.stream()
                .anyMatch(one -> one.shown().entrySet().stream()
                        .allMatch(fact -> payload.text(fact.getKey()).equals(Optional.of(fact.getValue()))));
    }
}
