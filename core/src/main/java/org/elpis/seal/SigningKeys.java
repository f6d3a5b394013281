package org.elpis.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.home.PrivateFile;

/// The keys with which a site signs its seals: Ed25519, and ML-DSA-65 against the day when that is broken.
///
/// Kept in `keys/seal.keys` of the home folder, readable by its owner only; the public halves in `keys/seal.pub`, to
/// be given away.
public final class SigningKeys {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final PrivateKey classical;
    private final PrivateKey postQuantum;
    private final SealerKeys sealer;

    private SigningKeys(PrivateKey classical, PrivateKey postQuantum, SealerKeys sealer) {
        this.classical = classical;
        this.postQuantum = postQuantum;
        this.sealer = sealer;
    }

    /// The keys of a home folder; made on first use.
    ///
    /// @throws ElpisException when they are lost, damaged, or readable by others
    public static SigningKeys of(Path home) {
        Path file = home.resolve("keys").resolve("seal.keys");
        Path pub = publicKeys(home);
        try {
            if (!Files.exists(file)) {
                if (Files.exists(pub)) {
                    throw new ElpisException(
                                    Code.KEY_MISSING,
                                    "The keys for seals are missing, though this home has had them. Restore them from "
                                            + "the backup, or remove the public ones to start with new keys.")
                            .with("file", file);
                }
                PrivateFile.create(file, made());
            }
            if (!Files.exists(pub)) {
                // Also when a process ended between the two files.
                Path partial = pub.resolveSibling("seal.pub.partial");
                Files.writeString(partial, read(file, "").sealer.pem());
                Files.move(partial, pub, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return read(file, Files.readString(pub));
        } catch (IOException e) {
            throw new ElpisException(Code.HOME_UNUSABLE, "The key folder cannot be read or written.", e)
                    .with("folder", home.resolve("keys"));
        }
    }

    /// Where the public keys of a home lie.
    public static Path publicKeys(Path home) {
        return home.resolve("keys").resolve("seal.pub");
    }

    private static String made() {
        try {
            KeyPair classical =
                    KeyPairGenerator.getInstance(SealerKeys.CLASSICAL).generateKeyPair();
            KeyPair postQuantum =
                    KeyPairGenerator.getInstance(SealerKeys.POST_QUANTUM).generateKeyPair();
            return new SealerKeys(classical.getPublic(), postQuantum.getPublic()).pem()
                    + block(classical.getPrivate())
                    + block(postQuantum.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 25 has Ed25519 and ML-DSA-65.", e);
        }
    }

    private static String block(PrivateKey key) {
        return BEGIN + "\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()) + "\n" + END
                + "\n";
    }

    private static SigningKeys read(Path file, String expected) throws IOException {
        String pem = PrivateFile.read(file);
        try {
            SealerKeys sealer = SealerKeys.of(pem);
            List<byte[]> keys = SealerKeys.blocks(pem, BEGIN, END);
            if (keys.size() == 2 && (expected.isEmpty() || expected.equals(sealer.pem()))) {
                return new SigningKeys(
                        KeyFactory.getInstance(SealerKeys.CLASSICAL)
                                .generatePrivate(new PKCS8EncodedKeySpec(keys.get(0))),
                        KeyFactory.getInstance(SealerKeys.POST_QUANTUM)
                                .generatePrivate(new PKCS8EncodedKeySpec(keys.get(1))),
                        sealer);
            }
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            // Falls through to the one answer that all faults deserve.
        }
        throw new ElpisException(
                        Code.KEY_DAMAGED,
                        "The keys for seals are damaged or not those of the public keys. Restore them.")
                .with("file", file);
    }

    public SealerKeys sealer() {
        return sealer;
    }

    byte[] classical(byte[] message) {
        return sign(classical, SealerKeys.CLASSICAL, message);
    }

    byte[] postQuantum(byte[] message) {
        return sign(postQuantum, SealerKeys.POST_QUANTUM, message);
    }

    private static byte[] sign(PrivateKey key, String algorithm, byte[] message) {
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was read must sign", e);
        }
    }
}
