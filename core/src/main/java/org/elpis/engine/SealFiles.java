package org.elpis.engine;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.cbor.MalformedCborException;
import org.elpis.dicom.Sha256;
import org.elpis.seal.Attestation;
import org.elpis.seal.Opening;
import org.elpis.seal.Seal;
import org.elpis.seal.SealStatement;

/// A seal as it lies in a folder, with what belongs to it under the same name.
///
/// @param seal  empty where the file is none
/// @param opening  empty where there is none that can be read
/// @param attestation  empty where there is none
/// @param fault  why seal or opening are missing
record SealFiles(
        Path file, Optional<Seal> seal, Optional<Opening> opening, Optional<Attestation> attestation, String fault) {
    static final String SEAL = ".seal";
    static final String OPENING = ".opening";
    static final String ATTESTATION = ".attestation";
    private static final long MAX_STATEMENT = 1 << 16;
    private static final long MAX_OPENING = 1L << 31;

    /// The seals of a folder in the order of their names, or the one seal that is given itself.
    ///
    /// @throws ElpisException when there is neither
    static List<SealFiles> list(Path seals) {
        try {
            if (!Files.isDirectory(seals)) {
                return List.of(read(seals));
            }
            List<SealFiles> found = new ArrayList<>();
            try (Stream<Path> files = Files.list(seals)) {
                for (Path file : files.filter(file -> file.toString().endsWith(SEAL))
                        .sorted()
                        .toList()) {
                    found.add(read(file));
                }
            }
            return found;
        } catch (IOException e) {
            throw new ElpisException(
                            Code.INPUT_UNREADABLE, "The seal does not exist or cannot be read. Check the path.", e)
                    .with("seal", seals);
        }
    }

    private static SealFiles read(Path file) throws IOException {
        Seal seal;
        try {
            seal = Seal.read(small(file));
        } catch (MalformedCborException e) {
            return faulty(
                    file,
                    Optional.empty(),
                    "the file is no seal that this version reads: " + e.fault().phrase());
        }
        Path opening = beside(file, OPENING);
        if (!Files.isRegularFile(opening)) {
            return faulty(file, Optional.of(seal), "the opening of the seal is not beside it");
        }
        Path attestation = beside(file, ATTESTATION);
        long length = Files.size(opening);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(opening), 1 << 16)) {
            if (length > MAX_OPENING) {
                return faulty(file, Optional.of(seal), "the opening of the seal is too large");
            }
            return new SealFiles(
                    file,
                    Optional.of(seal),
                    Optional.of(Opening.read(in, length)),
                    Files.isRegularFile(attestation)
                            ? Optional.of(Attestation.read(small(attestation)))
                            : Optional.empty(),
                    "");
        } catch (MalformedCborException e) {
            return faulty(
                    file,
                    Optional.of(seal),
                    "its opening or attestation is none that this version reads: "
                            + e.fault().phrase());
        }
    }

    /// The bytes of a seal or an attestation.
    static byte[] small(Path file) throws IOException {
        if (Files.size(file) > MAX_STATEMENT) {
            throw new MalformedCborException(MalformedCborException.Fault.TOO_LARGE);
        }
        return Files.readAllBytes(file);
    }

    private static SealFiles faulty(Path file, Optional<Seal> seal, String fault) {
        return new SealFiles(file, seal, Optional.empty(), Optional.empty(), fault);
    }

    static Path beside(Path seal, String ending) {
        String name = seal.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return seal.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ending);
    }

    /// Writes a seal and what belongs to it, the seal last: where one is, the rest is there too.
    ///
    /// @return where the seal lies
    static Path write(Path folder, Seal seal, Opening opening, Optional<Attestation> attestation) throws IOException {
        SealStatement statement = seal.statement();
        String name = name(statement);
        write(folder.resolve(name + OPENING), opening::write);
        if (attestation.isPresent()) {
            byte[] bytes = attestation.get().bytes();
            write(folder.resolve(name + ATTESTATION), target -> target.write(bytes));
        }
        Path file = folder.resolve(name + SEAL);
        write(file, target -> target.write(seal.bytes()));
        return file;
    }

    /// How the files of a seal are named, without their endings.
    static String name(SealStatement statement) {
        return Sha256.hex(statement.study()).substring(0, 16);
    }

    interface Content {
        void write(OutputStream target) throws IOException;
    }

    /// Onto the disk, under a name that nobody takes for the whole file.
    static void writePartial(Path partial, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                partial, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            OutputStream target = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.write(target);
            target.flush();
            channel.force(true);
        }
    }

    /// Whole or not at all.
    static void write(Path file, Content content) throws IOException {
        Path partial = file.resolveSibling(".elpis-partial-" + file.getFileName());
        try {
            writePartial(partial, content);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
