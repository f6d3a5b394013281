package org.elpis.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;

/// The folder in an output folder for files that are not whole yet, and by its lock the sign that a job is writing
/// there. One job at a time: two would write manifest, DICOMDIR and certificate each without the other's objects.
///
/// A job first locks its own folder and then looks at those of others. So of two that start at once at least one sees
/// the other; that none of them goes on is possible and does no harm. What a job left that was killed is deleted: its
/// lock went with it.
final class PartialFolder implements AutoCloseable {
    private static final String PREFIX = ".elpis-partial-";
    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel lock;

    private PartialFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /// @throws ElpisException when another job is writing into `output`
    static PartialFolder open(Path output, String jobId) throws IOException {
        Path folder = output.resolve(PREFIX + jobId);
        Trees.delete(folder);
        Files.createDirectory(folder);
        Optional<FileChannel> lock = lock(folder);
        PartialFolder opened = new PartialFolder(folder, lock.orElseThrow(() -> running(output)));
        try {
            opened.deleteAbandoned(output);
            return opened;
        } catch (IOException | ElpisException e) {
            opened.close();
            throw e;
        }
    }

    /// Whether a folder is one of these.
    static boolean isOne(Path folder) {
        return folder.getFileName().toString().startsWith(PREFIX);
    }

    private static ElpisException running(Path output) {
        return new ElpisException(
                        Code.JOB_RUNNING,
                        "Another job is writing into the output folder. Wait until it has ended, or choose another output.")
                .with("output", output);
    }

    /// Empty when a running job has it.
    private static Optional<FileChannel> lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean isOurs = false;
        try {
            isOurs = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Another job of this process has it, which is the same answer.
        } finally {
            if (!isOurs) {
                channel.close();
            }
        }
        return isOurs ? Optional.of(channel) : Optional.empty();
    }

    private void deleteAbandoned(Path output) throws IOException {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(output, PREFIX + "*")) {
            for (Path other : others) {
                if (!other.equals(folder)) {
                    deleteIfAbandoned(other, output);
                }
            }
        }
    }

    private static void deleteIfAbandoned(Path other, Path output) throws IOException {
        try {
            new PartialFolder(other, lock(other).orElseThrow(() -> running(output))).close();
        } catch (NoSuchFileException e) {
            // Its job has ended and deleted it in this moment.
        }
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            Trees.delete(folder);
        }
    }
}
