package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.elpis.ElpisException;
import org.elpis.certificate.Certificate;
import org.elpis.certificate.CertificateCheck;
import org.elpis.certificate.CertificateText;
import org.elpis.certificate.ObjectStatement;
import org.elpis.certificate.Problem;
import org.elpis.check.FolderCheck;
import org.elpis.check.Retained;
import org.elpis.deid.InputDigest;
import org.elpis.deid.SiteKey;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Sha256;
import org.elpis.policy.Profile;
import org.elpis.testkit.dicom.Encoding;
import org.elpis.testkit.hospital.Seed;
import org.elpis.testkit.hospital.SyntheticHospital;
import org.elpis.testkit.key.ByteLeakChecker;
import org.elpis.testkit.key.Leak;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a job says of itself, checked as a third party does: without key, home and originals.
class CertifiedReleaseTest {
    @TempDir
    private Path work;

    @BeforeEach
    void fixKey() throws IOException {
        SmallObjects.putFixedKey(work);
    }

    private Path out() {
        return work.resolve("out");
    }

    private void put(String name, String study, String instance) {
        SmallObjects.put(work.resolve("in"), name, SmallObjects.file(SmallObjects.ct("MRN-4711-88", study, instance)));
    }

    private JobReport run(String in, Job.Extra... extras) {
        return new LocalRunner(job(in, extras), Progress.NONE).run();
    }

    private Job job(String in, Job.Extra... extras) {
        return new Job(
                List.of(work.resolve(in)),
                out(),
                work.resolve("home"),
                Profile.RESEARCH,
                "p",
                2,
                Job.Mode.RELEASE,
                Job.Layout.FOLDERS,
                Set.of(extras));
    }

    private CertificateCheck check() throws IOException {
        return CertificateCheck.run(out().resolve(Certificate.NAME), out(), Optional.empty());
    }

    private static List<String> problems(CertificateCheck check) {
        return check.problems().stream()
                .map(problem -> problem.where() + " " + problem.kind())
                .toList();
    }

    private List<ObjectStatement> statements() throws IOException {
        return new ArrayList<>(
                Certificate.read(out().resolve(Certificate.NAME)).objects().values());
    }

