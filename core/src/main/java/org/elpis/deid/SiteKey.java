package org.elpis.deid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;

/// The site's secret: 256 bits from which every project's keys are derived.
///
/// Kept as 64 hexadecimal digits in `keys/site.key` of the home folder, readable by its owner only. Whoever has
/// it can link pseudonyms to patients; whoever loses it cannot continue a project. A file `keys/site.id` beside
/// it holds a one-way fingerprint, so that a lost key is noticed instead of being replaced by a new one.
public final class SiteKey {
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> FORBIDDEN = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

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
            return create(home, file, id);
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
        if (isPosix(file) && !Collections.disjoint(Files.getPosixFilePermissions(file), FORBIDDEN)) {
            throw new ElpisException(
                            Code.KEY_UNSAFE,
                            "The site key can be read or written by others. Run chmod 600 on it; if others may have "
                                    + "read it, treat its pseudonyms as known to them.")
                    .with("file", file);
        }
        SiteKey key = new SiteKey(parse(Files.readString(file, StandardCharsets.ISO_8859_1), file));
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

    private static SiteKey create(Path home, Path file, Path id) throws IOException {
        createPrivate(home.toAbsolutePath());
        Path folder = home.resolve("keys");
        Files.createDirectories(folder);
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        SiteKey key = new SiteKey(secret);
        Path partial = Files.createTempFile(folder, "site", ".partial", ownerOnly(folder));
        Files.writeString(partial, HexFormat.of().formatHex(secret) + "\n", StandardCharsets.ISO_8859_1);
        try {
            Files.createLink(file, partial);
        } catch (FileAlreadyExistsException e) {
            return read(file, id);
        } finally {
            Files.deleteIfExists(partial);
        }
        writeId(id, key);
        return key;
    }

    /// Whole or not at all, so that another process never reads half of it.
    private static void writeId(Path id, SiteKey key) throws IOException {
        Path partial = Files.createTempFile(id.getParent(), "site", ".partial");
        Files.writeString(partial, key.fingerprint() + "\n", StandardCharsets.ISO_8859_1);
        Files.move(partial, id, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// A home that is there keeps its permissions: whoever made it may have had a reason.
    private static void createPrivate(Path home) throws IOException {
        if (Files.exists(home)) {
            return;
        }
        Path parent = home.getParent();
        if (parent == null) {
            return;
        }
        Files.createDirectories(parent);
        if (!isPosix(parent)) {
            Files.createDirectories(home);
            return;
        }
        try {
            Files.createDirectory(
                    home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException e) {
            // Another process made it in this moment, in the same way.
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
        if (!isPosix(folder)) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }

    private static boolean isPosix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }

    private String fingerprint() {
        return HexFormat.of().formatHex(Hkdf.derive(secret, "site", "fingerprint", 8));
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
