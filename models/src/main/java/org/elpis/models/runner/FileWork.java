package org.elpis.models.runner;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.dicom.Sha256;
import org.elpis.models.audit.Work;

/// Pieces of work in a private folder, one file each: SHA-256 of key and piece, then the piece. A file that does not
/// fit its digest, cut off by a crash or changed, is no piece, and is made anew. Thread-safe.
public final class FileWork implements Work {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{1,128}");
    private static final int DIGEST = 32;
    /// A piece is the scores or the parameters of one small network; this bounds what a wrong file can make us read.
    private static final long MOST_BYTES = 256L << 20;

    private final Path folder;

    /// The folder is made when the first piece is kept.
    public FileWork(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<byte[]> find(String key) {
        Path file = file(key);
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            long size = Files.size(file);
            if (size < DIGEST || size > MOST_BYTES) {
                return Optional.empty();
            }
            ByteBuffer stored = ByteBuffer.wrap(Files.readAllBytes(file));
            byte[] digest = new byte[DIGEST];
            byte[] piece = new byte[stored.remaining() - DIGEST];
            stored.get(digest).get(piece);
            return MessageDigest.isEqual(digest, digest(key, piece)) ? Optional.of(piece) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    @Override
    public void keep(String key, byte[] piece) {
        Path file = file(key);
        if (piece.length > MOST_BYTES - DIGEST) {
            return; // Larger than what would be read again: it is made anew.
        }
        try {
            OwnerOnly.createFolders(folder);
            OwnerOnly.write(
                    file,
                    ByteBuffer.allocate(DIGEST + piece.length)
                            .put(digest(key, piece))
                            .put(piece)
                            .array());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Path file(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("key must have 1 to 128 letters, digits and -");
        }
        return folder.resolve(key + ".piece");
    }

    private static byte[] digest(String key, byte[] piece) {
        MessageDigest digest = Sha256.start();
        digest.update((key + "\n").getBytes(StandardCharsets.US_ASCII));
        return digest.digest(piece);
    }

    private ElpisException unusable(IOException cause) {
        return new ElpisException(
                        Code.HOME_UNUSABLE,
                        "The work of the audit cannot be read or written. Check the home folder, its permissions and its "
                                + "space, and run the same command: it continues.",
                        cause)
                .with("folder", folder);
    }
}
