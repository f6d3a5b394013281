package org.elpis.models.runner;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.audit.Work;

/// The private folder of one case, `audits/<id>` of the home: what an interrupted run left, and what may not be shared
/// of a finished one. Locked, so that two runs of one case never mix.
public final class CaseFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel channel;

    private CaseFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /// Opens it, and makes it when it is not there.
    ///
    /// @throws ElpisException when it cannot be used, or another run of the same case is in it
    public static CaseFolder open(Path home, String id) {
        Path folder = home.resolve("audits").resolve(id);
        try {
            OwnerOnly.createFolders(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new ElpisException(
                                Code.JOB_RUNNING,
                                "Another run of the same audit is at work. Wait for it; its result is this one's.")
                        .with("folder", folder);
            }
            return new CaseFolder(folder, channel);
        } catch (IOException e) {
            throw new ElpisException(
                            Code.HOME_UNUSABLE,
                            "The folder of the audit cannot be made. Check the home folder and its permissions.",
                            e)
                    .with("folder", folder);
        }
    }

    /// The lock goes with the process, however it ends.
    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    public Path path() {
        return folder;
    }

    /// The pieces of one audit: a key of another is another's.
    Work work(AuditKind kind) {
        return new FileWork(folder.resolve("work").resolve(kind.word()));
    }

    /// What an endpoint answered, for all audits.
    Work answers() {
        return new FileWork(folder.resolve("work").resolve("answers"));
    }

    /// Takes away what an earlier run said of a fault that is none any more.
    void clearFault(AuditKind kind) {
        delete(folder.resolve("fault-" + kind.word() + ".txt"));
    }

    /// Takes all pieces away.
    public void forget() {
        delete(folder.resolve("work"));
    }

    private static void delete(Path path) {
        try {
            deleteAll(path);
        } catch (IOException e) {
            // What stays is private and is asked for again only by the very same case: no reason to lose a result.
        }
    }

    private static void deleteAll(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> found = Files.walk(path)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }

    /// Keeps the details of a fault, which may hold a patient's value.
    void record(AuditKind kind, Throwable fault) {
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text, true));
        try {
            OwnerOnly.write(
                    folder.resolve("fault-" + kind.word() + ".txt"),
                    text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The report says that the audit broke off; without the details it still does.
        }
    }

    /// Writes a private file, in the place of one of the same name.
    public Path write(String name, byte[] content) {
        Path file = folder.resolve(name);
        try {
            OwnerOnly.createFolders(file.resolveSibling(""));
            OwnerOnly.write(file, content);
            return file;
        } catch (IOException e) {
            throw new ElpisException(
                            Code.HOME_UNUSABLE,
                            "The private part of the report cannot be written. Check the home folder, its permissions and "
                                    + "its space.",
                            e)
                    .with("file", file);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing was written through it.
        }
    }
}
