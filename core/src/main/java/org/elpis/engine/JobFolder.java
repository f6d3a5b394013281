package org.elpis.engine;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.dicom.Sha256;
import org.jspecify.annotations.Nullable;

/// A job's private folder, `ELPIS_HOME/jobs/<id>`: what it is, how far it got, what it reported.
///
/// `job.key` says which job it is for; as long as there is no `done`, the same job continues it. The journal
/// has a line for every object that was handed over, written after the object has its final name. What it says
/// counts as long as nothing that decided about the object has changed: the file, the other files of its study,
/// the software.
final class JobFolder implements AutoCloseable {
    private static final String KEY = "job.key";
    private static final String DONE = "done";
    private static final String LEDGER = "ledger.start";
    private static final String JOURNAL = "journal.tsv";
    private static final int FLUSH_EVERY = 64;
    private static final int FIELDS = 9;

    private final Path folder;
    private final Map<String, Entry> before = new HashMap<>();
    private final Set<String> sharedKeys = new HashSet<>();
    private @Nullable BufferedWriter journal;
    private int unflushed;
    private @Nullable FileChannel lock;

    /// One object that was handed over.
    ///
    /// @param path  relative to the output folder
    /// @param study  digest of the files that its study was known by
    record Entry(long size, long modifiedMillis, String path, String planDigest, String metadataDigest, String study) {}

    private JobFolder(Path folder) {
        this.folder = folder;
    }

    /// The folder of a job that was started before and not finished, else a new one.
    static JobFolder open(Job job) {
        Path jobs = job.home().resolve("jobs");
        String key = key(job, Software.NAME);
        try {
            Files.createDirectories(jobs);
            Optional<Path> unfinished = job.mode() == Job.Mode.DRY_RUN ? Optional.empty() : unfinished(jobs, key);
            if (unfinished.isPresent()) {
                JobFolder found = new JobFolder(unfinished.get());
                found.lock();
                found.readJournal();
                return found;
            }
            Path folder = Files.createTempDirectory(jobs, stamp());
            Files.writeString(folder.resolve(KEY), key);
            JobFolder made = new JobFolder(folder);
            made.lock();
            return made;
        } catch (IOException e) {
            throw new ElpisException(Code.HOME_UNUSABLE, "The folder for jobs cannot be written.", e)
                    .with("folder", jobs);
        }
    }

    /// A new folder for a job that always starts anew.
    static JobFolder start(Path home) {
        Path jobs = home.resolve("jobs");
        try {
            Files.createDirectories(jobs);
            JobFolder made = new JobFolder(Files.createTempDirectory(jobs, stamp()));
            Files.writeString(made.folder.resolve(KEY), "");
            made.lock();
            return made;
        } catch (IOException e) {
            throw new ElpisException(Code.HOME_UNUSABLE, "The folder for jobs cannot be written.", e)
                    .with("folder", jobs);
        }
    }

