package org.elpis.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;

/// A secret in a file that its owner alone may read: made whole or not at all, once.
public final class PrivateFile {
    private static final Set<PosixFilePermission> FORBIDDEN = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private PrivateFile() {}

    /// The content of the file.
    ///
    /// @throws ElpisException when others may read or write it
    public static String read(Path file) throws IOException {
        if (isPosix(file) && !Collections.disjoint(Files.getPosixFilePermissions(file), FORBIDDEN)) {
            throw new ElpisException(
                            Code.KEY_UNSAFE,
                            "The key can be read or written by others. Run chmod 600 on it; if others may have "
                                    + "read it, treat what it protects as known to them.")
                    .with("file", file);
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    /// Makes the file, and the home folder around its folder when there is none.
    ///
    /// @return whether it was made; another process may have made it in this moment
    public static boolean create(Path file, String content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || folder.getParent() == null) {
            throw new IllegalArgumentException("file must lie in a folder of a home");
        }
        createHome(folder.getParent());
        Files.createDirectories(folder);
        Path partial = Files.createTempFile(folder, "key", ".partial", ownerOnly(folder));
        try {
            Files.writeString(partial, content, StandardCharsets.ISO_8859_1);
            Files.createLink(file, partial);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /// Writes a file whole or not at all, so that another process never reads half of it.
    public static void replace(Path file, String content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("file must lie in a folder");
        }
        Path partial = Files.createTempFile(folder, "key", ".partial", ownerOnly(folder));
        try {
            Files.writeString(partial, content, StandardCharsets.ISO_8859_1);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /// A home that is there keeps its permissions: whoever made it may have had a reason.
    private static void createHome(Path home) throws IOException {
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
}
