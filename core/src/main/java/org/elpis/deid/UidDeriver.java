package org.elpis.deid;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import org.elpis.dicom.Uids;

/// Derives the UID that stands for another in released objects: `2.25.` and a UUID of 128 bits from
/// HMAC-SHA-256.
///
/// The same UID always gives the same one in a project, so links hold across files, runs and machines; without
/// the key nothing leads back. Not thread-safe: one deriver a thread.
///
/// Source: PS3.5 B.2 (UUID derived UIDs), RFC 9562 section 5.8 (version 8).
public final class UidDeriver {
    private static final String PREFIX = "2.25.";
    private static final int UUID_BYTES = 16;
    private static final int MAX_REMEMBERED = 4096;

    private final Mac mac;
    private final Map<String, String> remembered = new HashMap<>();

    public UidDeriver(ProjectKeys keys) {
        this.mac = keys.uidMac();
    }

    /// The UID that stands for `uid`; `uid` itself when the standard has registered it.
    public String derive(String uid) {
        if (Uids.isWellKnown(uid)) {
            return uid;
        }
        String known = remembered.get(uid);
        if (known != null) {
            return known;
        }
        if (remembered.size() == MAX_REMEMBERED) {
            remembered.clear();
        }
        String derived = PREFIX.concat(uuid(uid).toString());
        remembered.put(uid, derived);
        return derived;
    }

    private BigInteger uuid(String uid) {
        byte[] bytes = Arrays.copyOf(mac.doFinal(uid.getBytes(StandardCharsets.UTF_8)), UUID_BYTES);
        bytes[6] = (byte) (bytes[6] & 0x0F | 0x80);
        bytes[8] = (byte) (bytes[8] & 0x3F | 0x80);
        return new BigInteger(1, bytes);
    }
}
