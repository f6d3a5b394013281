package org.elpis.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.dicom.EncodedInstance;
import org.elpis.dicom.Sha256;

/// The folder that gets a copy of a release: all of it is written under names that do not count, and only
/// when everything is there and recorded does it get its own.
final class CopyFolder implements AutoCloseable {
    private final OutputFolder output;
    private final SequencedMap<String, Path> waiting = new LinkedHashMap<>();

    private CopyFolder(OutputFolder output) {
        this.output = output;
    }

    /// @throws ElpisException when the folder has anything in it: a copy is one recipient's and one release's
    static CopyFolder open(Path folder, String id) {
        try {
            if (Files.exists(folder)) {
                try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
                    if (content.iterator().hasNext()) {
                        throw new ElpisException(
                                        Code.OUTPUT_UNUSABLE,
                                        "The folder for the copy must be new or empty. Choose another.")
                                .with("output", folder);
                    }
                }
            }
            return new CopyFolder(OutputFolder.open(folder, id));
        } catch (IOException e) {
            throw new ElpisException(Code.OUTPUT_UNUSABLE, "The folder for the copy cannot be read.", e)
                    .with("output", folder);
        }
    }

    /// Writes an object.
    ///
    /// @return where it lies until it gets its name
    Path write(String path, EncodedInstance bytes) {
        Path partial = output.partial();
        try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            bytes.writeTo(channel);
            channel.force(false);
        } catch (IOException e) {
            throw output.fault(e, partial);
        }
        waiting.put(path, partial);
        return partial;
    }

    void copy(String path, Path file) {
        Path partial = output.partial();
        try {
            Files.copy(file, partial);
            force(partial);
        } catch (IOException e) {
            throw output.fault(e, partial);
        }
        waiting.put(path, partial);
    }

    void write(String path, byte[] bytes) {
        Path partial = output.partial();
        try {
            Files.write(partial, bytes);
            force(partial);
        } catch (IOException e) {
            throw output.fault(e, partial);
        }
        waiting.put(path, partial);
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(false);
        }
    }

    /// Takes back what was written last for a path.
    void forget(String path) {
        Path partial = waiting.remove(path);
        if (partial != null) {
            OutputFolder.forget(partial);
        }
    }

    /// Gives everything its name, in the order in which it was written.
    void publish() {
        waiting.forEach((path, partial) -> output.take(partial, path));
        waiting.clear();
    }

    static String sha256(Path file) throws IOException {
        MessageDigest sha256 = Sha256.start();
        try (InputStream in = Files.newInputStream(file)) {
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), sha256));
        }
        return Sha256.hex(sha256.digest());
    }

    @Override
    public void close() {
        output.close();
    }
}
