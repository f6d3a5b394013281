package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.dicom.Sha256;
import org.elpis.ledger.FileLedgerStore;
import org.elpis.ledger.JsonObject;
import org.elpis.ledger.LedgerAudit;
import org.elpis.ledger.LedgerKeys;
import org.elpis.ledger.LedgerVerdict;
import org.elpis.ledger.LedgerView;
import org.elpis.policy.Profile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is handed over or sealed stands in the ledger, once.
class LoggedJobTest {
    @TempDir
    private Path work;

    private Path home() {
        return work.resolve("home");
    }

    @BeforeEach
    void putAnObject() {
        SmallObjects.put(work.resolve("in"), "a", SmallObjects.file(SmallObjects.ct("MRN-4711-88", "5", "1")));
    }

    private LedgerView ledger() throws IOException {
        return LedgerView.of(FileLedgerStore.reading(home()));
    }

    private JsonObject payload(long index) throws IOException {
        return ledger().opening(index).orElseThrow().payload();
    }

    private JobReport run(Job.Mode mode) {
        Job job = new Job(List.of(work.resolve("in")), work.resolve("out"), home(), Profile.RESEARCH, "p", 1, mode);
        return new LocalRunner(job, Progress.NONE).run();
    }

    /// As if the job had been killed when everything was done but noted as done.
    private void undo(JobReport report) throws IOException {
        Files.delete(report.folder().resolve("done"));
    }

    @Test
    void logsWhatAJobHandedOver() throws IOException {
        JobReport report = run(Job.Mode.RELEASE);

        assertThat(report.entry()).hasValue(0);
        JsonObject payload = payload(0);
        assertThat(payload.text("job")).hasValue(report.jobId());
        assertThat(payload.number("released")).hasValue(1L);
        byte[] manifest = Files.readAllBytes(work.resolve("out/release.json"));
        assertThat(payload.text("manifest")).hasValue(Sha256.hex(Sha256.start().digest(manifest)));
        LedgerVerdict verdict =
                new LedgerAudit(ledger()).run(LedgerKeys.of(home()).verifiers(), Optional.empty());
        assertThat(verdict.outcome()).isEqualTo(LedgerVerdict.Outcome.GOOD);
    }

    @Test
    void putsNoIdentifierIntoTheLedger() throws IOException {
        run(Job.Mode.RELEASE);
        try (Stream<Path> files = Files.walk(home().resolve("ledger"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .doesNotContainIgnoringCase("quastenflosser")
                        .doesNotContain("4711-88");
            }
        }
    }

    @Test
    void logsOnceWhenAJobWasKilledAndContinues() throws IOException {
        undo(run(Job.Mode.RELEASE));

        JobReport again = run(Job.Mode.RELEASE);

        assertThat(again.entry()).hasValue(0);
        assertThat(ledger().checkpoint().size()).isEqualTo(1);
    }

    @Test
    void logsAgainWhenTheContinuedJobHandedOverMore() throws IOException {
        undo(run(Job.Mode.RELEASE));
        SmallObjects.put(work.resolve("in"), "b", SmallObjects.file(SmallObjects.ct("MRN-4711-88", "5", "2")));

        JobReport again = run(Job.Mode.RELEASE);

        assertThat(again.entry()).hasValue(1);
        assertThat(payload(1).number("released")).hasValue(2L);
    }

    @Test
    void logsTheSameCommandGivenTwiceAsTwoJobs() throws IOException {
        run(Job.Mode.RELEASE);
        run(Job.Mode.RELEASE);
        assertThat(ledger().checkpoint().size()).isEqualTo(2);
    }

    @Test
    void logsNothingInADryRun() {
        assertThat(run(Job.Mode.DRY_RUN).entry()).isEmpty();
        assertThat(home().resolve("ledger")).doesNotExist();
    }

    @Test
    void releasesNothingWhenTheLedgerCannotBeWritten() throws IOException {
        Files.createDirectories(home());
        Files.writeString(home().resolve("ledger"), "in the way");
        assertThatThrownBy(() -> run(Job.Mode.RELEASE))
                .isInstanceOfSatisfying(
                        ElpisException.class, e -> assertThat(e.code()).isEqualTo(Code.LEDGER_UNUSABLE));
        assertThat(ReleasedFiles.in(work.resolve("out"))).isEmpty();
    }

    @Test
    void releasesNothingWhenTheLedgerWasPutBack() throws IOException {
        run(Job.Mode.RELEASE);
        Trees.delete(home().resolve("ledger"));
        assertThatThrownBy(() -> run(Job.Mode.RELEASE))
                .isInstanceOfSatisfying(
                        ElpisException.class, e -> assertThat(e.code()).isEqualTo(Code.LEDGER_REFUSED));
    }

    @Test
    void logsEverySealBeforeAnybodyCanHaveIt() throws IOException {
        SealRunner.Report report = new SealRunner(
                        home(), work.resolve("seals"), "", 1, Clock.systemUTC(), Progress.NONE)
                .run(List.of(work.resolve("in")));
        byte[] seal = Files.readAllBytes(report.studies().getFirst().seal());
        assertThat(payload(0).text("statement"))
                .hasValue(Sha256.hex(Sha256.start().digest(seal)));
        assertThat(payload(0).number("instances")).hasValue(1L);
    }

    @Test
    void writesNoSealThatCannotBeLogged() throws IOException {
        Files.createDirectories(home());
        Files.writeString(home().resolve("ledger"), "in the way");
        SealRunner sealer = new SealRunner(home(), work.resolve("seals"), "", 1, Clock.systemUTC(), Progress.NONE);
        assertThatThrownBy(() -> sealer.run(List.of(work.resolve("in"))))
                .isInstanceOfSatisfying(
                        ElpisException.class, e -> assertThat(e.code()).isEqualTo(Code.LEDGER_UNUSABLE));
        try (Stream<Path> files = Files.list(work.resolve("seals"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".seal"))).isEmpty();
        }
    }
}
