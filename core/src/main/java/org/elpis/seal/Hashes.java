package org.elpis.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.elpis.dicom.Sha256;

/// The hashes above the leaves, each with the byte that says what it is of.
final class Hashes {
    private static final byte FRAME = 0x02;
    private static final byte INSTANCE = 0x03;
    private static final byte SERIES = 0x04;
    private static final byte STUDY = 0x05;
    static final byte ATTRIBUTE = 0x06;

    private Hashes() {}

    static byte[] frame(byte[] header, byte[] tiles) {
        return hash(FRAME, header, tiles);
    }

    static byte[] instance(int meaning, byte[] meaningRoot, int other, byte[] otherRoot, int frames, byte[] frameRoot) {
        return hash(INSTANCE, number(meaning), meaningRoot, number(other), otherRoot, number(frames), frameRoot);
    }

    static byte[] series(int instances, byte[] root) {
        return hash(SERIES, number(instances), root);
    }

    static byte[] study(int series, byte[] root) {
        return hash(STUDY, number(series), root);
    }

    private static byte[] hash(byte kind, byte[]... parts) {
        MessageDigest sha256 = Sha256.start();
        sha256.update(kind);
        for (byte[] part : parts) {
            sha256.update(part);
        }
        return sha256.digest();
    }

    static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    /// A secret that follows from another one.
    static byte[] derive(byte[] key, String purpose, byte[] of) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(of);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
        }
    }
}