    private List<Path> objects() throws IOException {
        try (Stream<Path> files = Files.walk(out())) {
            return files.filter(file -> file.toString().endsWith(".dcm"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void certifiesEveryObjectAndTellsTheRoot() throws IOException {
        put("a", "5", "1");
        put("b", "5", "2");

        JobReport report = run("in", Job.Extra.CERTIFICATE);

        assertThat(problems(check())).isEmpty();
        assertThat(check().objects()).isEqualTo(2);
        assertThat(check().root()).isEqualTo(report.certificate()).hasSize(64);
    }

    @Test
    void writesNoCertificateUnlessAskedTo() {
        put("a", "5", "1");

        assertThat(run("in").certificate()).isEmpty();
        assertThat(out().resolve(Certificate.NAME)).doesNotExist();
    }

    @Test
    void saysOfAnObjectWhatThePlanDidAndWithWhat() throws IOException {
        put("a", "5", "1");
        run("in", Job.Extra.CERTIFICATE);

        ObjectStatement statement = statements().getFirst();

        assertThat(statement.profile()).isEqualTo(Profile.RESEARCH.identity());
        assertThat(statement.options()).containsExactly("113103", "113104", "113105", "113107", "113108", "113111");
        assertThat(statement.actions()).containsEntry("pseudonymize", 2L).containsKeys("keep", "clean", "replace-uid");
        assertThat(Files.readString(out().resolve("release.json"))).contains("\"planSha256\": \"" + statement.plan());
    }

    /// With the salt of one object, and nothing else of the site, the holder of the original can prove it.
    @Test
    void bindsTheOriginalByASaltOfItsOwn() throws Exception {
        put("a", "5", "1");
        byte[] deflated = SmallObjects.file(SmallObjects.ct("MRN-4711-88", "5", "2"), Encoding.DEFLATED);
        SmallObjects.put(work.resolve("in"), "b", deflated);
        run("in", Job.Extra.CERTIFICATE);
        InputDigest digest = new InputDigest(SiteKey.of(work.resolve("home")).project("p"));
        List<String> found = new ArrayList<>();
        for (ObjectStatement statement : statements()) {
            byte[] salt = digest.salt(statement.path());
            for (String name : List.of("a", "b")) {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(salt, "HmacSHA256"));
                byte[] hash = mac.doFinal(Files.readAllBytes(work.resolve("in").resolve(name)));
                if (HexFormat.of().formatHex(hash).equals(statement.input())) {
                    found.add(name);
                }
            }
        }
        assertThat(found).containsExactlyInAnyOrder("a", "b");
        assertThat(digest.salt("x")).isNotEqualTo(digest.salt("y")).hasSize(32);
    }

    @Test
    void givesTheSameCertificateInEveryRunWithAnyNumberOfThreads() throws IOException {
        for (int i = 0; i < 20; i++) {
            put("f" + i, "5", Integer.toString(i));
        }
        run("in", Job.Extra.CERTIFICATE);
        byte[] first = Files.readAllBytes(out().resolve(Certificate.NAME));

        run("in", Job.Extra.CERTIFICATE);

        assertThat(Files.readAllBytes(out().resolve(Certificate.NAME))).isEqualTo(first);
    }

    @Test
    void certifiesDeflatedObjectsAsTheyLieThere() throws IOException {
        SmallObjects.put(
                work.resolve("in"),
                "a",
                SmallObjects.file(SmallObjects.ct("MRN-4711-88", "5", "1"), Encoding.DEFLATED));
        run("in", Job.Extra.CERTIFICATE);

        assertThat(check().objects()).isEqualTo(1);
        assertThat(problems(check())).isEmpty();
    }

    @Test
    void continuesAJobThatWasStoppedToTheSameCertificate() throws IOException {
        for (int i = 0; i < 10; i++) {
            put("f" + i, "5", Integer.toString(i));
        }
        JobReport whole = run("in", Job.Extra.CERTIFICATE);
        byte[] first = Files.readAllBytes(out().resolve(Certificate.NAME));
        // As after a crash: not done, and the last notes cut off.
        Files.delete(whole.folder().resolve("done"));
        Files.delete(out().resolve(Certificate.NAME));
        Files.delete(out().resolve("release.json"));
        Path notes = whole.folder().resolve("statements.jsonl");
        String text = Files.readString(notes);
        Files.writeString(notes, text.substring(0, text.length() / 2));

        JobReport continued = run("in", Job.Extra.CERTIFICATE);

        assertThat(continued.folder()).isEqualTo(whole.folder());
        assertThat(Files.readAllBytes(out().resolve(Certificate.NAME))).isEqualTo(first);
    }

    @Test
    void certifiesAJobThatWasStartedWithoutACertificateAndStopped() throws IOException {
        put("a", "5", "1");
        JobReport started = run("in");
        Files.delete(started.folder().resolve("done"));
        Files.delete(out().resolve("release.json"));

        run("in", Job.Extra.CERTIFICATE);

        assertThat(problems(check())).isEmpty();
        assertThat(check().objects()).isEqualTo(1);
    }

    @Test
    void coversWhatAnEarlierJobReleasedIntoTheSameFolder() throws IOException {
        put("a", "5", "1");
        run("in", Job.Extra.CERTIFICATE);
        SmallObjects.put(work.resolve("in2"), "b", SmallObjects.file(SmallObjects.ct("OTHER-77123", "6", "1")));

        run("in2", Job.Extra.CERTIFICATE);

        assertThat(problems(check())).isEmpty();
        assertThat(check().objects()).isEqualTo(2);
    }

    @Test
    void leavesOutWhatWasTakenAwaySince() throws IOException {
        put("a", "5", "1");
        put("b", "6", "1");
        run("in", Job.Extra.CERTIFICATE);
        Files.delete(objects().getFirst());
        SmallObjects.put(work.resolve("in2"), "c", SmallObjects.file(SmallObjects.ct("OTHER-77123", "7", "1")));

        run("in2", Job.Extra.CERTIFICATE);

        assertThat(problems(check())).isEmpty();
        assertThat(check().objects()).isEqualTo(2);
    }

    @Test
    void refusesAJobWithoutACertificateWhereOneLies() throws IOException {
        put("a", "5", "1");
        run("in", Job.Extra.CERTIFICATE);

        assertThatThrownBy(() -> run("in")).isInstanceOf(ElpisException.class).hasMessageContaining("--certificate");
        assertThat(problems(check())).isEmpty();
    }

    @Test
    void refusesToCertifyAFolderThatHoldsAReleaseWithoutOne() throws IOException {
        put("a", "5", "1");
        run("in");
        put("b", "5", "2");

        assertThatThrownBy(() -> run("in", Job.Extra.CERTIFICATE))
                .isInstanceOf(ElpisException.class)
                .hasMessageContaining("without a certificate");
        assertThat(objects()).hasSize(1);
    }

    @Test
    void refusesToAddToACertificateThatWasChanged() throws IOException {
        put("a", "5", "1");
        run("in", Job.Extra.CERTIFICATE);
        Path certificate = out().resolve(Certificate.NAME);
        Files.writeString(certificate, Files.readString(certificate).replace("\"keep\":", "\"keep\":1"));

        assertThatThrownBy(() -> run("in", Job.Extra.CERTIFICATE))
                .isInstanceOf(ElpisException.class)
                .hasMessageContaining("was changed");
    }

    /// Whoever can write into the folder can write a certificate that agrees with itself; the gate must not repeat it.
    @Test
    void refusesToTakeOverWhatAForgedCertificateSaysOfAFileThatWasNeverReleased() throws IOException {
        put("a", "5", "1");
        run("in", Job.Extra.CERTIFICATE);
        byte[] original = SmallObjects.file(SmallObjects.ct("MRN-4711-88", "5", "9"));
        String path = "EAAAAAAAAAAAAAAAA/2.25.1/2.25.2/2.25.3.dcm";
        SmallObjects.put(out(), path, original);
        forge(statement -> statement, Optional.of(path));
        assertThat(problems(check())).as("of a third party who has no key").isEmpty();
        put("b", "6", "1");

        assertThatThrownBy(() -> run("in", Job.Extra.CERTIFICATE))
                .isInstanceOf(ElpisException.class)
                .hasMessageContaining("speaks for a file");
    }

    @Test
    void refusesToTakeOverAStatementThatNamesAnotherProfileThanTheObject() throws IOException {
        put("a", "5", "1");
        run("in", Job.Extra.CERTIFICATE);
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

        assertThatThrownBy(() -> run("in", Job.Extra.CERTIFICATE)).hasMessageContaining("speaks for a file");
    }

    @Test
    void refusesToTakeOverWhatAnotherProjectReleased() throws IOException {
        put("a", "5", "1");
        run("in", Job.Extra.CERTIFICATE);
        Job other = new Job(
                List.of(work.resolve("in")),
                out(),
                work.resolve("home"),
                Profile.RESEARCH,
                "q",
                2,
                Job.Mode.RELEASE,
                Job.Layout.FOLDERS,
                Set.of(Job.Extra.CERTIFICATE));

        assertThatThrownBy(() -> new LocalRunner(other, Progress.NONE).run()).hasMessageContaining("speaks for a file");
    }

    @Test
    void continuesAJobThatWasKilledWhileItWroteOverAnEarlierRelease() throws IOException {
        put("a", "5", "1");
        put("b", "5", "2");
        run("in", Job.Extra.CERTIFICATE);
        put("c", "5", "3");
        Map<String, byte[]> earlier = ReleasedFiles.contents(out());
        SmallObjects.put(
                work.resolve("in"),
                "a",
                SmallObjects.file(SmallObjects.ct("MRN-4711-88", "5", "1").text(0x00200013, "IS", "7")));
        JobReport second = run("in", Job.Extra.CERTIFICATE);
        // As if it had been killed before a statement was noted or the certificate written.
        Files.delete(second.folder().resolve("done"));
        Files.delete(second.folder().resolve("statements.jsonl"));
        Files.write(out().resolve(Certificate.NAME), earlier.get(Certificate.NAME));
        Files.write(out().resolve("release.json"), earlier.get("release.json"));

        run("in", Job.Extra.CERTIFICATE);

        assertThat(problems(check())).isEmpty();
        assertThat(check().objects()).isEqualTo(3);
    }

    /// Writes a certificate that agrees with itself and with the folder.
    private void forge(UnaryOperator<ObjectStatement> change, Optional<String> added) throws IOException {
        SortedMap<String, ObjectStatement> statements = new TreeMap<>();
        for (ObjectStatement statement : statements()) {
            statements.put(statement.path(), change.apply(statement));
        }
        if (added.isPresent()) {
            byte[] bytes = Files.readAllBytes(out().resolve(added.get()));
            ObjectStatement like = statements().getFirst();
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
                Certificate.read(out().resolve(Certificate.NAME)).files(),
                Software.NAME);
        StringBuilder forged = new StringBuilder();
        text.writeTo(forged);
        Files.writeString(out().resolve(Certificate.NAME), forged);
    }

    @Test
    void refusesToCertifyFilesOfOthersAndContinuesWhenTheyAreGone() throws IOException {
        put("a", "5", "1");
        Path foreign = SmallObjects.put(out(), "foreign.dcm", new byte[] {1});

        assertThatThrownBy(() -> run("in", Job.Extra.CERTIFICATE))
                .isInstanceOf(ElpisException.class)
                .hasMessageContaining("did not write");
        assertThat(out().resolve(Certificate.NAME)).doesNotExist();

        Files.delete(foreign);
        run("in", Job.Extra.CERTIFICATE);
        assertThat(problems(check())).isEmpty();
    }

    @Test
    void certifiesWhatWasReleasedBeforeWithoutAPlan() throws IOException {
        put("a", "5", "1");
        run("in");
        Files.move(out(), work.resolve("in3"));

        run("in3", Job.Extra.CERTIFICATE);

        assertThat(problems(check())).isEmpty();
        assertThat(statements().getFirst().plan()).isEmpty();
        assertThat(statements().getFirst().actions()).isEmpty();
    }

    @Test
    void detectsAndLocatesAChangeOfAnyByteOfAnyObject() throws IOException {
        put("a", "5", "1");
        put("b", "5", "2");
        run("in", Job.Extra.CERTIFICATE);
        Random random = new Random(4711);
        for (Path object : objects()) {
            byte[] bytes = Files.readAllBytes(object);
            for (int round = 0; round < 50; round++) {
                byte[] changed = bytes.clone();
                changed[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(object, changed);
                assertThat(problems(check())).containsExactly(out().relativize(object) + " " + Problem.Kind.CHANGED);
            }
            Files.write(object, bytes);
        }
        assertThat(problems(check())).isEmpty();
    }

    /// Over every kind of object with every hiding place: neither what leaves nor the private report, which
    /// hides values, holds anything that was planted.
    @Test
    void tellsNothingOfThePatientsOfAHospital() throws IOException {
        SyntheticHospital hospital = SyntheticHospital.generate(
                Seed.tuning(11), work.resolve("hospital"), new SyntheticHospital.Size(2, 2, 64, false));
        copyUnderNeutralNames(hospital.folder(), work.resolve("in"));

        JobReport report = run("in", Job.Extra.CERTIFICATE);

        assertThat(report.total().released()).isGreaterThan(20);
        assertThat(problems(check())).isEmpty();
        ByteLeakChecker checker = new ByteLeakChecker(hospital.key());
        for (Path file : List.of(
                out().resolve(Certificate.NAME),
                report.folder().resolve("report.html"),
                report.folder().resolve("report.json"),
                report.folder().resolve("statements.jsonl"))) {
            assertThat(checker.search(file.getFileName().toString(), Files.readAllBytes(file)).stream()
                            .filter(Leak::certain))
                    .as(file.getFileName().toString())
                    .isEmpty();
        }
        ReadLimits limits = ReadLimits.forHeap(Runtime.getRuntime().maxMemory());
        assertThat(FolderCheck.run(
                                work.resolve("in"),
                                out(),
                                Set.of(Retained.MODIFIED_DATES, Retained.PATIENT_CHARACTERISTICS),
                                limits)
                        .leaking())
                .isZero();
    }

    private static void copyUnderNeutralNames(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.walk(from)) {
            int number = 0;
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Files.copy(file, to.resolve("f" + number++));
            }
        }
    }

    @Test
    void showsValuesInTheReportOnlyWhenAskedTo() throws IOException {
        put("a", "5", "1");

        JobReport masked = run("in");
        JobReport shown = run("in", Job.Extra.SHOW_VALUES);

        String page = Files.readString(masked.folder().resolve("report.html"), StandardCharsets.UTF_8);
        assertThat(page).contains("Xxxxxxxxxxxxxx^Xxxxxxx").doesNotContainIgnoringCase("quastenflosser");
        assertThat(Files.readString(shown.folder().resolve("report.html"))).contains("Quastenflosser^Eusebia");
    }

    @Test
    void showsTheFirstObjectOfEachSeriesWhateverTheThreadsDo() {
        for (int i = 0; i < 30; i++) {
            put("f" + (100 + i), Integer.toString(i % 3), Integer.toString(i));
        }

        JobReport report = run("in");

        assertThat(report.series()).isEqualTo(3);
        assertThat(report.samples().stream()
                        .map(sample -> Path.of(sample.file()).getFileName().toString()))
                .containsExactlyInAnyOrder("f100", "f101", "f102");
    }

    @Test
    void showsTheNextObjectOfASeriesWhoseFirstOneStays() {
        for (int i = 0; i < 8; i++) {
            SmallObjects.put(
                    work.resolve("in"),
                    "f" + i,
                    SmallObjects.file(SmallObjects.ct("MRN-4711-88", "5", Integer.toString(i))
                            .words(0x7FE00010, "OW", new byte[i < 3 ? 8 : 32], 2)));
        }

        JobReport report = run("in");

        assertThat(report.total().quarantined()).isEqualTo(3);
        assertThat(report.samples())
                .singleElement()
                .satisfies(sample -> assertThat(sample.file()).endsWith("f3"));
    }

    @Test
    void tellsOfEveryStudyAlsoOfOneThatStaysAsAWhole() throws IOException {
        put("a", "5", "1");
        SmallObjects.put(
                work.resolve("in"),
                "b",
                SmallObjects.file(SmallObjects.ct("OTHER-77123", "6", "1").words(0x7FE00010, "OW", new byte[8], 2)));

        JobReport report = run("in");

        String page = Files.readString(report.folder().resolve("report.html"));
        assertThat(page).contains("0 of 1 file released, 1 held back", "nothing of it was released");
        assertThat(page.split("class=study>", -1)).hasSize(3);
    }

    @Test
    void writesTheShownObjectsIntoTheReportForProgramsToo() throws Exception {
        put("a", "5", "1");

        JobReport report = run("in", Job.Extra.SHOW_VALUES);

        String mark = ReleasedFiles.read(objects().getFirst())
                .dataSet()
                .strings(0x00120063)
                .getLast();
        assertThat(mark).startsWith("ELPIS-1:");
        assertThat(Files.readString(report.folder().resolve("report.json")))
                .contains("\"sopClass\": \"CT Image Storage\"", mark)
                .doesNotContain("ELPIS-1:AAAAAAAA");
    }

    @Test
    void boundsTheObjectsThatItShowsAndKeepsOneOfEachStudyFirst() {
        for (int i = 0; i < 30; i++) {
            for (int k = 0; k < 2; k++) {
                SmallObjects.put(
                        work.resolve("in"),
                        "f" + i + "-" + k,
                        SmallObjects.file(SmallObjects.ct("MRN-4711-88", Integer.toString(i), Integer.toString(k))
                                .text(0x0020000E, "UI", "1.9.8.7." + i + ".9" + k)));
            }
        }

        JobReport report = run("in");

        assertThat(report.series()).isEqualTo(60);
        assertThat(report.samples()).hasSize(Samples.MAX);
        assertThat(report.studies()).allMatch(study -> !study.samples().isEmpty());
    }
}
