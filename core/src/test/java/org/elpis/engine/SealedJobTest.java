package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.elpis.ElpisException;
import org.elpis.deid.Subject;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Sha256;
import org.elpis.ledger.FileLedgerStore;
import org.elpis.ledger.LedgerView;
import org.elpis.policy.Profile;
import org.elpis.seal.Attestation;
import org.elpis.seal.SigningKeys;
import org.elpis.seal.Verdict;
import org.elpis.testkit.dicom.Attributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A job that seals what it reads and what it hands over, in one pass.
class SealedJobTest {
    private static final String PATIENT = "MRN-4711-88";

    @TempDir
    private Path work;

    @BeforeEach
    void putAStudy() throws IOException {
        SmallObjects.putFixedKey(work);
        put("a", SmallObjects.ct(PATIENT, "5", "1"));
        put("b", SmallObjects.ct(PATIENT, "5", "2"));
    }

    private Path in() {
        return work.resolve("in");
    }

    private Path out() {
        return work.resolve("out");
    }

    private Path home() {
        return work.resolve("home");
    }

    private Path originals() {
        return work.resolve("seals/originals");
    }

    private Path release() {
        return work.resolve("seals/release");
    }

    private void put(String name, Attributes object) {
        SmallObjects.put(in(), name, SmallObjects.file(object));
    }

    private Job job(Path seals) {
        return SmallObjects.job(work, Profile.RESEARCH).sealing(new Job.Seals(seals, ""));
    }

    private SealReport run() {
        return runJob().seals().orElseThrow();
    }

    private JobReport runJob() {
        return new LocalRunner(job(work.resolve("seals")), Progress.NONE).run();
    }

    /// SHA-256 of the openings of a folder, by their names: what they are of decides all of their bytes.
    private static Map<String, String> openings(Path folder) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        for (Path file : files(folder, SealFiles.OPENING)) {
            digests.put(file.getFileName().toString(), Sha256.hex(SealFolder.digest(file)));
        }
        return digests;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private Verdict.Outcome verdict(Path copy, Path seals) {
        return new SealVerifier(Set.of(SigningKeys.of(home()).sealer()))
                .verify(copy, seals)
                .outcome();
    }

    private long logged(String kind) throws IOException {
        LedgerView ledger = LedgerView.of(FileLedgerStore.reading(home()));
        long count = 0;
        for (long i = 0; i < ledger.checkpoint().size(); i++) {
            count += ledger.opening(i).orElseThrow().payload().text("kind").equals(Optional.of(kind)) ? 1 : 0;
        }
        return count;
    }

    @Test
    void sealsAsSealDeidAndAttestDoOneAfterAnother() throws IOException {
        put("other", SmallObjects.ct("MRN-4711-99", "6", "1"));
        put("held back", SmallObjects.ct(PATIENT, "5", "3").text(0x00080016, "UI", "1.2.3.4"));
        assertThat(run().isWhole()).isTrue();

        Path apart = work.resolve("apart");
        new SealRunner(home(), apart.resolve("o"), "", 1, Clock.systemUTC(), Progress.NONE).run(List.of(in()));
        new AttestRunner(home(), "p", apart.resolve("r"), Clock.systemUTC()).run(apart.resolve("o"), out());

        assertThat(openings(originals())).hasSize(2).isEqualTo(openings(apart.resolve("o")));
        assertThat(openings(release())).hasSize(4).isEqualTo(openings(apart.resolve("r")));
        for (Path file : files(apart.resolve("r"), SealFiles.ATTESTATION)) {
            Attestation.Statement one = Attestation.read(
                            Files.readAllBytes(release().resolve(file.getFileName())))
                    .statement();
            Attestation.Statement other =
                    Attestation.read(Files.readAllBytes(file)).statement();
            assertThat(one.parent()).isEqualTo(other.parent());
            assertThat(one.child()).isEqualTo(other.child());
            assertThat(one.opening()).isEqualTo(other.opening());
            assertThat(one.manifest()).isEqualTo(other.manifest());
            assertThat(one.operations()).isEqualTo(other.operations());
        }
    }

