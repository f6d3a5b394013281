package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.elpis.ElpisException;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.policy.Profile;
import org.elpis.testkit.hospital.Seed;
import org.elpis.testkit.hospital.SyntheticHospital;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A release as a DICOM file-set: names that every medium can hold, and a DICOMDIR made of what was released.
class FileSetTest {
    private static final int RECORD_TYPE = 0x00041430;
    private static final int SOP_INSTANCE_IN_FILE = 0x00041511;

    @TempDir
    private Path work;

    @BeforeEach
    void fixTheKey() throws IOException {
        SmallObjects.putFixedKey(work);
    }

    private Path out() {
        return work.resolve("out");
    }

    private void putSmall() {
        SmallObjects.put(work.resolve("in"), "a", SmallObjects.file(SmallObjects.ct("MRN-4711-88", "5", "1")));
        SmallObjects.put(work.resolve("in"), "b", SmallObjects.file(SmallObjects.ct("MRN-4711-88", "5", "2")));
        SmallObjects.put(work.resolve("in"), "c", SmallObjects.file(SmallObjects.ct("MRN-4711-99", "6", "1")));
        SmallObjects.put(work.resolve("in"), "sr", SmallObjects.file(Reports.full()));
    }

    private JobReport run(Path in, Profile profile, Job.Layout layout) {
        Job job =
                new Job(List.of(in), out(), work.resolve("home"), profile, "p", 2, Job.Mode.RELEASE, layout, Set.of());
        return new LocalRunner(job, Progress.NONE).run();
    }

    private JobReport run() {
        return run(work.resolve("in"), Profile.RESEARCH, Job.Layout.FILE_SET);
    }

    private static DataSet read(Path file) throws Exception {
        try (FileSource source = FileSource.open(file)) {
            return DicomReader.read(source, ReadLimits.forHeap(1 << 28)).dataSet();
        }
    }

    private List<DataSet> records() throws Exception {
        return read(out().resolve("DICOMDIR")).items(Tag.DIRECTORY_RECORD_SEQUENCE);
    }

    private static List<String> types(List<DataSet> records) {
        return records.stream().map(record -> record.string(RECORD_TYPE)).toList();
    }

    @Test
    void namesFilesAsAnyMediumCanHoldThem() throws Exception {
        putSmall();
        assertThat(run().total()).isEqualTo(new Counts(4, 4, 0, 0));

        Set<String> names = new TreeSet<>(ReleasedFiles.contents(out()).keySet());
        assertThat(names.remove("DICOMDIR")).isTrue();
        assertThat(names.remove("release.json")).isTrue();
        assertThat(names).hasSize(4).allMatch(name -> name.matches("([A-Z0-9_]{1,8}/){1,7}[A-Z0-9_]{1,8}"));
        assertThat(Manifest.paths(out())).containsExactlyElementsOf(names);
    }

    @Test
    void listsWhatWasReleasedPatientByPatient() throws Exception {
        putSmall();
        run();

        List<DataSet> records = records();
        assertThat(types(records).stream().filter(type -> !type.equals("IMAGE")))
                .containsExactlyInAnyOrder(
                        "PATIENT", "STUDY", "SERIES", "SERIES", "SR DOCUMENT", "PATIENT", "STUDY", "SERIES");
        for (DataSet record : records) {
            List<String> fileId = record.strings(Tag.REFERENCED_FILE_ID);
            if (!fileId.isEmpty()) {
                DataSet object = read(out().resolve(String.join("/", fileId)));
                assertThat(record.string(SOP_INSTANCE_IN_FILE)).isEqualTo(object.string(Tag.SOP_INSTANCE_UID));
            }
        }
        DataSet report = records.stream()
                .filter(record -> record.string(RECORD_TYPE).equals("SR DOCUMENT"))
                .findFirst()
                .orElseThrow();
        assertThat(report.string(0x0040A493)).isEqualTo("VERIFIED");
        assertThat(report.string(0x0040A030)).hasSize(14);
        assertThat(report.items(0x0040A043).getFirst().string(Tag.CODE_VALUE)).isEqualTo("126000");
    }

