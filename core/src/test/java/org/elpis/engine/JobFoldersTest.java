package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
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

    @Test
    void letsOneJobAtATimeWriteIntoAFolder() throws Exception {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        SmallObjects.run(work);
        Map<String, byte[]> before = ReleasedFiles.contents(out());
        put("b", SmallObjects.ct("MRN-4711-88", "5", "2"));
        Job other = SmallObjects.job(work, Profile.BASIC);

        try (OutputFolder running = OutputFolder.open(out(), "another")) {
            assertThatThrownBy(() -> new LocalRunner(other, Progress.NONE).run())
                    .isInstanceOfSatisfying(
                            ElpisException.class, e -> assertThat(e.code()).isEqualTo(ElpisException.Code.JOB_RUNNING))
                    .hasMessageContaining("Another job is writing into the output folder.");
            assertThat(running.has(".elpis-partial-another/lock")).isTrue();
        }
        assertThat(ReleasedFiles.contents(out()).keySet()).isEqualTo(before.keySet());
        assertThat(new LocalRunner(other, Progress.NONE).run().total().released())
                .isEqualTo(2);
    }

    @Test
    void deletesWhatAnotherJobLeftThatWasKilled() throws Exception {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        SmallObjects.put(
                out(), ".elpis-partial-2026-11-20_10-00-00_1/17", SmallObjects.file(SmallObjects.ct("M", "5", "1")));
        SmallObjects.put(out(), ".elpis-partial-2026-11-20_10-00-00_2/lock", new byte[0]);

        SmallObjects.run(work);

        try (Stream<Path> files = Files.list(out())) {
            assertThat(files.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith("."));
        }
    }

    /// Its objects are whole, what says how many there are is written last.
    @Test
    void keepsARunningJobsFilesWhateverElseIsStarted() throws Exception {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        AtomicReference<ElpisException.Code> refused = new AtomicReference<>();
        Progress intruder = new Progress() {
            @Override
            public void start(Phase phase, long files, long bytes) {
                try {
                    new LocalRunner(SmallObjects.job(work, Profile.BASIC), Progress.NONE).run();
                } catch (ElpisException e) {
                    refused.set(e.code());
                }
            }
        };

        JobReport report = new LocalRunner(SmallObjects.job(work, Profile.RESEARCH), intruder).run();

        assertThat(refused.get()).isEqualTo(ElpisException.Code.JOB_RUNNING);
        assertThat(report.total().released()).isEqualTo(1);
        assertThat(ReleasedFiles.contents(out())).hasSize(2);
    }
}