    @Test
    void provesTheOriginalsAndTheRelease() throws IOException {
        SealReport report = run();

        assertThat(report.attested()).isEqualTo(1);
        assertThat(verdict(in(), originals())).isEqualTo(Verdict.Outcome.GENUINE);
        assertThat(verdict(out(), release())).isEqualTo(Verdict.Outcome.GENUINE);
        assertThat(logged("seal")).isEqualTo(2);
        assertThat(logged("attestation")).isEqualTo(1);
    }

    @Test
    void sealsWhatIsHeldBackAndWithholdsItInTheAttestation() throws IOException {
        put("c", SmallObjects.ct(PATIENT, "5", "3").text(0x00080016, "UI", "1.2.3.4"));

        SealReport report = run();

        assertThat(report.studies()).singleElement().satisfies(study -> {
            assertThat(study.statement().instances()).isEqualTo(3);
            assertThat(study.shown()).isEqualTo(2);
            assertThat(study.attestation().orElseThrow().operations())
                    .contains(Attestation.Operation.LEAVE_OUT_INSTANCES);
        });
        assertThat(verdict(in(), originals())).isEqualTo(Verdict.Outcome.GENUINE);
    }

    @Test
    void sealsOneOfTwoFilesThatContradictEachOtherAndNamesTheOther() {
        put("c", SmallObjects.ct(PATIENT, "5", "3"));
        put("d", SmallObjects.ct(PATIENT, "5", "3").text(0x00200013, "IS", "7"));

        SealReport report = run();

        assertThat(report.studies().getFirst().statement().instances()).isEqualTo(3);
        assertThat(report.unsealed())
                .singleElement()
                .satisfies(file -> assertThat(file.file()).endsWith("d"));
    }

