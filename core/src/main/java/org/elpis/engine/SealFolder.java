package org.elpis.engine;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.elpis.cbor.MalformedCborException;
import org.elpis.dicom.Sha256;
import org.elpis.seal.Opening;
import org.elpis.seal.Seal;
import org.elpis.seal.SealStatement;
import org.elpis.seal.SealerKeys;

/// The folder that a job writes its seals into: `originals` stays, `release` goes with the release, `earlier` has what
/// was sealed of the same studies when they were others. One job at a time writes into it.
final class SealFolder implements AutoCloseable {
    static final String ORIGINALS = "originals";
    static final String RELEASE = "release";
    private static final String EARLIER = "earlier";

    private final OutputFolder folder;

    private SealFolder(OutputFolder folder) {
        this.folder = folder;
    }

    /// @throws org.elpis.ElpisException when it cannot be written, or another job writes into it
    static SealFolder open(Path folder, String jobId) {
        return new SealFolder(OutputFolder.open(folder, jobId));
    }

    Path part(String part) {
        return folder.folder().resolve(part);
    }

    /// Writes a file onto the disk that gets its name later, or none.
    Path stage(SealFiles.Content content) {
        Path partial = folder.partial();
        try {
            SealFiles.writePartial(partial, content);
        } catch (IOException e) {
            throw folder.fault(e, partial);
        }
        return partial;
    }

    void take(Path staged, String part, String name) {
        folder.take(staged, part + "/" + name);
    }

    static void forget(Path staged) {
        OutputFolder.forget(staged);
    }

    /// Writes a file whole or not at all.
    ///
    /// @return where the file lies
    Path write(String part, String name, byte[] bytes) {
        take(stage(target -> target.write(bytes)), part, name);
        return part(part).resolve(name);
    }

    /// The seal that says the same and lies there whole with its opening: the earlier word is worth more.
    Optional<Seal> same(String part, SealStatement statement, SealerKeys sealer) {
        String name = SealFiles.name(statement);
        Path file = part(part).resolve(name + SealFiles.SEAL);
        Path opening = part(part).resolve(name + SealFiles.OPENING);
        if (!Files.isRegularFile(file) || !Files.isRegularFile(opening)) {
            return Optional.empty();
        }
        try {
            Seal seal = Seal.read(SealFiles.small(file));
            boolean isSame = seal.statement().saysTheSameAs(statement)
                    && seal.signer(List.of(sealer)).isPresent()
                    && Arrays.equals(digest(opening), statement.opening());
            return isSame ? Optional.of(seal) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static byte[] digest(Path file) throws IOException {
        MessageDigest sha256 = Sha256.start();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return sha256.digest();
    }

    /// Puts aside what was sealed of the same studies before, which are others now: it would call what lies there
    /// altered.
    ///
    /// @param valid  names of the seals that hold now
    /// @param uids  SOP Instance UIDs of the studies
    void putAside(String part, Set<String> valid, Set<String> uids) throws IOException {
        if (!Files.isDirectory(part(part))) {
            return;
        }
        List<Path> openings;
        try (Stream<Path> files = Files.list(part(part))) {
            openings = files.filter(file -> file.toString().endsWith(SealFiles.OPENING))
                    .sorted()
                    .toList();
        }
        for (Path opening : openings) {
            String file = opening.getFileName().toString();
            String name = file.substring(0, file.length() - SealFiles.OPENING.length());
            if (!valid.contains(name)
                    && firstUid(opening).filter(uids::contains).isPresent()) {
                // The seal first: where one is, the rest is there too.
                for (String ending : List.of(SealFiles.SEAL, SealFiles.ATTESTATION, SealFiles.OPENING)) {
                    putAside(part, name + ending);
                }
            }
        }
    }

    private void putAside(String part, String name) throws IOException {
        Path from = part(part).resolve(name);
        if (Files.exists(from)) {
            Path to = part(EARLIER).resolve(part).resolve(name);
            Files.createDirectories(to.getParent());
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Optional<String> firstUid(Path opening) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(opening), 4096)) {
            return Opening.firstUid(in, Files.size(opening));
        } catch (MalformedCborException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        folder.close();
    }
}
