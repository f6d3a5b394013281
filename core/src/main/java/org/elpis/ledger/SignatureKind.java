package org.elpis.ledger;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// How a line of a note is signed.
///
/// Source: C2SP signed-note (type bytes), tlog-cosignature; RFC 8410 and FIPS 204 for the encodings of keys
enum SignatureKind {
    ED25519(1, "Ed25519", "302a300506032b6570032100", 32, 64),
    ED25519_COSIGNATURE(4, "Ed25519", "302a300506032b6570032100", 32, 64),
    ML_DSA_44(6, "ML-DSA-44", "30820532300b06096086480165030403110382052100", 1312, 2420);

    private final int type;
    private final String algorithm;
    /// What stands before the raw key in its SubjectPublicKeyInfo, hexadecimal.
    private final String prefix;
    private final int keyBytes;
    private final int signatureBytes;

    SignatureKind(int type, String algorithm, String prefix, int keyBytes, int signatureBytes) {
        this.type = type;
        this.algorithm = algorithm;
        this.prefix = prefix;
        this.keyBytes = keyBytes;
        this.signatureBytes = signatureBytes;
    }

    static Optional<SignatureKind> of(int type) {
        return List.of(values()).stream().filter(kind -> kind.type == type).findFirst();
    }

    byte type() {
        return (byte) type;
    }

    String algorithm() {
        return algorithm;
    }

    /// Bytes of a signature without its timestamp.
    int signatureBytes() {
        return signatureBytes;
    }

    /// @throws IllegalArgumentException when the bytes are no such key
    PublicKey key(byte[] raw) {
        if (raw.length != keyBytes) {
            throw new IllegalArgumentException("a public key of this kind must have " + keyBytes + " bytes");
        }
        byte[] head = HexFormat.of().parseHex(prefix);
        byte[] encoded = Arrays.copyOf(head, head.length + raw.length);
        System.arraycopy(raw, 0, encoded, head.length, raw.length);
        try {
            return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the bytes must be a public key", e);
        }
    }

    byte[] raw(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - keyBytes, encoded.length);
    }

    byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was read must sign", e);
        }
    }

    boolean verifies(PublicKey key, byte[] message, byte[] signature) {
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
