package org.elpis.models.runner;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Folders and files that nobody but their owner may read.
final class OwnerOnly {
    private OwnerOnly() {}

    /// Makes the folder and those above it that are missing.
    static void createFolders(Path folder) throws IOException {
        Path parent = folder.toAbsolutePath().normalize().getParent();
        if (Files.isDirectory(folder) || parent == null) {
            return;
        }
        createFolders(parent);
        Files.createDirectories(folder, permissions(parent, "rwx------"));
    }

    /// Writes a file whole or not at all; a file of the name is replaced.
    static void write(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().normalize().resolveSibling("");
        Path partial = Files.createTempFile(folder, ".elpis-", ".partial", permissions(folder, "rw-------"));
        try {
            Files.write(partial, content);
            try (FileChannel written = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    static FileAttribute<?>[] permissions(Path near, String permissions) throws IOException {
        return Files.getFileStore(near).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