    @Test
    void pointsToWhereItsRecordsStart() throws Exception {
        putSmall();
        run();

        byte[] bytes = Files.readAllBytes(out().resolve("DICOMDIR"));
        DataSet directory = read(out().resolve("DICOMDIR"));
        Set<Long> targets = new HashSet<>();
        targets.add(number(directory, 0x00041200));
        assertThat(number(directory, 0x00041202)).isPositive();
        for (DataSet record : records()) {
            targets.add(number(record, 0x00041400));
            targets.add(number(record, 0x00041420));
        }
        targets.remove(0L);
        assertThat(targets).as("each record is led to once").hasSameSizeAs(records());
        for (long target : targets) {
            int at = (int) target;
            assertThat(new byte[] {bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]})
                    .containsExactly(0xFE, 0xFF, 0x00, 0xE0);
        }
    }

    private static long number(DataSet dataSet, int tag) {
        Value.Bytes bytes = (Value.Bytes) dataSet.get(tag).orElseThrow().value();
        return bytes.at(0) & 0xFFL
                | (bytes.at(1) & 0xFFL) << 8
                | (bytes.at(2) & 0xFFL) << 16
                | (bytes.at(3) & 0xFFL) << 24;
    }

    @Test
    void holdsNothingOfAnOriginal() throws Exception {
        putSmall();
        run();

        ReleasedFiles.contents(out()).forEach((name, bytes) -> {
            String text = name + new String(bytes, StandardCharsets.ISO_8859_1);
            for (String planted : Reports.PLANTED) {
                assertThat(text).doesNotContainIgnoringCase(planted);
            }
        });
    }

    @Test
    void givesTheSameBytesInASecondRun() throws Exception {
        putSmall();
        run();
        Map<String, byte[]> first = ReleasedFiles.contents(out());

        run();

        assertSame(first);
    }

    @Test
    void overwritesNoDicomdirThatIsNotOfARelease() throws Exception {
        putSmall();
        Files.createDirectories(out());
        Files.writeString(out().resolve("DICOMDIR"), "of somebody else");

        assertThatThrownBy(this::run).isInstanceOf(ElpisException.class).hasMessageContaining("not of a release");

        assertThat(ReleasedFiles.contents(out())).containsOnlyKeys("DICOMDIR");
        assertThat(out().resolve("DICOMDIR")).hasContent("of somebody else");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"of\": \"somebody else\"}",
                "OBJECT\"a/b.dcm",
                "OBJECT\"../in/a\", \"metadataSha256\": \"\", \"planSha256\": \"\"}",
                "OBJECT\"/tmp\", \"metadataSha256\": \"\", \"planSha256\": \"\"}",
                "OBJECT\"a\u0000\", \"metadataSha256\": \"\", \"planSha256\": \"\"}",
                "OBJECT\"a/b\", \"metadataSha256\": \"Quastenflosser\", \"planSha256\": \"\"}",
                "OBJECT\"a/b\", \"metadataSha256\": \"\", \"planSha256\": \"\"} Quastenflosser"
            })
    void takesNoManifestThatElpisDidNotWrite(String content) throws Exception {
        putSmall();
        Files.createDirectories(out());
        String manifest = content.replace("OBJECT", "{\n  \"format\": \"elpis-release 1\",\n    {\"path\": ");
        Files.writeString(out().resolve("release.json"), manifest);

        assertThatThrownBy(this::run).isInstanceOf(ElpisException.class).hasMessageContaining("release.json");

        assertThat(out().resolve("release.json")).hasContent(manifest);
    }

    @Test
    void isWholeAfterAJobThatWasKilled() throws Exception {
        putSmall();
        JobReport report = run();
        Map<String, byte[]> first = ReleasedFiles.contents(out());
        Files.delete(report.folder().resolve("done"));
        Files.delete(out().resolve("DICOMDIR"));
        Files.delete(out().resolve("release.json"));
        Files.delete(out().resolve(first.keySet().iterator().next()));

        assertThat(run().jobId()).isEqualTo(report.jobId());

        assertSame(first);
    }

    private void assertSame(Map<String, byte[]> first) throws IOException {
        Map<String, byte[]> now = ReleasedFiles.contents(out());
        assertThat(now.keySet()).isEqualTo(first.keySet());
        now.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(first.get(name)));
    }

    @Test
    void listsWhatEarlierJobsReleasedToo() throws Exception {
        putSmall();
        run();
        SmallObjects.put(work.resolve("more"), "d", SmallObjects.file(SmallObjects.ct("MRN-4711-99", "6", "2")));
        run(work.resolve("more"), Profile.RESEARCH, Job.Layout.FILE_SET);

        assertThat(types(records()).stream().filter(type -> type.equals("IMAGE")))
                .hasSize(4);
    }

    @Test
    void doesNotListWhatWasChangedAfterItsRelease() throws Exception {
        putSmall();
        run();
        Path changed = out().resolve(Manifest.paths(out()).getFirst());
        String uid = read(changed).string(Tag.SOP_INSTANCE_UID);
        byte[] bytes = Files.readAllBytes(changed);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.indexOf("YES")] = 'N';
        Files.write(changed, bytes);
        SmallObjects.put(work.resolve("more"), "d", SmallObjects.file(SmallObjects.ct("MRN-4711-99", "6", "2")));

        JobReport report = run(work.resolve("more"), Profile.RESEARCH, Job.Layout.FILE_SET);

        assertThat(records().stream().map(record -> record.string(SOP_INSTANCE_IN_FILE)))
                .doesNotContain(uid);
        assertThat(report.warnings()).anyMatch(warning -> warning.startsWith("In 1 object: The DICOMDIR"));
    }

    @Test
    void refusesAFolderThatIsLaidOutOtherwise() throws Exception {
        putSmall();
        for (Job.Layout layout : Job.Layout.values()) {
            run(work.resolve("in"), Profile.RESEARCH, layout);
            Job.Layout other = layout == Job.Layout.FILE_SET ? Job.Layout.FOLDERS : Job.Layout.FILE_SET;
            assertThatThrownBy(() -> run(work.resolve("in"), Profile.RESEARCH, other))
                    .isInstanceOfSatisfying(
                            ElpisException.class,
                            e -> assertThat(e.code()).isEqualTo(ElpisException.Code.OUTPUT_UNUSABLE));
            Trees.delete(out());
        }
    }

    static Stream<Profile> profiles() {
        return Stream.of(Profile.BASIC, Profile.RESEARCH);
    }

    /// One patient with an object of each kind.
    private void putPatient() throws IOException {
        SyntheticHospital.generate(
                new Seed(Seed.Family.A, 3), work.resolve("in"), new SyntheticHospital.Size(1, 2, 64, true));
    }

    /// Empty dates and numbers included, which the stricter profiles leave.
    @ParameterizedTest
    @MethodSource("profiles")
    void isValidInTheEyesOfOthers(Profile profile) throws Exception {
        ForeignTool dciodvfy = ForeignTool.of("dciodvfy");
        ForeignTool pydicom = ForeignTool.pydicom("file_set.py", work);
        putPatient();
        JobReport report = run(work.resolve("in"), profile, Job.Layout.FILE_SET);

        assertThat(dciodvfy.run(out().resolve("DICOMDIR")).lines().filter(line -> line.contains("Error")))
                .isEmpty();
        assertThat(pydicom.run(out()).strip()).isEqualTo(report.total().released() + " objects");
        assertThat(new HashSet<>(types(records())))
                .contains("SR DOCUMENT", "KEY OBJECT DOC", "PRESENTATION", "WAVEFORM", "RT STRUCTURE SET", "RT PLAN")
                .contains("RT DOSE", "ENCAP DOC", "REGISTRATION", "VALUE MAP", "IMAGE");
    }

    /// dcmtk makes a directory of the same files: it has the same records.
    @Test
    void hasTheRecordsThatAForeignToolGivesTheSameFiles() throws Exception {
        ForeignTool dcmmkdir = ForeignTool.of("dcmmkdir");
        putPatient();
        run();

        Path theirs = work.resolve("theirs");
        dcmmkdir.run("-W", "+I", "-Nxc", "-Nec", "-Nrc", "+r", "+id", out(), "+D", theirs, "+p", "????????");
        assertThat(described(records()))
                .containsExactlyInAnyOrderElementsOf(described(read(theirs).items(Tag.DIRECTORY_RECORD_SEQUENCE)));
    }

    private static List<String> described(List<DataSet> records) {
        List<String> described = new ArrayList<>();
        for (DataSet record : records) {
            described.add(record.string(RECORD_TYPE) + " " + record.string(Tag.PATIENT_ID) + " "
                    + record.string(Tag.STUDY_INSTANCE_UID) + " " + record.string(Tag.SERIES_INSTANCE_UID) + " "
                    + record.string(SOP_INSTANCE_IN_FILE) + " " + record.strings(Tag.REFERENCED_FILE_ID));
        }
        return described;
    }
}
