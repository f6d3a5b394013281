package org.elpis.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;

/// Unpacks the entries of a zip file into numbered files, so that they can be read at any position. Names of
/// entries are never used as paths.
///
/// Limits: 1,000,000 entries, 1 TiB together, no entry larger than it says.
final class ZipInput {
    private static final int MAX_ENTRIES = 1_000_000;
    private static final long MAX_BYTES = 1L << 40;

    private ZipInput() {}

    static List<InputItem> spool(Path zip, Path folder) throws IOException {
        List<InputItem> items = new ArrayList<>();
        Files.createDirectories(folder);
        long total = 0;
        try (ZipFile file = new ZipFile(zip.toFile())) {
            Enumeration<? extends ZipEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (entry.isDirectory()) {
                    continue;
                }
                Path target = folder.resolve(Integer.toString(items.size()));
                total += copy(file, entry, target, MAX_BYTES - total);
                long modifiedMillis = Math.max(0, entry.getTime());
                Files.setLastModifiedTime(target, FileTime.fromMillis(modifiedMillis));
                items.add(new InputItem(
                        target,
                        zip + "!" + entry.getName(),
                        PathKey.of(zip, entry.getName()),
                        Files.size(target),
                        modifiedMillis));
                if (items.size() > MAX_ENTRIES) {
                    throw tooLarge(zip);
                }
            }
        } catch (ZipException e) {
            throw new ElpisException(Code.INPUT_UNREADABLE, "The zip file is damaged or encrypted. Export it again.", e)
                    .with("input", zip);
        }
        return items;
    }

    private static long copy(ZipFile file, ZipEntry entry, Path target, long limit) throws IOException {
        long allowed = entry.getSize() < 0 ? limit : Math.min(limit, entry.getSize());
        try (InputStream in = file.getInputStream(entry);
                var out = Files.newOutputStream(target)) {
            byte[] step = new byte[64 << 10];
            long copied = 0;
            for (int read = in.read(step); read > 0; read = in.read(step)) {
                copied += read;
                if (copied > allowed) {
                    throw tooLarge(Path.of(file.getName()));
                }
                out.write(step, 0, read);
            }
            return copied;
        }
    }

    private static ElpisException tooLarge(Path zip) {
        return new ElpisException(
                        Code.INPUT_UNREADABLE,
                        "The zip file holds more entries or bytes than allowed, or more than it says. Unpack it first.")
                .with("input", zip);
    }
}
