package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.elpis.certificate.Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One certificate for all that lies in a folder, whatever number of jobs wrote it and however they ended.
class ContinuedCertificateTest {
    private final CertificateJobs jobs;
    private final Path work;

    ContinuedCertificateTest(@TempDir Path work) throws IOException {
        this.jobs = new CertificateJobs(work);
        this.work = work;
    }

    @Test
    void continuesAJobThatWasStoppedToTheSameCertificate() throws IOException {
        for (int i = 0; i < 10; i++) {
            jobs.put("f" + i, "5", Integer.toString(i));
        }
        JobReport whole = jobs.run("in", Job.Extra.CERTIFICATE);
        byte[] first = Files.readAllBytes(jobs.out().resolve(Certificate.NAME));
        // As after a crash: not done, and the last notes cut off.
        Files.delete(whole.folder().resolve("done"));
        Files.delete(jobs.out().resolve(Certificate.NAME));
        Files.delete(jobs.out().resolve("release.json"));
        Path notes = whole.folder().resolve("statements.jsonl");
        String text = Files.readString(notes);
        Files.writeString(notes, text.substring(0, text.length() / 2));

        JobReport continued = jobs.run("in", Job.Extra.CERTIFICATE);

        assertThat(continued.folder()).isEqualTo(whole.folder());
        assertThat(Files.readAllBytes(jobs.out().resolve(Certificate.NAME))).isEqualTo(first);
    }

    @Test
    void certifiesAJobThatWasStartedWithoutACertificateAndStopped() throws IOException {
        jobs.put("a", "5", "1");
        JobReport started = jobs.run("in");
        Files.delete(started.folder().resolve("done"));
        Files.delete(jobs.out().resolve("release.json"));

        jobs.run("in", Job.Extra.CERTIFICATE);

        assertThat(jobs.problems()).isEmpty();
        assertThat(jobs.check().objects()).isEqualTo(1);
    }

    @Test
    void continuesAJobThatWasKilledWhileItWroteOverAnEarlierRelease() throws IOException {
        jobs.put("a", "5", "1");
        jobs.put("b", "5", "2");
        jobs.run("in", Job.Extra.CERTIFICATE);
        jobs.put("c", "5", "3");
        Map<String, byte[]> earlier = ReleasedFiles.contents(jobs.out());
        SmallObjects.put(
                jobs.in(),
                "a",
                SmallObjects.file(SmallObjects.ct("MRN-4711-88", "5", "1").text(0x00200013, "IS", "7")));
        JobReport second = jobs.run("in", Job.Extra.CERTIFICATE);
        // As if it had been killed before a statement was noted or the certificate written.
        Files.delete(second.folder().resolve("done"));
        Files.delete(second.folder().resolve("statements.jsonl"));
        Files.write(jobs.out().resolve(Certificate.NAME), earlier.get(Certificate.NAME));
        Files.write(jobs.out().resolve("release.json"), earlier.get("release.json"));

        jobs.run("in", Job.Extra.CERTIFICATE);

        assertThat(jobs.problems()).isEmpty();
        assertThat(jobs.check().objects()).isEqualTo(3);
    }

    @Test
    void coversWhatAnEarlierJobReleasedIntoTheSameFolder() throws IOException {
        jobs.put("a", "5", "1");
        jobs.run("in", Job.Extra.CERTIFICATE);
        SmallObjects.put(work.resolve("in2"), "b", SmallObjects.file(SmallObjects.ct("OTHER-77123", "6", "1")));

        jobs.run("in2", Job.Extra.CERTIFICATE);

        assertThat(jobs.problems()).isEmpty();
        assertThat(jobs.check().objects()).isEqualTo(2);
    }

    @Test
    void leavesOutWhatWasTakenAwaySince() throws IOException {
        jobs.put("a", "5", "1");
        jobs.put("b", "6", "1");
        jobs.run("in", Job.Extra.CERTIFICATE);
        Files.delete(jobs.objects().getFirst());
        SmallObjects.put(work.resolve("in2"), "c", SmallObjects.file(SmallObjects.ct("OTHER-77123", "7", "1")));

        jobs.run("in2", Job.Extra.CERTIFICATE);

        assertThat(jobs.problems()).isEmpty();
        assertThat(jobs.check().objects()).isEqualTo(2);
    }
}
