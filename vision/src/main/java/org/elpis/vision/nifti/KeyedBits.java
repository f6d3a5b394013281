package org.elpis.vision.nifti;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Random bits that whoever has the key can draw again, and nobody else: AES in counter mode. Not
/// thread-safe.
final class KeyedBits {
    private static final int KEY_BYTES = 32;

    private final Cipher cipher;
    private final byte[] zeros = new byte[1 << 13];
    private byte[] bits = new byte[0];
    private int next;

    /// @param key  32 bytes
    KeyedBits(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("key must be 32 bytes");
        }
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(Arrays.copyOf(key, KEY_BYTES), "AES"),
                    new IvParameterSpec(new byte[16]));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES in counter mode.", e);
        }
    }

    /// The next 16 bits.
    int next() {
        if (next == bits.length) {
            bits = cipher.update(zeros);
            next = 0;
        }
        return (bits[next++] & 0xFF) << 8 | bits[next++] & 0xFF;
    }
}
