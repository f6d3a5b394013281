package org.elpis.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;

/// A page or picture that shows patients: a new file that its owner alone may read, whole or not at all, and never
/// among what was
/// released.
public final class PrivatePage {
    private static final String RELEASE = "release.json";

    private PrivatePage() {}

    /// Asks before the work is done whether it can be there.
    ///
    /// @param inputs  files and folders that the page must not become a part of
    /// @throws ElpisException when the page cannot be there
    public static void requireFree(Path page, List<Path> inputs) {
        Path target = page.toAbsolutePath().normalize();
        Path folder = target.getParent();
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw fault("The page exists already. Name another file, or remove it.", page);
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw fault("The folder of the page is not there. Make it, or name another file.", page);
        }
        // A link may lead into what is compared, or into a release.
        Path real = real(folder, page);
        for (Path input : inputs) {
            if (real.startsWith(real(input, page))) {
                throw fault("The page must not lie among what is compared. Name another folder.", page);
            }
        }
        for (Path at = real; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(RELEASE))) {
                throw fault("The page shows patients and must not lie in a release. Name another folder.", page);
            }
        }
    }

    private static Path real(Path path, Path page) {
        try {
            return Files.exists(path)
                    ? path.toRealPath()
                    : path.toAbsolutePath().normalize();
        } catch (IOException e) {
            throw fault("The folder of the page cannot be looked at. Name another file.", page);
        }
    }

    static void write(Path page, String html) {
        write(page, html.getBytes(StandardCharsets.UTF_8));
    }

    /// Writes it.
    ///
    /// @throws ElpisException when something is there, or it cannot be written
    public static void write(Path page, byte[] content) {
        requireFree(page, List.of());
        Path target = page.toAbsolutePath().normalize();
        try {
            Path folder = target.resolveSibling("");
            Path partial = Files.createTempFile(folder, ".elpis-", ".partial", ownerOnly(folder));
            try {
                Files.write(partial, content);
                Files.move(partial, target);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw new ElpisException(
                            Code.OUTPUT_UNUSABLE,
                            "The page cannot be written. Check the folder, its permissions and its space.",
                            e)
                    .with("report", page);
        }
    }

    private static ElpisException fault(String message, Path page) {
        return new ElpisException(Code.OUTPUT_UNUSABLE, message).with("report", page);
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
