package org.elpis.engine;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.certificate.Certificate;
import org.elpis.certificate.CertificateCheck;
import org.elpis.certificate.CertificateText;
import org.elpis.certificate.ObjectStatement;
import org.elpis.deid.InputDigest;
import org.elpis.deid.ProjectKeys;
import org.elpis.dicom.EncodedInstance;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Sha256;
import org.elpis.dicom.Source;
import org.elpis.policy.Option;
import org.elpis.policy.Profile;
import org.jspecify.annotations.Nullable;

/// Writes a job's certificate: a statement for every object that lies in the output folder, also those of
/// earlier jobs, or none at all.
final class Certifier implements AutoCloseable {
    private static final List<String> BESIDE_OBJECTS = List.of("DICOMDIR", Manifest.NAME);

    private final Profile profile;
    private final ProjectKeys keys;
    private final SortedMap<String, ObjectStatement> earlier;
    private final SortedMap<String, String> statements = new TreeMap<>();
    private final StatementNotes notes;

    private Certifier(
            Profile profile, ProjectKeys keys, SortedMap<String, ObjectStatement> earlier, StatementNotes notes) {
        this.profile = profile;
        this.keys = keys;
        this.earlier = earlier;
        this.notes = notes;
    }

    /// Null when the job wants no certificate.
    ///
    /// @throws ElpisException when the output holds objects that no certificate can speak for, or a
    ///     certificate that the job would make wrong
    static @Nullable Certifier open(Job job, ProjectKeys keys, JobFolder folder, ReadLimits limits) throws IOException {
        if (job.mode() == Job.Mode.DRY_RUN) {
            return null;
        }
        if (!job.wants(Job.Extra.CERTIFICATE)) {
            requireNone(job.output());
            return null;
        }
        Path notes = folder.folder().resolve(StatementNotes.NAME);
        Path certificate = job.output().resolve(Certificate.NAME);
        SortedMap<String, ObjectStatement> earlier = new TreeMap<>();
        if (Files.exists(certificate)) {
            Certificate found = Certificate.read(certificate);
            if (!found.problems().isEmpty()) {
                throw refusal(
                        job.output(),
                        "The certificate in the output folder was changed since it was written, so nothing can be added "
                                + "to it. Choose another output folder.");
            }
            EarlierStatements statements = EarlierStatements.of(found, job.output(), keys, limits);
            // A job that was killed may have written over objects and not have noted it yet; it does them again. If it
            // does not, they are files that nothing is known of, and refused in the end.
            if (statements.hasUnsound() && !folder.isResumed()) {
                throw refusal(
                        job.output(),
                        "The certificate in the output folder speaks for a file that was changed since or that this project "
                                + "did not release, so nothing can be added to it. If a job into this folder was stopped, run it "
                                + "again first; else choose another output folder.");
            }
            earlier.putAll(statements.sound());
        } else if (Files.exists(job.output().resolve(Manifest.NAME)) && !Files.exists(notes)) {
            throw refusal(
                    job.output(),
                    "The output folder holds a release without a certificate, and none can be made for it afterwards. "
                            + "Choose another output folder.");
        }
        return new Certifier(job.profile(), keys, earlier, new StatementNotes(notes));
    }

    /// A job without a certificate would make the one that lies there wrong.
    private static void requireNone(Path output) {
        if (Files.exists(output.resolve(Certificate.NAME))) {
            throw refusal(
                    output,
                    "The output folder has a certificate, which would no longer be right. Run with --certificate, or "
                            + "choose another output folder.");
        }
    }

    private static ElpisException refusal(Path output, String message) {
        return new ElpisException(Code.OUTPUT_UNUSABLE, message).with("output", output);
    }

    /// Whether the object that was released under `path` has its statement.
    boolean has(String path) {
        return notes.has(path);
    }

    Worker worker() {
        return new Worker();
    }

    /// One thread's part.
    final class Worker {
        private final InputDigest inputs = new InputDigest(keys);
        private final MessageDigest sha256 = Sha256.start();
        private final List<String> options = codes(profile);
        private final String identity = profile.identity();

        /// Writes an object and notes what has to be said of it.
        ///
        /// @param input  what the object was made from, whole
        /// @param plan  digest of its plan; empty when it was released before
        /// @throws IOException when the input cannot be read: then nothing was written
        void write(
                OutputFolder output,
                String path,
                EncodedInstance bytes,
                Source input,
                String plan,
                SortedMap<String, Long> actions)
                throws IOException {
            String of = inputs.of(input, path);
            sha256.reset();
            output.write(path, bytes, sha256);
            String digest = Sha256.hex(sha256.digest());
            try {
                long length = Files.size(output.folder().resolve(path));
                notes.add(
                        path,
                        new ObjectStatement(actions, length, of, options, path, plan, identity, digest, Software.NAME)
                                .canonical());
            } catch (IOException e) {
                // The object has its final name, so the job must stop rather than count it as anything else.
                throw new ElpisException(
                                Code.HOME_UNUSABLE,
                                "What the certificate will say cannot be noted. Free space in the home folder and run "
                                        + "the same command: it continues where it stopped.",
                                e)
                        .with("output", output.folder());
            }
        }
    }

    private static List<String> codes(Profile profile) {
        List<String> codes = new ArrayList<>();
        for (Option option : Option.values()) {
            if (profile.has(option)) {
                codes.add(option.codeValue());
            }
        }
        codes.sort(null);
        return codes;
    }

    /// Gathers what is to be said, before anything else says that the job is complete.
    ///
    /// @throws ElpisException when the output holds objects that nothing is known of
    void gather(OutputFolder output, List<JobFolder.Entry> released) throws IOException {
        for (ObjectStatement statement : earlier.values()) {
            if (output.has(statement.path())) {
                statements.put(statement.path(), statement.canonical());
            }
        }
        for (JobFolder.Entry entry : released) {
            statements.put(entry.path(), notes.get(entry.path()));
        }
        requireWhole(output.folder());
    }

    /// Writes the certificate, last of all.
    ///
    /// @return its root
    String write(OutputFolder output) throws IOException {
        SortedMap<String, Long> actions = new TreeMap<>();
        for (String statement : statements.values()) {
            ObjectStatement.parse(statement)
                    .actions()
                    .forEach((action, count) -> actions.merge(action, count, Long::sum));
        }
        CertificateText text = new CertificateText(statements.values(), actions, files(output), Software.NAME);
        output.writeText(Certificate.NAME, text::writeTo);
        return text.root();
    }

    private static SortedMap<String, String> files(OutputFolder output) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        for (String name : BESIDE_OBJECTS) {
            if (output.has(name)) {
                byte[] bytes = Files.readAllBytes(output.folder().resolve(name));
                files.put(name, Sha256.hex(Sha256.start().digest(bytes)));
            }
        }
        return files;
    }

    private void requireWhole(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path found, BasicFileAttributes attributes) {
                return PartialFolder.isOne(found) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (!statements.containsKey(path)
                        && !BESIDE_OBJECTS.contains(path)
                        && CertificateCheck.looksLikeDicom(file)) {
                    throw refusal(
                                    folder,
                                    "The output folder holds DICOM files that this job did not write or that "
                                            + "were changed since, so that no certificate can be made for it. What was "
                                            + "released is whole. Move those files away and run the same command again.")
                            .with("file", file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() throws IOException {
        notes.close();
    }
}
