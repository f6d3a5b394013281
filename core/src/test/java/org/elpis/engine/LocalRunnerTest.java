package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.policy.Profile;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.dicom.CharacterSet;
import org.elpis.testkit.dicom.Encoding;
import org.elpis.testkit.dicom.FileForm;
import org.elpis.testkit.dicom.ObjectWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRunnerTest {
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
    void releasesUnderDerivedNamesOnly() throws Exception {
        put("Quastenflosser_Eusebia/scan.dcm", SmallObjects.ct("MRN-4711-88", "5", "1"));

        JobReport report = SmallObjects.run(work);

        assertThat(report.total()).isEqualTo(new Counts(1, 1, 0, 0));
        Path file = ReleasedFiles.in(out()).getFirst();
        Instance instance = ReleasedFiles.read(file);
        assertThat(out().relativize(file).toString())
                .isEqualTo(instance.dataSet().string(Tag.PATIENT_ID) + "/"
                        + instance.dataSet().string(Tag.STUDY_INSTANCE_UID) + "/"
                        + instance.dataSet().string(Tag.SERIES_INSTANCE_UID) + "/"
                        + instance.dataSet().string(Tag.SOP_INSTANCE_UID) + ".dcm");
        for (Map.Entry<String, byte[]> entry : ReleasedFiles.contents(out()).entrySet()) {
            assertThat(entry.getKey() + new String(entry.getValue(), StandardCharsets.ISO_8859_1))
                    .doesNotContainIgnoringCase("quastenflosser")
                    .doesNotContain("4711-88")
                    .doesNotContain("1.9.8.7")
                    .doesNotContain("19510312");
        }
    }

    @Test
    void givesTheSameBytesInASecondRun() throws Exception {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        put("b", SmallObjects.ct("MRN-4711-88", "5", "2"));
        SmallObjects.run(work);
        Map<String, byte[]> first = ReleasedFiles.contents(out());

        SmallObjects.run(work);

        assertThat(ReleasedFiles.contents(out()).keySet()).isEqualTo(first.keySet());
        ReleasedFiles.contents(out())
                .forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(first.get(name)));
    }

    @Test
    void passesOnWhatTheSameProjectReleasedBefore() throws Exception {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        SmallObjects.run(work);
        byte[] once = Files.readAllBytes(ReleasedFiles.in(out()).getFirst());
        String name = out().relativize(ReleasedFiles.in(out()).getFirst()).toString();
        Job again = new Job(
                List.of(out()), work.resolve("out2"), work.resolve("home"), Profile.RESEARCH, "p", 1, Job.Mode.RELEASE);

        JobReport report = new LocalRunner(again, Progress.NONE).run();

        assertThat(report.total().released()).isEqualTo(1);
        assertThat(Files.readAllBytes(work.resolve("out2").resolve(name))).isEqualTo(once);
    }

    @Test
    void quarantinesWhatWasChangedAfterItsRelease() throws Exception {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        SmallObjects.run(work);
        byte[] bytes = Files.readAllBytes(ReleasedFiles.in(out()).getFirst());
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.indexOf("MONOCHROME2") + 10] = '1';
        SmallObjects.put(work.resolve("changed"), "a", bytes);
        Job again = new Job(
                List.of(work.resolve("changed")),
                work.resolve("out2"),
                work.resolve("home"),
                Profile.RESEARCH,
                "p",
                1,
                Job.Mode.RELEASE);

        JobReport report = new LocalRunner(again, Progress.NONE).run();

        assertThat(report.quarantined().getFirst().reason().code()).isEqualTo("CHANGED_AFTER_RELEASE");
    }

    @Test
    void keepsThePatientsOfTwoProjectsUnrelated() throws Exception {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        SmallObjects.run(work);
        Job other = new Job(
                List.of(in()), work.resolve("out2"), work.resolve("home"), Profile.RESEARCH, "q", 1, Job.Mode.RELEASE);

        new LocalRunner(other, Progress.NONE).run();

        try (Stream<Path> names = Files.walk(work.resolve("out2"))) {
            assertThat(names.map(path -> path.getFileName().toString()))
                    .doesNotContainAnyElementsOf(ReleasedFiles.in(out()).stream()
                            .map(path -> path.getFileName().toString())
                            .toList());
        }
    }

    @Test
    void quarantinesObjectsWithOneUidAndDifferentContent() {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        put("b", SmallObjects.ct("MRN-4711-88", "5", "1").text(0x00200013, "IS", "7"));

        JobReport report = SmallObjects.run(work);

        assertThat(report.total()).isEqualTo(new Counts(2, 0, 2, 0));
        assertThat(report.quarantined().getFirst().reason().code()).isEqualTo("SAME_UID_DIFFERENT_CONTENT");
    }

    @Test
    void skipsCopiesOfAFile() {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        put("b", SmallObjects.ct("MRN-4711-88", "5", "1"));

        assertThat(SmallObjects.run(work).total()).isEqualTo(new Counts(2, 1, 0, 1));
    }

    /// An archive and a CD write their own names around the object that they both hold.
    @Test
    void skipsCopiesThatDifferInFileMetaInformationOnly() {
        Attributes object = SmallObjects.ct("MRN-4711-88", "5", "1");
        put("a", object);
        byte[] preamble = new byte[128];
        preamble[0] = 'I';
        Attributes meta = new Attributes()
                .bytes(0x00020001, "OB", new byte[] {0, 1})
                .text(0x00020002, "UI", object.text(0x00080016))
                .text(0x00020003, "UI", object.text(0x00080018))
                .text(0x00020016, "AE", "ARCHIVE");
        FileForm form = new FileForm(Encoding.EXPLICIT_LITTLE, CharacterSet.LATIN_1, preamble, Optional.of(meta));
        SmallObjects.put(in(), "b", ObjectWriter.write(object, form));

        assertThat(SmallObjects.run(work).total()).isEqualTo(new Counts(2, 1, 0, 1));
    }

    @Test
    void countsEveryFileOnceAndStudyByStudy() {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        put("b", SmallObjects.ct("MRN-4711-99", "6", "1"));
        byte[] whole = SmallObjects.file(SmallObjects.ct("MRN-4711-99", "6", "2"));
        SmallObjects.put(in(), "cut", Arrays.copyOf(whole, whole.length - 20));
        SmallObjects.put(in(), "header", Arrays.copyOf(whole, 300));
        SmallObjects.put(in(), "empty", new byte[0]);
        SmallObjects.put(in(), "readme.txt", "Viewer of Eusebia".getBytes(StandardCharsets.UTF_8));
        SmallObjects.put(in(), "noise", new byte[] {1, 2, 3, (byte) 200, 5, 6, 7, 8, 9});

        JobReport report = SmallObjects.run(work);

        assertThat(report.total()).isEqualTo(new Counts(7, 2, 4, 1));
        Counts sum =
                report.studies().stream().map(JobReport.StudyReport::counts).reduce(Counts.NONE, Counts::plus);
        assertThat(sum).isEqualTo(report.total());
        assertThat(report.quarantined().stream().map(group -> group.reason().code()))
                .containsExactlyInAnyOrder("TRUNCATED", "TRUNCATED", "EMPTY_FILE", "NOT_DICOM");
    }

    @Test
    void leavesNoPartialFileBehind() throws Exception {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));

        SmallObjects.run(work);

        try (Stream<Path> files = Files.list(out())) {
            assertThat(files.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith("."));
        }
    }

    @Test
    void continuesAJobThatWasKilled() throws Exception {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        put("b", SmallObjects.ct("MRN-4711-88", "5", "2"));
        JobReport first = SmallObjects.run(work);
        Files.delete(first.folder().resolve("done"));
        Path kept = ReleasedFiles.in(out()).getFirst();
        Files.delete(ReleasedFiles.in(out()).getLast());
        Files.setLastModifiedTime(kept, FileTime.fromMillis(1_000_000));

        JobReport second = SmallObjects.run(work);

        assertThat(second.jobId()).isEqualTo(first.jobId());
        assertThat(second.total()).isEqualTo(new Counts(2, 2, 0, 0));
        assertThat(ReleasedFiles.in(out())).hasSize(2);
        assertThat(Files.getLastModifiedTime(kept).toMillis()).isEqualTo(1_000_000);
    }

    @Test
    void harvestsTheWholeStudyBeforeItReleasesTheFirst() throws Exception {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1").text(0x0008103E, "LO", "Head AXIAL"));
        put("b", SmallObjects.ct("MRN-4711-88", "5", "2").text(0x00081050, "PN", "Head^Oda"));

        SmallObjects.run(work);

        for (Path file : ReleasedFiles.in(out())) {
            assertThat(ReleasedFiles.read(file).dataSet().string(0x0008103E)).doesNotContainIgnoringCase("head");
        }
    }

    @Test
    void readsZipFilesAndLeavesNothingUnpacked() throws Exception {
        Path zip = work.resolve("export.zip");
        try (ZipOutputStream stream = new ZipOutputStream(Files.newOutputStream(zip))) {
            stream.putNextEntry(new ZipEntry("../Quastenflosser/1"));
            stream.write(SmallObjects.file(SmallObjects.ct("MRN-4711-88", "5", "1")));
        }
        Job job = new Job(List.of(zip), out(), work.resolve("home"), Profile.RESEARCH, "p", 1, Job.Mode.RELEASE);

        JobReport report = new LocalRunner(job, Progress.NONE).run();

        assertThat(report.total()).isEqualTo(new Counts(1, 1, 0, 0));
        assertThat(report.folder().resolve("spool")).doesNotExist();
    }

    @Test
    void writesNothingInADryRunButShowsBeforeAndAfter() {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        Job job = new Job(
                List.of(in()),
                out(),
                work.resolve("home"),
                Profile.RESEARCH,
                "p",
                1,
                Job.Mode.DRY_RUN,
                Job.Layout.FOLDERS,
                Set.of(Job.Extra.SHOW_VALUES));

        JobReport report = new LocalRunner(job, Progress.NONE).run();

        assertThat(out()).doesNotExist();
        assertThat(report.total().released()).isEqualTo(1);
        assertThat(report.samples().getFirst().rows())
                .anyMatch(row -> row.keyword().equals("PatientName")
                        && row.before().text().equals(SmallObjects.PATIENT_NAME)
                        && !row.after().equals(row.before()));
    }

    @Test
    void keepsWhatAnEarlierJobReleasedInTheManifest() throws Exception {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        SmallObjects.run(work);
        Files.delete(in().resolve("a"));
        put("b", SmallObjects.ct("MRN-4711-99", "6", "1"));

        SmallObjects.run(work);

        assertThat(Files.readString(out().resolve("release.json"))).contains("\"released\": 2");
    }

    @Test
    void keepsRandomPseudonymsInAVaultThatOnlyTheOwnerCanRead() throws Exception {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        Job job = SmallObjects.job(work, Profile.HIPAA_SAFE_HARBOR);
        new LocalRunner(job, Progress.NONE).run();
        Map<String, byte[]> first = ReleasedFiles.contents(out());

        new LocalRunner(job, Progress.NONE).run();

        assertThat(ReleasedFiles.contents(out()).keySet()).isEqualTo(first.keySet());
        Path vault = work.resolve("home/projects/p/vault");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(vault)))
                .isEqualTo("rw-------");
        assertThat(new String(Files.readAllBytes(vault), StandardCharsets.ISO_8859_1))
                .doesNotContain("4711-88");
    }

    @Test
    void quarantinesWhatTheCheckCannotSearchToItsEnd() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bomb)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                zip.write(zeros);
            }
        }
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1").bytes(0x00281201, "OW", bomb.toByteArray()));

        JobReport report = SmallObjects.run(work);

        assertThat(report.quarantined().getFirst().reason().code()).isEqualTo("NOT_SEARCHABLE");
    }

    @Test
    void passesOnNothingThatStandsBehindADeflatedObject() throws Exception {
        SmallObjects.put(in(), "a", SmallObjects.file(SmallObjects.ct("MRN-4711-88", "5", "1"), Encoding.DEFLATED));
        SmallObjects.run(work);
        byte[] once = Files.readAllBytes(ReleasedFiles.in(out()).getFirst());
        String name = out().relativize(ReleasedFiles.in(out()).getFirst()).toString();
        byte[] more = Arrays.copyOf(once, once.length + 32);
        System.arraycopy("Quastenflosser^Eusebia".getBytes(StandardCharsets.UTF_8), 0, more, once.length, 22);
        SmallObjects.put(work.resolve("again"), "a", more);
        Job again = new Job(
                List.of(work.resolve("again")),
                work.resolve("out2"),
                work.resolve("home"),
                Profile.RESEARCH,
                "p",
                1,
                Job.Mode.RELEASE);

        new LocalRunner(again, Progress.NONE).run();

        assertThat(Files.readAllBytes(work.resolve("out2").resolve(name))).isEqualTo(once);
    }

    @Test
    void quarantinesAFileThatBecameAnotherPatientsBetweenThePasses() throws Exception {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        byte[] other = SmallObjects.file(SmallObjects.ct("MRN-4711-99", "5", "1"));
        Progress exchange = new Progress() {
            @Override
            public void start(Phase phase, long files, long bytes) {
                if (phase == Phase.RELEASING) {
                    SmallObjects.put(in(), "a", other);
                }
            }
        };
        assertThat(Files.size(in().resolve("a"))).isEqualTo(other.length);
        Files.setLastModifiedTime(in().resolve("a"), FileTime.fromMillis(1_000_000));

        JobReport report = new LocalRunner(SmallObjects.job(work, Profile.RESEARCH), exchange).run();

        assertThat(report.quarantined().getFirst().reason().code()).isEqualTo("CHANGED");
    }
}
