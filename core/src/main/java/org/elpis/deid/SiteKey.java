package org.elpis.deid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.home.PrivateFile;

/// The site's secret: 256 bits from which every project's keys are derived.
///
/// Kept as 64 hexadecimal digits in `keys/site.key` of the home folder, readable by its owner only. Whoever has
/// it can link pseudonyms to patients; whoever loses it cannot continue a project. A file `keys/site.id` beside
/// it holds a one-way fingerprint, so that a lost key is noticed instead of being replaced by a new one.
public final class SiteKey {
    private static final int BYTES = 32;
    private final byte[] secret;

    private SiteKey(byte[] secret) {
        this.secret = secret.clone();
    }

    /// The key of a home folder; made on first use.
    ///
    /// @throws ElpisException when the key is lost, damaged, or readable by others
    public static SiteKey of(Path home) {
        Path folder = home.resolve("keys");
        Path file = folder.resolve("site.key");
        Path id = folder.resolve("site.id");
        try {
            // Asked for before the key: another process may be making both, and makes the key first.
            boolean hadKey = Files.exists(id);
            if (Files.exists(file)) {
                return read(file, id);
            }
            if (hadKey) {
                throw new ElpisException(
                                Code.KEY_MISSING,
                                "The site key is missing, though this home has had one. Restore it from the backup: "
                                        + "with a new key every pseudonym would change. To start anew on purpose, "
                                        + "use another ELPIS_HOME.")
                        .with("file", file);
            }
            return create(file, id);
        } catch (IOException e) {
            throw new ElpisException(
                            Code.HOME_UNUSABLE,
                            "The key folder cannot be read or written. Free space or check its permissions, or choose another "
                                    + "private folder with --home: there all pseudonyms are others.",
                            e)
                    .with("folder", folder);
        }
    }

    private static SiteKey read(Path file, Path id) throws IOException {
        SiteKey key = new SiteKey(parse(PrivateFile.read(file), file));
        if (!Files.exists(id)) {
            writeId(id, key);
        } else if (!Files.readString(id, StandardCharsets.ISO_8859_1).strip().equals(key.fingerprint())) {
            throw new ElpisException(
                            Code.KEY_DAMAGED,
                            "The site key is not the one this home was made with. Restore it from the backup.")
                    .with("file", file);
        }
        return key;
    }

    private static byte[] parse(String text, Path file) {
        try {
            byte[] secret = HexFormat.of().parseHex(text.strip());
            if (secret.length == BYTES) {
                return secret;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the one answer that both faults deserve.
        }
        throw new ElpisException(Code.KEY_DAMAGED, "The site key is not 64 hexadecimal digits. Restore it.")
                .with("file", file);
    }

    private static SiteKey create(Path file, Path id) throws IOException {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        if (!PrivateFile.create(file, HexFormat.of().formatHex(secret) + "\n")) {
            return read(file, id);
        }
        SiteKey key = new SiteKey(secret);
        writeId(id, key);
        return key;
    }

    private static void writeId(Path id, SiteKey key) throws IOException {
        PrivateFile.replace(id, key.fingerprint() + "\n");
    }

    private String fingerprint() {
        return HexFormat.of().formatHex(Hkdf.derive(secret, "site", "fingerprint", 8));
    }

    /// What the salts of all seals follow from.
    public byte[] seals() {
        return Hkdf.derive(secret, "", "seal", BYTES);
    }

    /// What the fingerprints of a project's copies follow from.
    public byte[] fingerprints(String project) {
        return Hkdf.derive(secret, project, "fingerprint", BYTES);
    }

    /// The keys of one project, unrelated to those of any other.
    public ProjectKeys project(String name) {
        return new ProjectKeys(
                Hkdf.derive(secret, name, "uid", BYTES),
                Hkdf.derive(secret, name, "date", BYTES),
                Hkdf.derive(secret, name, "pseudonym", BYTES),
                Hkdf.derive(secret, name, "mark", BYTES),
                Hkdf.derive(secret, name, "vault", BYTES),
                Hkdf.derive(secret, name, "surrogate", BYTES),
                Hkdf.derive(secret, name, "certificate", BYTES),
                Hkdf.derive(secret, name, "templates", BYTES),
                Hkdf.derive(secret, name, "face", BYTES));
    }
}
