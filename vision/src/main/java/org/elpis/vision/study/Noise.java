package org.elpis.vision.study;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.elpis.dicom.Sha256;

/// Draws stored values for one frame of one image.
///
/// What is drawn follows from a secret, the SOP Instance UID and the frame: the same in every run, so that
/// nobody gets two draws to average, and different in every image, so that nobody can subtract one from
/// another. A counter behind a key is hashed; every 16 bits choose one of the samples.
final class Noise {
    private static final String HMAC = "HmacSHA256";

    private final MessageDigest sha256 = Sha256.start();
    private final byte[] key;
    private ByteBuffer drawn = ByteBuffer.allocate(0);
    private long counter;

    Noise(byte[] seed, String sopInstanceUid, int frame) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            // A key must have bytes; all other secrets stay as they are.
            mac.init(new SecretKeySpec(seed.length == 0 ? new byte[1] : seed, HMAC));
            mac.update(sopInstanceUid.getBytes(StandardCharsets.ISO_8859_1));
            mac.update(ByteBuffer.allocate(5).put((byte) 0).putInt(frame).flip());
            this.key = mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC with SHA-256.", e);
        }
    }

    /// One of the samples.
    ///
    /// @param samples  1 to 65536
    short draw(short[] samples) {
        if (drawn.remaining() < 2) {
            sha256.update(key);
            drawn = ByteBuffer.wrap(
                    sha256.digest(ByteBuffer.allocate(8).putLong(counter++).array()));
        }
        return samples[(drawn.getShort() & 0xFFFF) * samples.length >> 16];
    }
}
