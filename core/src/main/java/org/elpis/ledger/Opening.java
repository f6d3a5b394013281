package org.elpis.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.elpis.dicom.Sha256;

/// What an entry's commitment is to: the salt and the payload, which stay with the log's owner.
///
/// Whoever has both can show what an entry is about; when both are destroyed, nobody can say it any more.
///
/// @param salt  32 bytes
/// @param payload  what happened
public record Opening(byte[] salt, JsonObject payload) {
    static final int SALT_BYTES = 32;

    public Opening {
        salt = salt.clone();
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("salt must have 32 bytes, got " + salt.length);
        }
    }

    @Override
    public byte[] salt() {
        return salt.clone();
    }

    /// SHA-256 of salt and payload.
    byte[] commitment() {
        MessageDigest sha256 = Sha256.start();
        sha256.update(salt);
        return sha256.digest(payload.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Adds `payload` and `salt` to an object.
    JsonObject addTo(JsonObject json) {
        return json.with("payload", payload).with("salt", HexFormat.of().formatHex(salt));
    }

    /// Reads what [#addTo] added.
    static Opening of(JsonObject json) throws MalformedLedgerException {
        String salt = json.text("salt").orElse("");
        JsonObject payload =
                json.object("payload").orElseThrow(() -> new MalformedLedgerException("a payload is missing"));
        if (!salt.matches("[0-9a-f]{64}")) {
            throw new MalformedLedgerException("a salt is not 64 hexadecimal digits");
        }
        return new Opening(HexFormat.of().parseHex(salt), payload);
    }
}