    private static String stamp() {
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC).withNano(0);
        return now.toString().replace(':', '-').replace('T', '_') + "_";
    }

    /// What makes two jobs the same.
    ///
    /// @param software  what an older version released must not stay under its rules
    static String key(Job job, String software) {
        StringBuilder text = new StringBuilder(job.project());
        text.append('\n').append(job.profile().identity()).append('\n');
        text.append(software).append('\n');
        text.append(PathKey.of(job.output().toAbsolutePath().normalize())).append('\n');
        for (Path input : job.inputs()) {
            text.append(PathKey.of(input.toAbsolutePath().normalize())).append('\n');
        }
        if (job.layout() == Job.Layout.FILE_SET) {
            text.append(job.layout().name()).append('\n');
        }
        return Sha256.hex(Sha256.of(text.toString()));
    }

    private static Optional<Path> unfinished(Path jobs, String key) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(jobs)) {
            for (Path folder : folders) {
                Path keyFile = folder.resolve(KEY);
                if (!Files.exists(folder.resolve(DONE))
                        && Files.exists(keyFile)
                        && Files.readString(keyFile).equals(key)) {
                    return Optional.of(folder);
                }
            }
        }
        return Optional.empty();
    }

    /// Two runs in one folder would delete each other's partial files. The lock of a run that was killed is
    /// gone with it.
    private void lock() throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(KEY), StandardOpenOption.WRITE);
        boolean isOurs = false;
        try {
            isOurs = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Another run of this process holds it, which is the same answer.
        }
        if (!isOurs) {
            channel.close();
            throw new ElpisException(
                            Code.JOB_RUNNING, "The same job is running already. Wait until it has ended, or stop it.")
                    .with("job", folder.getFileName());
        }
        lock = channel;
    }

    /// A last line that was cut off by a crash is ignored: its object is done again. A name is for people and
    /// may be that of several files; the key behind it tells which file it was.
    private void readJournal() throws IOException {
        Path file = folder.resolve(JOURNAL);
        if (!Files.exists(file)) {
            return;
        }
        for (String line : Files.readString(file).split("\n")) {
            String[] parts = line.split("\t");
            if (parts.length == FIELDS && parts[FIELDS - 1].equals(".")) {
                before.put(
                        parts[FIELDS - 2],
                        new Entry(
                                Long.parseLong(parts[1]),
                                Long.parseLong(parts[2]),
                                parts[3],
                                parts[4],
                                parts[5],
                                parts[6]));
            }
        }
    }

    /// Notes how long the ledger was when the job started first: what it logs can only come behind.
    void noteLedger(long size) throws IOException {
        if (!Files.exists(folder.resolve(LEDGER))) {
            write(LEDGER, Long.toString(size));
        }
    }

    /// How long the ledger was when the job started first.
    long ledgerStart() throws IOException {
        try {
            return Math.max(
                    0, Long.parseLong(Files.readString(folder.resolve(LEDGER)).strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    Path folder() {
        return folder;
    }

    String id() {
        return folder.getFileName().toString();
    }

    Path spool() {
        return folder.resolve("spool");
    }

    boolean isResumed() {
        return !before.isEmpty();
    }

    /// Notes which names the input has twice: what the journal says of such a name may be about either file.
    void noteShared(List<InputItem> items) {
        Set<String> keys = HashSet.newHashSet(items.size());
        for (InputItem item : isResumed() ? items : List.<InputItem>of()) {
            if (!keys.add(item.key())) {
                sharedKeys.add(item.key());
            }
        }
    }

    /// What was handed over for an item before, when neither it nor another file of its study has changed since.
    Optional<Entry> before(ScannedItem scanned) {
        InputItem item = scanned.item();
        Entry entry = before.get(item.key());
        if (entry == null || sharedKeys.contains(item.key())) {
            return Optional.empty();
        }
        boolean isSame = entry.size == item.size()
                && entry.modifiedMillis == item.modifiedMillis()
                && entry.study.equals(scanned.study().digest());
        return isSame ? Optional.of(entry) : Optional.empty();
    }

    /// Takes out of the output what was handed over before and cannot be vouched for any more: what it was
    /// made from has changed, or another file of the study says more of the patient now. What is still there
    /// is done again.
    ///
    /// @return how many objects
    long takeBack(List<ScannedItem> items, OutputFolder output) {
        Set<String> standing = new HashSet<>();
        for (ScannedItem item : items) {
            before(item).ifPresent(entry -> standing.add(entry.path));
        }
        long count = 0;
        for (Entry entry : before.values()) {
            count += !standing.contains(entry.path) && output.delete(entry.path) ? 1 : 0;
        }
        return count;
    }

    /// @throws ElpisException when the line cannot be written: the object has its final name, so the job must
    ///     stop rather than count it as anything else
    synchronized void append(InputItem item, Entry entry) {
        try {
            if (journal == null) {
                journal = Files.newBufferedWriter(
                        folder.resolve(JOURNAL), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
            writeLine(journal, item, entry);
            if (++unflushed >= FLUSH_EVERY) {
                journal.flush();
                unflushed = 0;
            }
        } catch (IOException e) {
            throw new ElpisException(
                            Code.HOME_UNUSABLE,
                            "The journal of the job cannot be written. Free space in the home folder and run the same "
                                    + "command: it continues where it stopped.",
                            e)
                    .with("folder", folder);
        }
    }

    private static void writeLine(Writer target, InputItem item, Entry entry) throws IOException {
        target.write(escape(item.name()));
        target.write('\t');
        target.write(Long.toString(entry.size));
        target.write('\t');
        target.write(Long.toString(entry.modifiedMillis));
        target.write('\t');
        target.write(entry.path);
        target.write('\t');
        target.write(entry.planDigest);
        target.write('\t');
        target.write(entry.metadataDigest);
        target.write('\t');
        target.write(entry.study);
        target.write('\t');
        target.write(item.key());
        target.write("\t.\n");
    }

    private static String escape(String name) {
        return name.indexOf('\t') < 0 && name.indexOf('\n') < 0 && name.indexOf('%') < 0
                ? name
                : name.replace("%", "%25").replace("\t", "%09").replace("\n", "%0A");
    }

    /// Notes a fault of this software, privately: a stack trace may quote what it stumbled over.
    synchronized void noteFault(InputItem item, RuntimeException fault) {
        StringBuilder trace =
                new StringBuilder(item.name()).append('\n').append(fault).append('\n');
        for (StackTraceElement frame : fault.getStackTrace()) {
            trace.append("    at ").append(frame).append('\n');
        }
        try {
            Files.writeString(
                    folder.resolve("faults.txt"),
                    trace.toString(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new ElpisException(Code.HOME_UNUSABLE, "The folder for jobs cannot be written.", e)
                    .with("folder", folder);
        }
    }

    /// Writes a file of the report under its final name when it is whole.
    void write(String name, String text) throws IOException {
        Path partial = folder.resolve(name + ".partial");
        Files.writeString(partial, text);
        Files.move(partial, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// The job is over: the same job will start anew.
    void finish() throws IOException {
        Files.writeString(folder.resolve(DONE), "");
        close();
    }

    @Override
    public synchronized void close() throws IOException {
        if (journal != null) {
            journal.close();
            journal = null;
        }
        Trees.delete(spool());
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }
}
