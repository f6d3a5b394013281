package org.elpis.fingerprint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.elpis.dicom.Sha256;

/// What a project's secret says about frames: which pattern each block has, and each recipient's sign of it.
///
/// Without the secret both are coin tosses. Thread-safe.
///
/// Format: docs/formats/fingerprint.md
public final class FingerprintKeys {
    private static final int DIGEST_BYTES = 32;
    private final byte[] secret;

    /// @param secret  of the project for this purpose, 32 bytes
    public FingerprintKeys(byte[] secret) {
        if (secret.length != DIGEST_BYTES) {
            throw new IllegalArgumentException("secret must be 32 bytes");
        }
        this.secret = secret.clone();
    }

    /// The pattern of each block of a frame, 0 to 3; the same for all recipients.
    ///
    /// @param uid  SOP Instance UID in the release
    byte[] patterns(String uid, int frame, int blocks) {
        return bits(derive(secret, "patterns", uid, frame), blocks, 2);
    }

    /// The sign of each block in one recipient's copy: 0 or 1, for minus and plus.
    byte[] signs(String recipient, String uid, int frame, int blocks) {
        return bits(derive(recipient(recipient), "signs", uid, frame), blocks, 1);
    }

    private byte[] recipient(String name) {
        return mac(secret, "recipient\0".concat(name).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] derive(byte[] key, String purpose, String uid, int frame) {
        byte[] text = (purpose + '\0' + uid + '\0').getBytes(StandardCharsets.UTF_8);
        return mac(
                key,
                ByteBuffer.allocate(text.length + 4).put(text).putInt(frame).array());
    }

    private static byte[] mac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
        }
    }

    /// SHA-256(seed, 0), SHA-256(seed, 1), ...: from the highest bit of each byte on.
    private static byte[] bits(byte[] seed, int count, int each) {
        byte[] values = new byte[count];
        MessageDigest sha256 = Sha256.start();
        byte[] digest = new byte[0];
        int perDigest = DIGEST_BYTES * 8 / each;
        for (int i = 0; i < count; i++) {
            int within = i % perDigest;
            if (within == 0) {
                sha256.update(seed);
                digest = sha256.digest(
                        ByteBuffer.allocate(4).putInt(i / perDigest).array());
            }
            int bit = within * each;
            values[i] = (byte) (digest[bit >> 3] >> 8 - each - (bit & 7) & (1 << each) - 1);
        }
        return values;
    }
}
