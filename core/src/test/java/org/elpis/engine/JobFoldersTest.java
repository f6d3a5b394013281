package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.elpis.ElpisException;
import org.elpis.policy.Profile;
import org.elpis.testkit.dicom.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where a job may read and write.
class JobFoldersTest {
    @TempDir
    private Path work;

    private Path in() {
        return work.resolve("in");
    }

    private Path out() {
        return work.resolve("out");
    }

    private void put(String name, Attributes object) {
        SmallObjects.put(in(), name, SmallObjects.file(object));
    }

    @Test
    void refusesAnOutputInsideTheInput() {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        Job job = new Job(
                List.of(in()), in().resolve("out"), work.resolve("home"), Profile.RESEARCH, "p", 1, Job.Mode.RELEASE);

        assertThatThrownBy(() -> new LocalRunner(job, Progress.NONE).run())
                .isInstanceOf(ElpisException.class)
                .hasMessageContaining("apart");
        assertThat(in().resolve("out")).doesNotExist();
    }

    @Test
    void refusesAHomeInsideTheInput() {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        Job job = new Job(List.of(in()), out(), in().resolve("home"), Profile.RESEARCH, "p", 1, Job.Mode.RELEASE);

        assertThatThrownBy(() -> new LocalRunner(job, Progress.NONE).run()).isInstanceOf(ElpisException.class);
        assertThat(in().resolve("home")).doesNotExist();
    }

    @Test
    void makesAHomeThatOnlyItsOwnerCanEnter() throws Exception {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));

        SmallObjects.run(work);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(work.resolve("home"))))
                .isEqualTo("rwx------");
    }

    @Test
    void refusesAHomeInsideTheOutput() {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        Job job = new Job(List.of(in()), out(), out().resolve("home"), Profile.RESEARCH, "p", 1, Job.Mode.RELEASE);

        assertThatThrownBy(() -> new LocalRunner(job, Progress.NONE).run()).isInstanceOf(ElpisException.class);
        assertThat(out()).doesNotExist();
    }

    @Test
    void refusesTheSameJobWhileItIsRunning() throws Exception {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        Job job = SmallObjects.job(work, Profile.RESEARCH);

        try (JobFolder running = JobFolder.open(job)) {
            assertThatThrownBy(() -> new LocalRunner(job, Progress.NONE).run())
                    .isInstanceOfSatisfying(
                            ElpisException.class, e -> assertThat(e.code()).isEqualTo(ElpisException.Code.JOB_RUNNING));
            assertThat(running.folder()).isDirectory();
        }
        assertThat(SmallObjects.run(work).total().released()).isEqualTo(1);
    }

    @Test
    void refusesAPipeAsInput() throws Exception {
        Path pipe = work.resolve("pipe");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Job job = new Job(List.of(pipe), out(), work.resolve("home"), Profile.RESEARCH, "p", 1, Job.Mode.RELEASE);

        assertThatThrownBy(() -> new LocalRunner(job, Progress.NONE).run())
                .isInstanceOfSatisfying(
                        ElpisException.class,
                        e -> assertThat(e.code()).isEqualTo(ElpisException.Code.INPUT_UNREADABLE));
    }
}
