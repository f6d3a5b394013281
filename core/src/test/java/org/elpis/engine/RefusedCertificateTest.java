package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.elpis.ElpisException;
import org.elpis.certificate.Certificate;
import org.elpis.certificate.CertificateText;
import org.elpis.certificate.ObjectStatement;
import org.elpis.dicom.Sha256;
import org.elpis.policy.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a job does not certify: whatever it did not write itself, and whatever a certificate says that it cannot
/// confirm.
class RefusedCertificateTest {
    private final CertificateJobs jobs;

    RefusedCertificateTest(@TempDir Path work) throws IOException {
        this.jobs = new CertificateJobs(work);
    }

    @Test
    void refusesAJobWithoutACertificateWhereOneLies() throws IOException {
        jobs.put("a", "5", "1");
        jobs.run("in", Job.Extra.CERTIFICATE);

        assertThatThrownBy(() -> jobs.run("in"))
                .isInstanceOf(ElpisException.class)
                .hasMessageContaining("--certificate");
        assertThat(jobs.problems()).isEmpty();
    }

    @Test
    void refusesToCertifyAFolderThatHoldsAReleaseWithoutOne() throws IOException {
        jobs.put("a", "5", "1");
        jobs.run("in");
        jobs.put("b", "5", "2");

        assertThatThrownBy(() -> jobs.run("in", Job.Extra.CERTIFICATE))
                .isInstanceOf(ElpisException.class)
                .hasMessageContaining("without a certificate");
        assertThat(jobs.objects()).hasSize(1);
    }

    @Test
    void refusesToCertifyFilesOfOthersAndContinuesWhenTheyAreGone() throws IOException {
        jobs.put("a", "5", "1");
        Path foreign = SmallObjects.put(jobs.out(), "foreign.dcm", new byte[] {1});

        assertThatThrownBy(() -> jobs.run("in", Job.Extra.CERTIFICATE))
                .isInstanceOf(ElpisException.class)
                .hasMessageContaining("did not write");
        assertThat(jobs.out().resolve(Certificate.NAME)).doesNotExist();

        Files.delete(foreign);
        jobs.run("in", Job.Extra.CERTIFICATE);
        assertThat(jobs.problems()).isEmpty();
    }

    @Test
    void refusesToAddToACertificateThatWasChanged() throws IOException {
        jobs.put("a", "5", "1");
        jobs.run("in", Job.Extra.CERTIFICATE);
        Path certificate = jobs.out().resolve(Certificate.NAME);
        Files.writeString(certificate, Files.readString(certificate).replace("\"keep\":", "\"keep\":1"));

        assertThatThrownBy(() -> jobs.run("in", Job.Extra.CERTIFICATE))
                .isInstanceOf(ElpisException.class)
                .hasMessageContaining("was changed");
    }

    /// Whoever can write into the folder can write a certificate that agrees with itself; the gate must not repeat it.
    @Test
    void refusesToTakeOverWhatAForgedCertificateSaysOfAFileThatWasNeverReleased() throws IOException {
        jobs.put("a", "5", "1");
        jobs.run("in", Job.Extra.CERTIFICATE);
        byte[] original = SmallObjects.file(SmallObjects.ct("MRN-4711-88", "5", "9"));
        String path = "EAAAAAAAAAAAAAAAA/2.25.1/2.25.2/2.25.3.dcm";
        SmallObjects.put(jobs.out(), path, original);
        forge(statement -> statement, Optional.of(path));
        assertThat(jobs.problems()).as("of a third party who has no key").isEmpty();
        jobs.put("b", "6", "1");

        assertThatThrownBy(() -> jobs.run("in", Job.Extra.CERTIFICATE))
                .isInstanceOf(ElpisException.class)
                .hasMessageContaining("speaks for a file");
    }

    @Test
    void refusesToTakeOverAStatementThatNamesAnotherProfileThanTheObject() throws IOException {
        jobs.put("a", "5", "1");
        jobs.run("in", Job.Extra.CERTIFICATE);
        forge(
                statement -> new ObjectStatement(
                        statement.actions(),
                        statement.bytes(),
                        statement.input(),
                        statement.options(),
                        statement.path(),
                        statement.plan(),
                        Profile.HIPAA_SAFE_HARBOR.identity(),
                        statement.sha256(),
                        statement.software()),
                Optional.empty());

        assertThatThrownBy(() -> jobs.run("in", Job.Extra.CERTIFICATE)).hasMessageContaining("speaks for a file");
    }

    @Test
    void refusesToTakeOverWhatAnotherProjectReleased() throws IOException {
        jobs.put("a", "5", "1");
        jobs.run("in", Job.Extra.CERTIFICATE);
        Job other = jobs.job("in", "q", Job.Extra.CERTIFICATE);

        assertThatThrownBy(() -> new LocalRunner(other, Progress.NONE).run()).hasMessageContaining("speaks for a file");
    }

    /// Writes a certificate that agrees with itself and with the folder.
    private void forge(UnaryOperator<ObjectStatement> change, Optional<String> added) throws IOException {
        SortedMap<String, ObjectStatement> statements = new TreeMap<>();
        for (ObjectStatement statement : jobs.statements()) {
            statements.put(statement.path(), change.apply(statement));
        }
        if (added.isPresent()) {
            byte[] bytes = Files.readAllBytes(jobs.out().resolve(added.get()));
            ObjectStatement like = jobs.statements().getFirst();
            statements.put(
                    added.get(),
                    new ObjectStatement(
                            like.actions(),
                            bytes.length,
                            like.input(),
                            like.options(),
                            added.get(),
                            like.plan(),
                            like.profile(),
                            Sha256.hex(Sha256.start().digest(bytes)),
                            like.software()));
        }
        CertificateText text = new CertificateText(
                statements.values().stream().map(ObjectStatement::canonical).toList(),
                CertificateText.sum(statements.values()),
                Certificate.read(jobs.out().resolve(Certificate.NAME)).files(),
                Software.NAME);
        StringBuilder forged = new StringBuilder();
        text.writeTo(forged);
        Files.writeString(jobs.out().resolve(Certificate.NAME), forged);
    }
}
