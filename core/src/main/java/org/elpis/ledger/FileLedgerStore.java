package org.elpis.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.jspecify.annotations.Nullable;

/// A ledger in a folder: `ELPIS_HOME/ledger`, and `ELPIS_HOME/keys/ledger.checkpoint` beside it.
///
/// One process at a time appends; others may read meanwhile.
public final class FileLedgerStore implements LedgerStore {
    private static final int MAX_NOTE = Lines.MAX_BYTES;
    private static final int MAX_JOURNAL = 1 << 28;
    private static final int PAUSE_MS = 10;

    private final Path folder;
    private final Path record;
    private final @Nullable FileChannel lock;
    private @Nullable FileChannel journal;

    private FileLedgerStore(Path folder, Path record, @Nullable FileChannel lock) {
        this.folder = folder;
        this.record = record;
        this.lock = lock;
    }

    /// The ledger of a home, for reading.
    public static FileLedgerStore reading(Path home) {
        return new FileLedgerStore(folder(home), record(home), null);
    }

    /// The ledger of a home, for appending; made when there is none.
    ///
    /// @param waitMs  how long to wait for another process, or another thread of this one, that appends
    /// @throws ElpisException when it appends longer than that
    public static FileLedgerStore writing(Path home, long waitMs) throws IOException {
        Path folder = folder(home);
        makePrivate(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean isOurs = false;
        try {
            long end = System.nanoTime() + waitMs * 1_000_000;
            isOurs = lock(channel);
            while (!isOurs && System.nanoTime() < end) {
                Thread.sleep(PAUSE_MS);
                isOurs = lock(channel);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!isOurs) {
                channel.close();
            }
        }
        if (!isOurs) {
            throw new ElpisException(
                            Code.LEDGER_BUSY,
                            "Another process holds the ledger. Wait until it has ended, or stop it, and run the same "
                                    + "command again.")
                    .with("ledger", folder);
        }
        return new FileLedgerStore(folder, record(home), channel);
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Another thread of this process holds it, which is the same answer.
            return false;
        }
    }

    static Path folder(Path home) {
        return home.resolve("ledger");
    }

    static Path record(Path home) {
        return home.resolve("keys").resolve("ledger.checkpoint");
    }

    /// Salts and payloads lie in it: nobody but its owner may look inside.
    private static void makePrivate(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (parent != null && Files.getFileStore(parent).supportsFileAttributeView("posix")) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    @Override
    public Optional<byte[]> read(String name, int most) throws IOException {
        return readFile(folder.resolve(name), most);
    }

    private static Optional<byte[]> readFile(Path file, int most) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > most) {
                throw new MalformedLedgerException("a file of the ledger is larger than it can be");
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // Until it is whole.
            }
            byte[] read = new byte[bytes.position()];
            bytes.flip().get(read);
            return Optional.of(read);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void put(Map<String, byte[]> parts) throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            Path file = folder.resolve(part.getKey());
            Path parent = file.getParent();
            if (parent != null && folders.add(parent)) {
                makeFolders(parent, folders);
            }
            replace(file, part.getValue());
        }
        for (Path changed : folders) {
            forceFolder(changed);
        }
    }

    /// A folder that is new has to be made durable where it is listed.
    private void makeFolders(Path made, Set<Path> folders) throws IOException {
        if (!Files.isDirectory(made)) {
            for (Path at = made.getParent(); at != null && at.startsWith(folder); at = at.getParent()) {
                folders.add(at);
            }
            Files.createDirectories(made);
        }
    }

    /// Whole or not at all: the content is forced before it gets its name.
    static void replace(Path file, byte[] content) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        write(partial, content, true);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(Path file, byte[] content, boolean isForced) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            writeAll(channel, content);
            if (isForced) {
                channel.force(false);
            }
        }
    }

    private static void writeAll(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// So that the new name survives a loss of power, too. Windows has no such call, and needs none.
    private static void forceFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private Path journalFile() {
        return folder.resolve("journal");
    }

    @Override
    public byte[] journal() throws IOException {
        return readFile(journalFile(), MAX_JOURNAL).orElse(new byte[0]);
    }

    @Override
    public void append(byte[] records) throws IOException {
        FileChannel channel = journal;
        if (channel == null) {
            channel = FileChannel.open(journalFile(), StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            journal = channel;
        }
        writeAll(channel, records);
        channel.force(false);
    }

    @Override
    public void restart(byte[] content) throws IOException {
        closeJournal();
        replace(journalFile(), content);
        forceFolder(folder);
    }

    @Override
    public Optional<byte[]> signed() throws IOException {
        return readFile(record, MAX_NOTE);
    }

    /// Its new name is not forced. When the power takes it back, the journal, which was forced before, is ahead
    /// of the last record, as it may be.
    @Override
    public void sign(byte[] note) throws IOException {
        replace(record, note);
    }

    @Override
    public Optional<byte[]> published() throws IOException {
        return readFile(folder.resolve("checkpoint"), MAX_NOTE);
    }

    @Override
    public void publish(byte[] note) throws IOException {
        Path partial = folder.resolve("checkpoint.partial");
        write(partial, note, false);
        Files.move(
                partial,
                folder.resolve("checkpoint"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private void closeJournal() throws IOException {
        if (journal != null) {
            journal.close();
            journal = null;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            closeJournal();
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }
}
