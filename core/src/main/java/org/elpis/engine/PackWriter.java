package org.elpis.engine;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.elpis.dicom.Sha256;
import org.elpis.evidence.Manifest;

/// Collects the files of an evidence pack and writes them into a zip, without compression, in the order of their names.
final class PackWriter {
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final int BUFFER = 1 << 16;

    /// What is in a file; the same each time it is asked.
    private interface Content {
        void write(OutputStream target) throws IOException;
    }

    /// A file that was read once.
    private record Part(Content content, long size, long crc, String digest) {}

    private final SortedMap<String, Part> parts = new TreeMap<>();

    void add(String name, Path file) throws IOException {
        put(name, target -> Files.copy(file, target));
    }

    void add(String name, byte[] bytes) throws IOException {
        put(name, target -> target.write(bytes));
    }

    private void put(String name, Content content) throws IOException {
        Measure measure = new Measure();
        try (OutputStream out = new BufferedOutputStream(measure, BUFFER)) {
            content.write(out);
        }
        parts.put(name, new Part(content, measure.size, measure.crc.getValue(), Sha256.hex(measure.sha256.digest())));
    }

    /// The digests of all files so far.
    Manifest manifest() {
        SortedMap<String, String> digests = new TreeMap<>();
        parts.forEach((name, part) -> digests.put(name, part.digest()));
        return new Manifest(digests);
    }

    /// Writes the zip and forces it to the disk.
    ///
    /// @throws IOException also when a file is no longer what it was when it was added
    void write(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ZipOutputStream zip =
                    new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, Part> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(EPOCH);
                entry.setSize(part.getValue().size());
                entry.setCrc(part.getValue().crc());
                zip.putNextEntry(entry);
                part.getValue().content().write(zip);
                zip.closeEntry();
            }
            zip.finish();
            zip.flush();
            channel.force(true);
        }
    }

    /// Counts and digests what is written to it.
    private static final class Measure extends OutputStream {
        private final MessageDigest sha256 = Sha256.start();
        private final CRC32 crc = new CRC32();
        private long size;

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            sha256.update(bytes, offset, length);
            crc.update(bytes, offset, length);
            size += length;
        }
    }
}
