package org.elpis.deid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import org.elpis.dicom.Source;

/// The keyed digest of what an object was made from. Without the salt nobody can find the original by trying;
/// with it whoever has the original can prove that it is the one.
///
/// Each object has a salt of its own, so that telling one tells nothing about another. It is derived from the
/// project's key and never stored. Not thread-safe: one a thread.
///
/// Format: docs/formats/certificate.md
public final class InputDigest {
    private static final int BUFFER_BYTES = 1 << 18;

    private final Mac salts;
    private final byte[] buffer = new byte[BUFFER_BYTES];

    public InputDigest(ProjectKeys keys) {
        this.salts = keys.certificateMac();
    }

    /// The salt of the object that is released under `path`, 32 bytes.
    public byte[] salt(String path) {
        return salts.doFinal(path.getBytes(StandardCharsets.UTF_8));
    }

    /// HMAC-SHA-256 over the whole input with the salt of `path` as key, in hexadecimal.
    public String of(Source input, String path) throws IOException {
        Mac mac = ProjectKeys.mac(salt(path));
        long at = 0;
        for (int read = input.read(at, buffer, 0, buffer.length);
                read > 0;
                read = input.read(at, buffer, 0, buffer.length)) {
            mac.update(buffer, 0, read);
            at += read;
        }
        return HexFormat.of().formatHex(mac.doFinal());
    }
}
