package org.elpis.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.HexFormat;
import org.elpis.dicom.Sha256;

/// A public key with a name, by which signatures of notes are told from all others: a vkey.
///
/// Source: C2SP signed-note v1.0.0 "Verifier keys"; tlog-cosignature
public final class VerifierKey {
    /// Origins and names stand before a byte of length in cosigned messages.
    private static final int MAX_NAME_BYTES = 255;

    private final String name;
    private final SignatureKind kind;
    private final PublicKey key;
    private final int id;

    VerifierKey(String name, SignatureKind kind, PublicKey key) {
        this.name = name;
        this.kind = kind;
        this.key = key;
        this.id = id(name, kind.type(), kind.raw(key));
    }

    /// Reads a vkey: `example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k`.
    ///
    /// @throws IllegalArgumentException when it is none, or of a kind other than Ed25519 (01), its
    ///     cosignatures (04) and those of ML-DSA-44 (06)
    public static VerifierKey parse(String vkey) {
        String[] parts = vkey.split("\\+", 3);
        if (parts.length != 3 || !isName(parts[0]) || vkey.length() > 4096) {
            throw new IllegalArgumentException("a verifier key must be NAME+ID+KEY");
        }
        try {
            byte[] bytes = Lines.base64(parts[2]);
            SignatureKind kind = SignatureKind.of(bytes.length == 0 ? 0 : bytes[0])
                    .orElseThrow(() -> new IllegalArgumentException("the kind of a verifier key must be 01, 04 or 06"));
            byte[] raw = new byte[bytes.length - 1];
            System.arraycopy(bytes, 1, raw, 0, raw.length);
            VerifierKey key = new VerifierKey(parts[0], kind, kind.key(raw));
            if (key.hexId().equals(parts[1])) {
                return key;
            }
        } catch (MalformedLedgerException e) {
            throw new IllegalArgumentException("the third part of a verifier key must be base64", e);
        }
        throw new IllegalArgumentException("the id of a verifier key must follow from its name and key");
    }

    /// Whether notes may call a key so: not empty, no blanks, no plus, no control characters.
    static boolean isName(String name) {
        return !name.isEmpty()
                && name.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME_BYTES
                && name.codePoints()
                        .noneMatch(c -> c == '+'
                                || c < ' '
                                || Character.isSpaceChar(c)
                                || Character.isWhitespace(c)
                                || c == 0x85);
    }

    private static int id(String name, byte type, byte[] raw) {
        MessageDigest sha256 = Sha256.start();
        sha256.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        sha256.update(type);
        return ByteBuffer.wrap(sha256.digest(raw)).getInt();
    }

    public String name() {
        return name;
    }

    /// The first four bytes of the digest of name, kind and key.
    public int id() {
        return id;
    }

    private String hexId() {
        return HexFormat.of().toHexDigits(id);
    }

    /// The key as text, for those who verify.
    public String vkey() {
        byte[] raw = kind.raw(key);
        byte[] bytes = new byte[1 + raw.length];
        bytes[0] = kind.type();
        System.arraycopy(raw, 0, bytes, 1, raw.length);
        return name + "+" + hexId() + "+" + Lines.base64(bytes);
    }

    /// Which algorithm the key is of: `Ed25519` or `ML-DSA-44`.
    public String algorithm() {
        return kind.algorithm();
    }

    /// Whether a signature of a note, timestamp included where its kind has one, is of this key.
    boolean verifies(String text, byte[] signature) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (kind == SignatureKind.ED25519) {
            return signature.length == kind.signatureBytes() && kind.verifies(key, bytes, signature);
        }
        if (signature.length != Long.BYTES + kind.signatureBytes()) {
            return false;
        }
        ByteBuffer in = ByteBuffer.wrap(signature);
        long time = in.getLong();
        byte[] bare = new byte[in.remaining()];
        in.get(bare);
        try {
            return time >= 0 && kind.verifies(key, Cosigned.message(kind, name, time, text), bare);
        } catch (MalformedLedgerException e) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && that.vkey().equals(vkey());
    }

    @Override
    public int hashCode() {
        return id;
    }
}
