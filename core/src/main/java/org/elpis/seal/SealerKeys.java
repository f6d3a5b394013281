package org.elpis.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.elpis.dicom.Sha256;

/// The public keys of a sealer, by which its signatures are told from all others.
public final class SealerKeys {
    static final String CLASSICAL = "Ed25519";
    static final String POST_QUANTUM = "ML-DSA-65";
    private static final int ID_BYTES = 16;
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    private final PublicKey classical;
    private final PublicKey postQuantum;

    SealerKeys(PublicKey classical, PublicKey postQuantum) {
        this.classical = classical;
        this.postQuantum = postQuantum;
    }

    /// Reads what [#pem] wrote.
    ///
    /// @throws IllegalArgumentException when the text is not two public keys, Ed25519 and ML-DSA-65, as PEM
    public static SealerKeys of(String pem) {
        List<byte[]> keys = blocks(pem, BEGIN, END);
        if (keys.size() != 2) {
            throw new IllegalArgumentException("there must be two public keys");
        }
        try {
            return new SealerKeys(
                    KeyFactory.getInstance(CLASSICAL).generatePublic(new X509EncodedKeySpec(keys.get(0))),
                    KeyFactory.getInstance(POST_QUANTUM).generatePublic(new X509EncodedKeySpec(keys.get(1))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the keys must be of Ed25519 and ML-DSA-65", e);
        }
    }

    /// The contents of the blocks of a PEM text (RFC 7468).
    static List<byte[]> blocks(String pem, String begin, String end) {
        List<byte[]> blocks = new ArrayList<>();
        int at = pem.indexOf(begin);
        while (at >= 0) {
            int stop = pem.indexOf(end, at);
            if (stop < 0) {
                throw new IllegalArgumentException("a block of the file has no end");
            }
            blocks.add(Base64.getMimeDecoder().decode(pem.substring(at + begin.length(), stop)));
            at = pem.indexOf(begin, stop);
        }
        return blocks;
    }

    /// Both keys as PEM, to be given to those who verify.
    public String pem() {
        return block(classical) + block(postQuantum);
    }

    private static String block(PublicKey key) {
        return BEGIN + "\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()) + "\n" + END
                + "\n";
    }

    byte[] classicalId() {
        return id(classical);
    }

    byte[] postQuantumId() {
        return id(postQuantum);
    }

    private static byte[] id(PublicKey key) {
        return Arrays.copyOf(Sha256.start().digest(key.getEncoded()), ID_BYTES);
    }

    /// What a person compares: the SHA-256 of the file with the public keys, as `sha256sum` tells it.
    public String fingerprint() {
        return Sha256.hex(Sha256.start().digest(pem().getBytes(StandardCharsets.US_ASCII)));
    }

    boolean verifies(byte[] message, byte[] classicalSignature, byte[] message2, byte[] postQuantumSignature) {
        return verifies(classical, CLASSICAL, message, classicalSignature)
                && verifies(postQuantum, POST_QUANTUM, message2, postQuantumSignature);
    }

    private static boolean verifies(PublicKey key, String algorithm, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
