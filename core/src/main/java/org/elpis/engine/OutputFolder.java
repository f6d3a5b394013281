package org.elpis.engine;

import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.dicom.EncodedInstance;
import org.elpis.dicom.UnreadableSourceException;
import org.elpis.media.FileIds;
import org.jspecify.annotations.Nullable;

/// The folder that gets what may leave. A file has its final name only when it is whole and on the disk.
final class OutputFolder implements AutoCloseable {
    private final Path folder;
    private final PartialFolder partials;
    private final AtomicLong numbers = new AtomicLong();
    private final Set<Path> made = ConcurrentHashMap.newKeySet();

    private OutputFolder(Path folder, PartialFolder partials) {
        this.folder = folder;
        this.partials = partials;
    }

    /// Keeps other jobs out of the folder until it is closed.
    ///
    /// @param jobId  names the folder for files that are not whole yet
    /// @throws ElpisException when the folder cannot be written, or another job writes into it
    static OutputFolder open(Path folder, String jobId) {
        try {
            Files.createDirectories(folder);
            return new OutputFolder(folder, PartialFolder.open(folder, jobId));
        } catch (IOException e) {
            throw new ElpisException(
                            Code.OUTPUT_UNUSABLE,
                            "The output folder cannot be written. Check its permissions or choose another.",
                            e)
                    .with("output", folder);
        }
    }

    /// Relative path of an object: made of identifiers that were derived, so nothing of the source is in it.
    static String path(Outcome.Place place, Job.Layout layout) {
        return switch (layout) {
            case FOLDERS -> folders(place);
            case FILE_SET ->
                FileIds.path(place.patientId(), place.studyUid(), place.seriesUid(), place.sopInstanceUid());
        };
    }

    private static String folders(Outcome.Place place) {
        return name(place.patientId()) + "/" + name(place.studyUid()) + "/" + name(place.seriesUid()) + "/"
                + name(place.sopInstanceUid()) + ".dcm";
    }

    /// UIDs and pseudonyms are harmless as names; with Retain UIDs in force the source decides them.
    static String name(String identifier) {
        StringBuilder name = new StringBuilder(identifier.length());
        for (int i = 0; i < identifier.length(); i++) {
            char c = identifier.charAt(i);
            boolean fits = c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '-');
            name.append(fits ? c : '_');
        }
        boolean isSafe = !name.isEmpty() && name.charAt(0) != '.';
        return isSafe ? name.toString() : "_" + name;
    }

    /// @throws UnreadableSourceException when the source cannot be read: then nothing was written
    void write(String relative, EncodedInstance bytes) throws UnreadableSourceException {
        write(relative, bytes, null);
    }

    /// @param digest  gets the bytes of the file on their way, when there is one
    /// @throws UnreadableSourceException when the source cannot be read: then nothing was written
    void write(String relative, EncodedInstance bytes, @Nullable MessageDigest digest)
            throws UnreadableSourceException {
        Path partial = partials.resolve(Long.toString(numbers.incrementAndGet()));
        try {
            try (FileChannel channel =
                    FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                bytes.writeTo(digest == null ? channel : new DigestingChannel(channel, digest));
                channel.force(false);
            }
            moveTo(relative, partial);
        } catch (EOFException | UnreadableSourceException e) {
            forget(partial);
            throw new UnreadableSourceException("The source could not be read while it was copied.", e);
        } catch (IOException e) {
            throw fault(e, partial);
        }
    }

    /// A text that is written piece by piece.
    interface Text {
        void writeTo(Appendable target) throws IOException;
    }

    void writeText(String relative, Text text) {
        Path partial = partials.resolve(Long.toString(numbers.incrementAndGet()));
        try {
            try (BufferedWriter writer = Files.newBufferedWriter(partial)) {
                text.writeTo(writer);
            }
            try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                channel.force(false);
            }
            moveTo(relative, partial);
        } catch (IOException e) {
            throw fault(e, partial);
        }
    }

    /// A place for a file that somebody else writes.
    Path partial() {
        return partials.resolve(Long.toString(numbers.incrementAndGet()));
    }

    /// Gives a file its final name that is whole and on the disk.
    void take(Path partial, String relative) {
        try {
            moveTo(relative, partial);
        } catch (IOException e) {
            throw fault(e, partial);
        }
    }

    private void moveTo(String relative, Path partial) throws IOException {
        Path target = folder.resolve(relative);
        Path parent = target.getParent();
        if (!made.contains(parent)) {
            // Remembered only when it exists: another thread may be about to use it.
            Files.createDirectories(parent);
            made.add(parent);
        }
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void forget(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException ignored) {
            // The folder of partial files is deleted at the end or by the next run.
        }
    }

    /// What to say when a file could not be written; deletes what there is of it.
    ElpisException fault(IOException e, Path partial) {
        forget(partial);
        boolean full = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("no space left");
        return full
                ? new ElpisException(
                                Code.DISK_FULL,
                                "The disk of the output folder is full. Free space and run the same command: it "
                                        + "continues where it stopped.",
                                e)
                        .with("output", folder)
                : new ElpisException(
                                Code.OUTPUT_UNUSABLE,
                                "A file could not be written to the output folder. What was released so far is whole; "
                                        + "run the same command to continue.",
                                e)
                        .with("output", folder);
    }

    /// Takes an object out again.
    ///
    /// @return whether it was there
    boolean delete(String relative) {
        try {
            return Files.deleteIfExists(folder.resolve(relative));
        } catch (IOException e) {
            throw new ElpisException(
                            Code.OUTPUT_UNUSABLE,
                            "A file in the output folder that must not leave cannot be deleted. Check its permissions and run "
                                    + "the same command again.",
                            e)
                    .with("file", folder.resolve(relative));
        }
    }

    boolean has(String relative) {
        return Files.exists(folder.resolve(relative));
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try {
            partials.close();
        } catch (IOException e) {
            throw new ElpisException(
                            Code.OUTPUT_UNUSABLE,
                            "The folder for files that are not whole yet cannot be deleted from the output. Delete it by hand.",
                            e)
                    .with("output", folder);
        }
    }
}
