package org.elpis.certificate;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Sha256;

/// Checks a folder against its certificate: every object there, none changed, no DICOM file added, every number right.
///
/// @param root  of the certificate
/// @param objects  how many it lists
/// @param problems  in the order of the certificate, then of the folder
/// @param others  names of files that do not look like DICOM and that the certificate says nothing about; nobody has
///     looked into them
public record CertificateCheck(String root, long objects, List<Problem> problems, List<String> others) {
    public CertificateCheck {
        problems = List.copyOf(problems);
        others = List.copyOf(others);
    }

    public boolean isClean() {
        return problems.isEmpty();
    }

    /// Checks everything, and goes on after the first problem.
    ///
    /// @param expectedRoot  the root as it was told on another way than the certificate
    /// @throws IOException when the certificate or the folder cannot be read
    public static CertificateCheck run(Path file, Path folder, Optional<String> expectedRoot) throws IOException {
        Certificate certificate = Certificate.read(file);
        List<Problem> problems = new ArrayList<>(certificate.problems());
        if (expectedRoot.isPresent() && !expectedRoot.get().equals(certificate.root())) {
            problems.add(new Problem(Problem.Kind.ROOT_NOT_THE_GIVEN, Certificate.NAME));
        }
        Visit visit = new Visit(certificate, file, folder, problems);
        for (ObjectStatement statement : certificate.objects().values()) {
            visit.require(statement.path(), statement.sha256(), statement.bytes());
        }
        for (Map.Entry<String, String> entry : certificate.files().entrySet()) {
            visit.require(entry.getKey(), entry.getValue(), -1);
        }
        visit.findOthers();
        visit.others.sort(null);
        return new CertificateCheck(certificate.root(), certificate.objects().size(), problems, visit.others);
    }

    private static final class Visit {
        private final Certificate certificate;
        private final Path file;
        private final Path folder;
        private final List<Problem> problems;
        private final List<String> others = new ArrayList<>();
        private final MessageDigest sha256 = Sha256.start();
        private final byte[] buffer = new byte[1 << 18];

        Visit(Certificate certificate, Path file, Path folder, List<Problem> problems) {
            this.certificate = certificate;
            this.file = file;
            this.folder = folder;
            this.problems = problems;
        }

        /// @param bytes  length of the file, -1 when only its digest is known
        void require(String path, String digest, long bytes) {
            Path found = folder.resolve(path);
            if (!Files.isRegularFile(found)) {
                problems.add(new Problem(Problem.Kind.MISSING, path));
                return;
            }
            try (FileSource source = FileSource.open(found)) {
                boolean isSame =
                        (bytes < 0 || source.size() == bytes) && digest(source).equals(digest);
                if (!isSame) {
                    problems.add(new Problem(Problem.Kind.CHANGED, path));
                }
            } catch (IOException e) {
                problems.add(new Problem(Problem.Kind.UNREADABLE, path));
            }
        }

        private String digest(FileSource source) throws IOException {
            sha256.reset();
            long at = 0;
            for (int read = source.read(at, buffer, 0, buffer.length);
                    read > 0;
                    read = source.read(at, buffer, 0, buffer.length)) {
                sha256.update(buffer, 0, read);
                at += read;
            }
            return Sha256.hex(sha256.digest());
        }

        void findOthers() throws IOException {
            List<Problem> found = new ArrayList<>();
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path other, BasicFileAttributes attributes) {
                    other(other, found);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path other, IOException e) {
                    found.add(new Problem(Problem.Kind.UNREADABLE, relative(other)));
                    return FileVisitResult.CONTINUE;
                }
            });
            found.sort((one, other) -> one.where().compareTo(other.where()));
            problems.addAll(found);
        }

        private String relative(Path other) {
            return folder.relativize(other).toString().replace('\\', '/');
        }

        private void other(Path other, List<Problem> found) {
            String path = relative(other);
            boolean isListed = certificate.objects().containsKey(path)
                    || certificate.files().containsKey(path);
            try {
                if (isListed || Files.isSameFile(other, file)) {
                    return;
                }
                if (Files.isDirectory(other) || looksLikeDicom(other)) {
                    // A link to a folder may lead to any number of files.
                    found.add(new Problem(Problem.Kind.NOT_LISTED, path));
                } else {
                    others.add(path);
                }
            } catch (IOException e) {
                found.add(new Problem(Problem.Kind.UNREADABLE, path));
            }
        }
    }

    /// Whether a file is DICOM, or is called as if it were.
    public static boolean looksLikeDicom(Path file) throws IOException {
        if (file.getFileName().toString().endsWith(".dcm")) {
            return true;
        }
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (FileSource source = FileSource.open(file)) {
            return DicomReader.looksLikeDicom(source);
        }
    }
}
