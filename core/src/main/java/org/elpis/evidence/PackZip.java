package org.elpis.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A pack in its zip.
final class PackZip extends PackFiles {
    /// Packs are written without compression; images packed again by others get a few times smaller.
    private static final long MOST_EXPANSION = 100;
    /// So small that its expansion does no harm.
    private static final long HARMLESS_BYTES = 1 << 20;

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();

    PackZip(Path file) throws IOException {
        long length = Files.size(file);
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new MalformedPackException("it is no zip file that can be read, or a damaged one");
        }
        try {
            list(length);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private void list(long length) throws MalformedPackException {
        Set<String> folders = new HashSet<>();
        long total = 0;
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            String name = entry.getName();
            if (entry.isDirectory() && Manifest.isName(name.substring(0, name.length() - 1)) && folders.add(name)) {
                continue;
            }
            found(name, !entry.isDirectory());
            entries.putIfAbsent(name, entry);
            total += entry.getSize();
            if (entry.getSize() < 0 || total < 0) {
                throw new MalformedPackException("its zip does not tell the sizes of its files");
            }
        }
        if (total > HARMLESS_BYTES + MOST_EXPANSION * length) {
            throw new MalformedPackException("its content is more than 100 times its own size: unpack it first");
        }
    }

    private ZipEntry entry(String name) throws IOException {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new IOException("there is no such file in the zip");
        }
        return entry;
    }

    @Override
    long size(String name) throws IOException {
        return entry(name).getSize();
    }

    /// Never more than the size that was counted.
    @Override
    InputStream read(String name) throws IOException {
        ZipEntry entry = entry(name);
        return new BoundedStream(zip.getInputStream(entry), entry.getSize());
    }

    @Override
    Optional<Path> file(String name) {
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
