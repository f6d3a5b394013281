package org.elpis.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.dicom.Sha256;
import org.elpis.home.PrivateFile;

/// The keys with which a log signs its checkpoints: Ed25519, and ML-DSA-44 against the day when that is broken.
///
/// In `keys/ledger.keys` of the home folder, readable by its owner only, four lines: both verifier keys, both private
/// keys (PKCS #8 in base64). `keys/ledger.pub` has the verifier keys again, to be given away.
public final class LedgerKeys {
    private final VerifierKey classical;
    private final VerifierKey postQuantum;
    private final PrivateKey classicalSecret;
    private final PrivateKey postQuantumSecret;

    private LedgerKeys(
            VerifierKey classical, VerifierKey postQuantum, PrivateKey classicalSecret, PrivateKey postQuantumSecret) {
        this.classical = classical;
        this.postQuantum = postQuantum;
        this.classicalSecret = classicalSecret;
        this.postQuantumSecret = postQuantumSecret;
    }

    /// The keys of a home folder for whoever holds its ledger: a rotation that was interrupted behind its
    /// handover is ended first. Without the lock two processes could end it,
    /// the slower one behind what the other signed since.
    ///
    /// @throws ElpisException as [#of]
    static LedgerKeys held(Path home) {
        try {
            KeyRotation.finish(home);
        } catch (IOException e) {
            throw unusable(home, e);
        }
        return of(home);
    }

    private static ElpisException unusable(Path home, IOException cause) {
        return new ElpisException(Code.HOME_UNUSABLE, "The key folder cannot be read or written.", cause)
                .with("folder", home.resolve("keys"));
    }

    /// The keys of a home folder; made on first use, with the record that nothing was signed yet.
    ///
    /// @throws ElpisException when they are lost, damaged, or readable by others
    public static LedgerKeys of(Path home) {
        Path file = file(home);
        Path pub = publicKeys(home);
        try {
            if (!Files.exists(file) && Files.exists(pub)) {
                throw new ElpisException(
                                Code.KEY_MISSING,
                                "The keys of the ledger are missing, though this home has had them. Restore them from "
                                        + "the backup: what others hold of the ledger is checked with them.")
                        .with("file", file);
            }
            if (!Files.exists(file)) {
                PrivateFile.create(file, made(Optional.empty()));
            }
            LedgerKeys keys = read(file);
            if (!Files.exists(pub)) {
                // The public keys last: as long as they are not there, nothing can have been signed.
                Path record = FileLedgerStore.record(home);
                if (!Files.exists(record)) {
                    Checkpoint empty =
                            new Checkpoint(keys.origin(), 0, Sha256.start().digest());
                    FileLedgerStore.replace(
                            record, keys.sign(empty, Instant.EPOCH).bytes());
                }
                FileLedgerStore.replace(pub, keys.publicBytes());
            }
            return keys;
        } catch (IOException e) {
            throw unusable(home, e);
        }
    }

    static Path file(Path home) {
        return home.resolve("keys").resolve("ledger.keys");
    }

    /// Where keys wait until those before have handed over to them.
    static Path nextFile(Path home) {
        return home.resolve("keys").resolve("ledger.keys.next");
    }

    /// The keys to which others will hand over; made when there are none.
    static LedgerKeys next(Path home, String origin) throws IOException {
        if (!Files.exists(nextFile(home))) {
            PrivateFile.create(nextFile(home), made(Optional.of(origin)));
        }
        return read(nextFile(home));
    }

    static Optional<LedgerKeys> next(Path home) throws IOException {
        return Files.exists(nextFile(home)) ? Optional.of(read(nextFile(home))) : Optional.empty();
    }

    byte[] publicBytes() {
        return publicText().getBytes(StandardCharsets.UTF_8);
    }

    /// Where the verifier keys of a home lie.
    public static Path publicKeys(Path home) {
        return home.resolve("keys").resolve("ledger.pub");
    }

    /// @param older  the origin of a log that has had other keys; empty for a new one
    private static String made(Optional<String> older) {
        try {
            KeyPair first = KeyPairGenerator.getInstance(SignatureKind.ED25519.algorithm())
                    .generateKeyPair();
            KeyPair second = KeyPairGenerator.getInstance(SignatureKind.ML_DSA_44.algorithm())
                    .generateKeyPair();
            byte[] raw = SignatureKind.ED25519.raw(first.getPublic());
            String own =
                    "elpis.invalid/" + Sha256.hex(Sha256.start().digest(raw)).substring(0, 16);
            String origin = older.orElse(own);
            return new VerifierKey(origin, SignatureKind.ED25519, first.getPublic()).vkey()
                    + "\n"
                    + new VerifierKey(origin, SignatureKind.ML_DSA_44, second.getPublic()).vkey()
                    + "\n"
                    + Lines.base64(first.getPrivate().getEncoded())
                    + "\n"
                    + Lines.base64(second.getPrivate().getEncoded())
                    + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 25 has Ed25519 and ML-DSA-44.", e);
        }
    }

    private static LedgerKeys read(Path file) throws IOException {
        List<String> lines = List.of(PrivateFile.read(file).split("\n"));
        try {
            if (lines.size() == 4) {
                return new LedgerKeys(
                        VerifierKey.parse(lines.get(0)),
                        VerifierKey.parse(lines.get(1)),
                        secret(SignatureKind.ED25519, lines.get(2)),
                        secret(SignatureKind.ML_DSA_44, lines.get(3)));
            }
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            // Falls through to the one answer that all faults deserve.
        }
        throw new ElpisException(Code.KEY_DAMAGED, "The keys of the ledger are damaged. Restore them from the backup.")
                .with("file", file);
    }

    private static PrivateKey secret(SignatureKind kind, String base64) throws GeneralSecurityException {
        return KeyFactory.getInstance(kind.algorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    /// Which log: `elpis.invalid/` and the beginning of the digest of its first Ed25519 key.
    public String origin() {
        return classical.name();
    }

    /// By which its checkpoints are told from all others; both must have signed.
    public List<VerifierKey> verifiers() {
        return List.of(classical, postQuantum);
    }

    private String publicText() {
        return classical.vkey() + "\n" + postQuantum.vkey() + "\n";
    }

    /// Signs a checkpoint. That it forks nothing is on the caller.
    ///
    /// @param time  stands in the second signature
    SignedNote sign(Checkpoint checkpoint, Instant time) {
        String text = checkpoint.text();
        byte[] first = SignatureKind.ED25519.sign(classicalSecret, text.getBytes(StandardCharsets.UTF_8));
        long seconds = Math.max(0, time.getEpochSecond());
        try {
            byte[] message = Cosigned.message(SignatureKind.ML_DSA_44, postQuantum.name(), seconds, text);
            byte[] bare = SignatureKind.ML_DSA_44.sign(postQuantumSecret, message);
            byte[] second = ByteBuffer.allocate(Long.BYTES + bare.length)
                    .putLong(seconds)
                    .put(bare)
                    .array();
            return new SignedNote(
                    text,
                    List.of(
                            new SignedNote.Line(classical.name(), classical.id(), first),
                            new SignedNote.Line(postQuantum.name(), postQuantum.id(), second)));
        } catch (MalformedLedgerException e) {
            throw new IllegalStateException("a checkpoint that was made can be signed", e);
        }
    }
}
