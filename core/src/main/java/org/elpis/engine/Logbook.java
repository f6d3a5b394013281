package org.elpis.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Locale;
import java.util.OptionalLong;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.dicom.Sha256;
import org.elpis.fingerprint.CopyRecord;
import org.elpis.ledger.JsonObject;
import org.elpis.ledger.Ledger;
import org.elpis.ledger.Witnesses;
import org.elpis.seal.Attestation;
import org.elpis.seal.SealStatement;

/// Writes into the ledger of a home what was handed over or sealed.
///
/// A job asks for the ledger before anything leaves, so that one that cannot be written stops it then, and holds it
/// only while it appends: other jobs of the home go on meanwhile.
final class Logbook {
    private static final String RELEASE = "release";

    private final Path home;
    private final Clock clock;

    Logbook(Path home, Clock clock) {
        this.home = home;
        this.clock = clock;
    }

    /// How many entries there are, asked before the work is done.
    ///
    /// @throws ElpisException when nothing could be appended
    long requireWritable() {
        try (Ledger ledger = Ledger.of(home, clock, Software.NAME)) {
            return ledger.size();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /// Logs that a job has handed over what it released: once, however often the job was killed and continued.
    ///
    /// @param certificate  its root; empty when there is none
    /// @return index of the entry
    /// @throws ElpisException when nothing could be appended; then the job is not finished, and logs it when it is
    ///     started again
    long release(Job job, JobFolder folder, Counts total, String certificate) throws IOException {
        Path manifest = job.output().resolve(Manifest.NAME);
        JsonObject payload = new JsonObject()
                .with("kind", RELEASE)
                .with("job", folder.id())
                .with("project", job.project())
                .with("profile", job.profile().identity())
                .with("released", total.released())
                .with("quarantined", total.quarantined())
                .with("skipped", total.skipped())
                .with("manifest", digest(manifest))
                .with("certificate", certificate);
        try (Ledger ledger = open(folder)) {
            OptionalLong before = ledger.view().find(folder.ledgerStart(), earlier -> isSame(earlier, payload));
            if (before.isPresent()) {
                return before.getAsLong();
            }
            long index = ledger.append(RELEASE, payload);
            Witnesses.of(home).offer(ledger);
            return index;
        } catch (IOException e) {
            throw unusable(e).with("released but not logged", folder.id());
        }
    }

    private Ledger open(JobFolder folder) {
        try {
            return Ledger.of(home, clock, Software.NAME);
        } catch (ElpisException e) {
            throw e.with("released but not logged", folder.id());
        }
    }

    /// The same job that handed over the same. Counts may differ: what was released before the job was killed.
    private static boolean isSame(JsonObject earlier, JsonObject payload) {
        return earlier.text("kind").equals(payload.text("kind"))
                && earlier.text("job").equals(payload.text("job"))
                && earlier.text("manifest").equals(payload.text("manifest"));
    }

    /// Logs that a job has handed over volumes without faces.
    ///
    /// @return index of the entry
    /// @throws ElpisException when nothing could be appended; then the same command, given again, does
    long volumes(VolumeReport report) {
        MessageDigest sha256 = Sha256.start();
        report.lines().stream()
                .filter(line -> line.result() instanceof VolumeReport.Result.Released)
                .map(line -> line.name() + " " + ((VolumeReport.Result.Released) line.result()).sha256() + "\n")
                .sorted()
                .forEach(line -> sha256.update(line.getBytes(StandardCharsets.UTF_8)));
        VolumeJob job = report.job();
        return append(
                "deface",
                new JsonObject()
                        .with("kind", "deface")
                        .with("job", report.jobId())
                        .with("project", job.project())
                        .with(
                                "faces",
                                job.faces()
                                        .extent()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'))
                        .with("released", report.released())
                        .with("quarantined", report.quarantined())
                        .with("skipped", report.skipped())
                        .with("volumes", Sha256.hex(sha256.digest())));
    }

    /// Logs a seal, before anybody can have it.
    ///
    /// @param seal  the signed statement as its file has it
    /// @throws ElpisException when nothing could be appended; then the seal must not appear
    void seal(SealStatement statement, byte[] seal) {
        JsonObject payload = new JsonObject()
                .with("kind", "seal")
                .with("seal", Sha256.hex(statement.study()))
                .with("statement", Sha256.hex(Sha256.start().digest(seal)))
                .with("instances", statement.instances());
        append("seal", payload);
    }

    /// Logs an attestation, before anybody can have it.
    ///
    /// @param attestation  the signed statement as its file has it
    /// @throws ElpisException when nothing could be appended; then the attestation must not appear
    void attestation(Attestation.Statement statement, byte[] attestation) {
        JsonObject payload = new JsonObject()
                .with("kind", "attestation")
                .with("parent", Sha256.hex(statement.parent()))
                .with("child", Sha256.hex(statement.child()))
                .with("statement", Sha256.hex(Sha256.start().digest(attestation)));
        append("attestation", payload);
    }

    /// Logs an evidence pack, before anybody can have it.
    ///
    /// @param manifest  SHA-256 of its manifest
    /// @param study  root of the study that it is about
    /// @throws ElpisException when nothing could be appended; then the pack must not appear
    void evidence(byte[] manifest, byte[] study) {
        JsonObject payload = new JsonObject()
                .with("kind", "evidence")
                .with("manifest", Sha256.hex(manifest))
                .with("study", Sha256.hex(study));
        append("evidence", payload);
    }

    /// Logs that a recipient's copy of a release was made, or undone, before anybody can have it.
    ///
    /// @param kind  `fingerprint` or `unfingerprint`
    /// @param manifest  of the copy, as its file has it
    /// @throws ElpisException when nothing could be appended; then the copy must not appear
    void copy(String kind, CopyRecord copy, int objects, byte[] manifest) {
        JsonObject payload = new JsonObject()
                .with("kind", kind)
                .with("copy", copy.id())
                .with("project", copy.project())
                .with("recipient", copy.recipient())
                .with("objects", objects)
                .with("marked", copy.marked())
                .with("manifest", Sha256.hex(Sha256.start().digest(manifest)));
        append(kind, payload);
    }

    private long append(String kind, JsonObject payload) {
        try (Ledger ledger = Ledger.of(home, clock, Software.NAME)) {
            long index = ledger.append(kind, payload);
            Witnesses.of(home).offer(ledger);
            return index;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static String digest(Path file) throws IOException {
        MessageDigest sha256 = Sha256.start();
        try (InputStream in = Files.newInputStream(file)) {
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), sha256));
        }
        return Sha256.hex(sha256.digest());
    }

    private ElpisException unusable(IOException e) {
        return new ElpisException(
                        Code.LEDGER_UNUSABLE,
                        "The ledger cannot be written. What was released so far is whole. Free space in the home folder "
                                + "or give write permission to it, and run the same command again: it continues and "
                                + "logs what it hands over.",
                        e)
                .with("home", home);
    }
}