    @Test
    void tellsNothingOfThePatientInWhatGoesWithTheRelease() throws IOException {
        put(
                "addressed",
                SmallObjects.ct(PATIENT, "5", "3")
                        .text(0x00101040, "LO", "Hay Lane 5")
                        .text(0x00200013, "IS", "8"));
        run();

        for (Path file : files(release(), "")) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .doesNotContain("1.9.8.7.5", PATIENT, "Quastenflosser");
        }
        Path attestation = files(release(), SealFiles.ATTESTATION).getFirst();
        String opening = attestation.toString().replace(SealFiles.ATTESTATION, SealFiles.OPENING);
        assertThat(Files.readString(Path.of(opening), StandardCharsets.ISO_8859_1))
                .as("what was removed is not even named")
                .contains("(0028,0010)")
                .doesNotContain("(0010,1040)");
        assertThat(files(out(), SealFiles.SEAL)).isEmpty();
    }

    @Test
    void keepsWhatItSealedBeforeWhenNothingHasChanged() throws IOException {
        run();
        FileTime untouched = FileTime.fromMillis(1_000_000);
        for (Path folder : List.of(originals(), release())) {
            for (Path file : files(folder, "")) {
                Files.setLastModifiedTime(file, untouched);
            }
        }

        assertThat(run().isWhole()).isTrue();

        for (Path folder : List.of(originals(), release())) {
            assertThat(files(folder, ""))
                    .isNotEmpty()
                    .allSatisfy(
                            file -> assertThat(Files.getLastModifiedTime(file)).isEqualTo(untouched));
        }
        assertThat(logged("seal")).isEqualTo(2);
        assertThat(logged("attestation")).isEqualTo(1);
    }

    @Test
    void sealsAnewWhereAnOpeningWasDamaged() throws IOException {
        run();
        Files.writeString(files(originals(), SealFiles.OPENING).getFirst(), "x");
        Files.delete(files(release(), SealFiles.ATTESTATION).getFirst());

        run();

        assertThat(verdict(in(), originals())).isEqualTo(Verdict.Outcome.GENUINE);
        assertThat(verdict(out(), release())).isEqualTo(Verdict.Outcome.GENUINE);
    }

    @Test
    void putsAsideWhatWasSealedOfAStudyThatHasGrown() throws IOException {
        run();
        put("c", SmallObjects.ct(PATIENT, "5", "3"));

        assertThat(run().isWhole()).isTrue();

        assertThat(verdict(in(), originals())).isEqualTo(Verdict.Outcome.GENUINE);
        assertThat(verdict(out(), release())).isEqualTo(Verdict.Outcome.GENUINE);
        assertThat(files(work.resolve("seals/earlier/originals"), SealFiles.SEAL))
                .hasSize(1);
        assertThat(files(work.resolve("seals/earlier/release"), SealFiles.SEAL)).hasSize(2);
    }

    @Test
    void attestsNothingOfAStudyOfWhichTheOutputHasMoreThanTheJob() throws IOException {
        run();
        Files.delete(in().resolve("a"));
        Files.delete(in().resolve("b"));
        put("c", SmallObjects.ct(PATIENT, "5", "3"));

        SealReport report = run();

        assertThat(report.isWhole()).isFalse();
        assertThat(report.studies().getFirst().fault()).contains("from earlier jobs");
        assertThat(files(release(), "")).as("what was true of two objects").isEmpty();
        assertThat(files(work.resolve("seals/earlier/release"), SealFiles.SEAL)).hasSize(2);
    }

    @Test
    void sealsWhatAnEarlierRunOfTheJobHasHandedOver() throws IOException {
        JobReport stopped = SmallObjects.run(work);
        Files.delete(stopped.folder().resolve("done"));
        Files.delete(out().resolve("release.json"));

        assertThat(run().isWhole()).isTrue();

        assertThat(verdict(in(), originals())).isEqualTo(Verdict.Outcome.GENUINE);
        assertThat(verdict(out(), release())).isEqualTo(Verdict.Outcome.GENUINE);
    }

    @Test
    void leavesNoFileThatIsNotWhole() throws IOException {
        run();

        try (Stream<Path> left = Files.list(work.resolve("seals"))) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("originals", "release");
        }
    }

    @Test
    void sealsNoStudyOfWhichAFileWasLost() throws IOException {
        runJob();
        Path seals = work.resolve("more");
        Job job = job(seals);
        ReadLimits limits = ReadLimits.forHeap(1 << 28);
        Study study = new Study(new Subject("E", 1));
        InputItem item =
                InputFiles.list(List.of(in()), work.resolve("spool")).items().getFirst();
        ScannedItem scanned = new ScannedItem(item, study, "1.9.8.7.5.1", "s", "1.9.8.7.5", FaceRole.NONE);
        ScannedItem lost = new ScannedItem(item, study, "1.9.8.7.5.2", "s", "1.9.8.7.5", FaceRole.NONE);
        try (JobFolder folder = JobFolder.start(home());
                OutputFolder output = OutputFolder.open(out(), folder.id());
                JobSeals sealing = Objects.requireNonNull(JobSeals.open(job, folder, limits))) {
            sealing.expect(List.of(scanned, lost), List.of());
            sealing.lose(lost);
            sealing.addBefore(scanned, Manifest.paths(out()).getFirst());

            SealReport report = sealing.finish(output);

            assertThat(report.studies()).isEmpty();
            assertThat(report.unsealed())
                    .singleElement()
                    .satisfies(file -> assertThat(file.reason()).contains("its study is not sealed"));
        }
        assertThat(files(seals.resolve("originals"), "")).isEmpty();
        assertThat(files(seals.resolve("release"), "")).isEmpty();
    }

    @Test
    void sealsNothingUnlessAsked() {
        assertThat(SmallObjects.run(work).seals()).isEmpty();
        assertThat(work.resolve("seals")).doesNotExist();
    }

    @Test
    void refusesAFolderForSealsThatWouldLeaveOrComeBack() {
        for (Path seals : List.of(out(), out().resolve("seals"), in().resolve("seals"), work)) {
            assertThatThrownBy(() -> new LocalRunner(job(seals), Progress.NONE).run())
                    .isInstanceOf(ElpisException.class)
                    .hasMessageContaining("must lie apart");
        }
    }
}
