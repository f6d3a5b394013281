package org.elpis.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/// A pack that was unpacked. Links are not followed.
final class PackFolder extends PackFiles {
    private static final int BUFFER = 1 << 16;

    private final Path folder;

    PackFolder(Path folder) throws IOException {
        this.folder = folder;
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = folder.relativize(file).toString().replace('\\', '/');
                found(name, attributes.isRegularFile());
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    long size(String name) throws IOException {
        return Files.size(folder.resolve(name));
    }

    @Override
    InputStream read(String name) throws IOException {
        return new BufferedInputStream(Files.newInputStream(folder.resolve(name), LinkOption.NOFOLLOW_LINKS), BUFFER);
    }

    @Override
    Optional<Path> file(String name) {
        return Optional.of(folder.resolve(name));
    }

    @Override
    public void close() {}
}
