package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Tag;
import org.elpis.explain.Row;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.Faces;
import org.elpis.pixel.StandInExaminer.Mark;
import org.elpis.pixel.StandInFaces;
import org.elpis.policy.Handling;
import org.elpis.policy.Profile;
import org.elpis.testkit.dicom.Attributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the gate does with the objects of a study by what is seen of a face in all of them together. Who looks
/// is [org.elpis.pixel.StandInExaminer]: a face is where a mark lies in any slice of a frame of reference.
class FacesInPixelsTest {
    private static final int SIDE = 16;
    /// Of the first pixel of the face.
    private static final int AT = 5 * SIDE + 4;

    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String RENDERING = "1.2.840.10008.5.1.4.1.1.7";
    private static final String STRUCTURES = "1.2.840.10008.5.1.4.1.1.481.3";
    private static final String ULTRASOUND = "1.2.840.10008.5.1.4.1.1.6.1";
    private static final Profile FACES_UNTOUCHED = Profile.RESEARCH.with(
            Handling.DEFAULT.with(new FaceHandling(FaceHandling.Extent.UNTOUCHED, FaceHandling.Fill.NOISE)));

    @TempDir
    Path work;

    @BeforeEach
    void fixKey() throws IOException {
        SmallObjects.putFixedKey(work);
        StandInFaces.SEARCHES.clear();
    }

    @Test
    void givesOtherValuesToTheFaceInEverySliceOfTheHeadAndToNothingElse() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        put(image(2, "5", "head"), pixels(2));
        put(image(3, "5", "head"), pixels(3));

        JobReport report = run();

        for (int number = 1; number <= 3; number++) {
            byte[] expected = number == 1 ? marked(1, Mark.FACE) : pixels(number);
            byte[] found = released(number);
            assertThat(found).hasSize(expected.length);
            for (int i = 0; i < expected.length; i++) {
                if (i < AT || i >= AT + StandInFaces.PIXELS) {
                    assertThat(found[i]).as("pixel %d of slice %d", i, number).isEqualTo(expected[i]);
                }
            }
            assertThat(face(found)).isNotEqualTo(face(expected));
        }
        assertThat(report.objectsWithoutFace()).isEqualTo(3);
    }

    @Test
    void takesTheFaceOutOfTheLocaliserThatLiesInTheSameFrameOfReference() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        put(image(2, "5", "head").text(0x0020000E, "UI", "1.9.8.7.5.2"), pixels(2));

        run();

        assertThat(face(released(2))).isNotEqualTo(face(pixels(2)));
    }

    @Test
    void leavesAScanWithoutAHeadAsItIsAndSaysSo() throws Exception {
        put(image(1, "5", "chest"), pixels(1));

        JobReport report = run();

        assertThat(released(1)).isEqualTo(pixels(1));
        assertThat(data(1).contains(Tag.RECOGNIZABLE_VISUAL_FEATURES)).isFalse();
        assertThat(codes(1)).contains("113101").doesNotContain("113102");
        assertThat(lines(report))
                .extracting(Faces.SeriesFace::what)
                .containsExactly("It shows no head; nothing was changed.");
        assertThat(lines(report).getFirst().check()).isEmpty();
    }

    @Test
    void saysThatNobodyCanBeRecognisedOfASeriesWhoseCheckPassed() throws Exception {
        put(image(1, "5", "head").text(0x00280302, "CS", "YES"), marked(1, Mark.FACE));

        JobReport report = run();

        assertThat(data(1).string(Tag.RECOGNIZABLE_VISUAL_FEATURES)).isEqualTo("NO");
        assertThat(codes(1)).contains("113101", "113102");
        Faces.SeriesFace line = lines(report).getFirst();
        assertThat(line.seriesUid()).isEqualTo(data(1).string(Tag.SERIES_INSTANCE_UID));
        assertThat(line.check()).contains(new Faces.Check(0.0025, 0, 1_234_567));
        assertThat(line.views()).hasSize(1);
    }

    /// Nobody measured what is left in it.
    @Test
    void saysNothingOfAnImageBesideTheScans() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        put(rendering(2, "5", "head"), pixels(2));

        run();

        assertThat(face(released(2))).isNotEqualTo(face(pixels(2)));
        assertThat(data(2).contains(Tag.RECOGNIZABLE_VISUAL_FEATURES)).isFalse();
        assertThat(codes(2)).doesNotContain("113102");
    }

    @Test
    void takesOutTheContoursThatDrawTheHead() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        put(structures(2, "5", "head"));
        put(structures(3, "5", "chest"));

        // One thread, so that the second is planned behind the first, whose elements are the same.
        JobReport report = run(Profile.RESEARCH, 1);

        assertThat(contours(2).contains(StandInFaces.CONTOURS)).isFalse();
        assertThat(contours(2).contains(0x30060084))
                .as("number of the structure")
                .isTrue();
        assertThat(contours(3).contains(StandInFaces.CONTOURS))
                .as("of another frame of reference")
                .isTrue();
        assertThat(report.attributes())
                .anyMatch(row -> row.tag().equals("(3006,0040)") && row.rule().equals("face: surface of a head"));
        assertThat(report.objectsWithoutFace()).isEqualTo(2);
    }

    @Test
    void holdsBackAFrameOfReferenceInDoubtAndLetsTheRestGoOn() throws Exception {
        put(image(1, "5", "unclear"), marked(1, Mark.UNCLEAR_HEAD));
        put(image(2, "5", "unclear"), pixels(2));
        put(image(3, "5", "head"), marked(3, Mark.FACE));
        put(image(4, "5", "chest"), pixels(4));

        JobReport report = run();

        assertThat(report.total()).isEqualTo(new Counts(4, 2, 2, 0));
        Reason reason = report.quarantined().getFirst().reason();
        assertThat(reason.code()).isEqualTo("FACE_UNCERTAIN");
        assertThat(reason.what()).contains("because it stands in");
        assertThat(reason.next()).contains("Look at it", "--faces untouched");
        assertThat(all()).containsOnlyKeys(3, 4);
    }

    @Test
    void holdsBackAnImageWhoseFaceSurvivedTheRemoval() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.STUBBORN_FACE));
        put(image(2, "5", "head"), pixels(2));

        assertThat(reasons(run())).containsExactly("FACE_LEFT");
        assertThat(all()).containsOnlyKeys(2);
    }

    /// The stand-in's noise looks like a word to the second look.
    @Test
    void fillsTheWordsOfAHeadAndDoesNotTakeNoiseForMore() throws Exception {
        byte[] pixels = marked(1, Mark.FACE);
        System.arraycopy(Mark.WORD.bytes(), 0, pixels, 0, 6);
        put(image(1, "5", "head"), pixels);

        JobReport report = run();

        byte[] found = released(1);
        assertThat(Arrays.copyOf(found, 6)).containsOnly(0);
        assertThat(face(found)).startsWith(Mark.FAINT_WORD.bytes());
        assertThat(report.imagesWithFilledWords()).isEqualTo(1);
        assertThat(report.objectsWithoutFace()).isEqualTo(1);
        assertThat(codes(1)).contains("113101", "113102");
    }

    @Test
    void fillsAWordThatStandsAcrossAFace() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        byte[] pixels = pixels(2);
        System.arraycopy(Mark.WORD.bytes(), 0, pixels, AT - 2, 6);
        put(image(2, "5", "head"), pixels);

        run();

        byte[] found = released(2);
        assertThat(Arrays.copyOfRange(found, AT - 2, AT + 4)).containsOnly(0);
        assertThat(Arrays.copyOfRange(found, AT + 4, AT + 6))
                .isEqualTo(Arrays.copyOfRange(Mark.FAINT_WORD.bytes(), 4, 6));
    }

    @Test
    void looksForNoFaceWhereThatIsAskedForAndSaysItLoudly() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));

        JobReport report = run(FACES_UNTOUCHED, 2);

        assertThat(released(1)).isEqualTo(marked(1, Mark.FACE));
        assertThat(data(1).contains(Tag.RECOGNIZABLE_VISUAL_FEATURES)).isFalse();
        assertThat(codes(1)).contains("113101").doesNotContain("113102");
        assertThat(report.warnings()).anyMatch(line -> line.contains("Faces in head scans were not looked for"));
        assertThat(StandInFaces.SEARCHES).isEmpty();
    }

    @Test
    void looksForFacesAlsoWhereNobodyLooksForWords() throws Exception {
        byte[] pixels = marked(1, Mark.FACE);
        System.arraycopy(Mark.WORD.bytes(), 0, pixels, 0, 6);
        put(image(1, "5", "head"), pixels);

        run(Profile.RESEARCH.with(Handling.DEFAULT.with(Handling.Pixels.UNTOUCHED)), 2);

        assertThat(Arrays.copyOf(released(1), 6)).isEqualTo(Mark.WORD.bytes());
        assertThat(face(released(1))).isNotEqualTo(face(pixels));
        assertThat(codes(1)).contains("113102").doesNotContain("113101");
    }

    @Test
    void saysInTheManifestWhatBecameOfFaces() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));

        run();

        assertThat(Files.readString(work.resolve("out/release.json"))).contains("\"faces\": \"face removed\"");
    }

    @Test
    void tellsInThePrivateReportWhatWasMeasured() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));

        JobReport report = run();

        assertThat(ReportJson.of(report))
                .contains("\"what\": \"The face was removed.\"", "\"residualSurface\": 0.0025", "\"brain\": 1234567");
        assertThat(ReportHtml.of(report))
                .contains("The face was removed. Of the points of the face&#39;s surface 0.3 % have a surface left")
                .contains("0 of 1,234,567 voxels of the brain were changed");
    }

    @Test
    void neverPutsTheOriginalsUidIntoTheReport() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        put(image(2, "6", "unclear"), marked(2, Mark.UNCLEAR_HEAD));

        JobReport report = run();

        assertThat(ReportJson.of(report)).doesNotContain("1.9.8.7.");
        assertThat(ReportHtml.of(report)).doesNotContain("1.9.8.7.");
    }

    @Test
    void givesTheSameNoiseInASecondRunAndOtherNoiseInAnotherProject() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        put(image(2, "5", "head"), pixels(2));
        run();
        Map<String, byte[]> first = ReleasedFiles.contents(work.resolve("out"));
        byte[] face = face(released(1));
        Files.move(work.resolve("out"), work.resolve("first"));

        run();
        Map<String, byte[]> second = ReleasedFiles.contents(work.resolve("out"));
        Job other = new Job(
                List.of(work.resolve("in")),
                work.resolve("other"),
                work.resolve("home"),
                Profile.RESEARCH,
                "another",
                1,
                Job.Mode.RELEASE);
        new LocalRunner(other, Progress.NONE).run();

        assertSame(first, second);
        assertThat(face(released(1, work.resolve("other")))).isNotEqualTo(face);
    }

    @Test
    void looksOnceThroughEachStudyWhateverTheNumberOfThreads() throws Exception {
        for (int i = 1; i <= 24; i++) {
            String study = String.valueOf(5 + i % 3);
            put(image(i, study, "head" + study), i < 4 ? marked(i, Mark.FACE) : pixels(i));
        }
        run(Profile.RESEARCH, 8);
        Map<String, byte[]> manyThreads = ReleasedFiles.contents(work.resolve("out"));
        assertThat(StandInFaces.SEARCHES)
                .hasSize(3)
                .allSatisfy((study, count) -> assertThat(count).isEqualTo(1));
        Files.move(work.resolve("out"), work.resolve("first"));

        run(Profile.RESEARCH, 1);

        assertSame(manyThreads, ReleasedFiles.contents(work.resolve("out")));
    }

    @Test
    void looksThroughNoStudyThatHasNoScan() throws Exception {
        put(rendering(1, "5", "head"), marked(1, Mark.FACE));
        put(structures(2, "5", "head"));

        run();

        assertThat(StandInFaces.SEARCHES).isEmpty();
        assertThat(released(1)).isEqualTo(marked(1, Mark.FACE));
    }

    @Test
    void continuesAJobThatWasStoppedWithTheSameBytes() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        put(image(2, "5", "head").text(0x0020000E, "UI", "1.9.8.7.5.2"), pixels(2));
        JobReport report = run();
        Map<String, byte[]> whole = ReleasedFiles.contents(work.resolve("out"));
        Files.delete(report.folder().resolve("done"));
        Files.delete(ReleasedFiles.in(work.resolve("out")).getFirst());

        JobReport continued = run();

        assertThat(lines(continued))
                .extracting(Faces.SeriesFace::seriesUid)
                .hasSize(2)
                .isEqualTo(
                        lines(report).stream().map(Faces.SeriesFace::seriesUid).toList());
        assertSame(whole, ReleasedFiles.contents(work.resolve("out")));
    }

    @Test
    void showsInADryRunWhatWouldBecomeOfTheFace() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        Job job = new Job(
                List.of(work.resolve("in")),
                work.resolve("out"),
                work.resolve("home"),
                Profile.RESEARCH,
                "p",
                2,
                Job.Mode.DRY_RUN);

        JobReport report = new LocalRunner(job, Progress.NONE).run();

        assertThat(work.resolve("out")).doesNotExist();
        assertThat(report.objectsWithoutFace()).isEqualTo(1);
        assertThat(lines(report)).extracting(Faces.SeriesFace::what).containsExactly("The face was removed.");
    }

    @Test
    void explainsWithTheStudyWhatAJobWouldDoToASlice() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        Path slice = put(image(2, "5", "head"), pixels(2));

        assertThat(explained(slice, Optional.empty()).action()).isEqualTo("keep");

        Row withStudy = explained(slice, Optional.of(work.resolve("in")));
        assertThat(withStudy.action()).isEqualTo("remove-face");
        assertThat(withStudy.parts().getLast().what()).isEqualTo("a face, in 8 pixels");
    }

    @Test
    void holdsBackTheScansOfAStudyWhenOneOfThemVanishes() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        Path gone = put(image(2, "5", "head"), pixels(2));
        put(image(3, "5", "").text(Tag.SOP_CLASS_UID, "UI", ULTRASOUND), pixels(3));
        put(image(4, "6", "other"), pixels(4));

        JobReport report = new LocalRunner(SmallObjects.job(work, Profile.RESEARCH), removing(gone)).run();

        assertThat(reasons(report)).containsExactlyInAnyOrder("FACE_UNCERTAIN", "UNREADABLE");
        assertThat(all()).containsOnlyKeys(3, 4);
        assertThat(report.quarantined())
                .anyMatch(group -> group.reason().what().contains("could not be read any more"));
    }

    @Test
    void holdsBackTheScansOfAStudyWhenOneOfThemChanges() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        Path changed = put(image(2, "5", "head"), pixels(2));

        JobReport report = new LocalRunner(
                        SmallObjects.job(work, Profile.RESEARCH),
                        then(() -> Files.write(changed, new byte[] {1}, java.nio.file.StandardOpenOption.APPEND)))
                .run();

        assertThat(reasons(report)).containsExactlyInAnyOrder("FACE_UNCERTAIN", "CHANGED");
    }

    @Test
    void holdsBackASliceThatCannotBeDecoded() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        put(image(2, "5", "head"), marked(2, Mark.BROKEN));

        assertThat(reasons(run())).containsExactly("PIXEL_DATA_NOT_DECODABLE");
        assertThat(all()).containsOnlyKeys(1);
    }

    /// A header is believed when it says that a person can be recognised, and never when it says that none can.
    @Test
    void holdsBackAnImageThatSaysItShowsSomebodyWhenNoFaceIsFound() throws Exception {
        put(image(1, "5", "chest").text(0x00280302, "CS", "YES"), pixels(1));
        put(image(2, "5", "").text(Tag.SOP_CLASS_UID, "UI", ULTRASOUND).text(0x00280302, "CS", "YES"), pixels(2));
        put(image(3, "5", "chest").text(0x00280302, "CS", "NO"), pixels(3));

        JobReport report = run();

        assertThat(report.total()).isEqualTo(new Counts(3, 1, 2, 0));
        assertThat(reasons(report)).containsExactly("FACE_UNCERTAIN");
    }

    @Test
    void holdsBackAnEarlierReleaseThatHasItsFace() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        run(FACES_UNTOUCHED, 1);
        Path earlier = work.resolve("earlier");
        Files.move(work.resolve("out"), earlier);
        Job again = new Job(
                List.of(earlier),
                work.resolve("again"),
                work.resolve("home"),
                Profile.RESEARCH,
                "p",
                1,
                Job.Mode.RELEASE);

        assertThat(reasons(new LocalRunner(again, Progress.NONE).run())).containsExactly("RELEASED_BY_OTHER_PROFILE");
    }

    private static Progress removing(Path file) {
        return then(() -> Files.delete(file));
    }

    private interface Deed {
        void run() throws IOException;
    }

    /// Between the passes of a job.
    private static Progress then(Deed deed) {
        return new Progress() {
            @Override
            public void start(Phase phase, long files, long bytes) {
                if (phase == Phase.RELEASING) {
                    try {
                        deed.run();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        };
    }

    private Row explained(Path file, Optional<Path> folder) throws Exception {
        Job job = new Job(
                List.of(file),
                work.resolve("home/dry-run"),
                work.resolve("home"),
                Profile.RESEARCH,
                "p",
                1,
                Job.Mode.DRY_RUN,
                Job.Layout.FOLDERS,
                Set.of());
        return new Explainer(job)
                .explain(file, folder).explained().explanation().rows().stream()
                        .filter(row -> row.location().tag() == Tag.PIXEL_DATA)
                        .findFirst()
                        .orElseThrow();
    }

    /// A slice; its Instance Number tells it from others after the release.
    private static Attributes image(int number, String study, String frameOfReference) {
        Attributes image = SmallObjects.ct("MRN-4711-88", study, String.valueOf(number))
                .text(Tag.SOP_CLASS_UID, "UI", CT)
                .text(0x00200013, "IS", String.valueOf(number))
                .shorts(0x00280010, "US", SIDE)
                .shorts(0x00280011, "US", SIDE)
                .shorts(0x00280100, "US", 8)
                .shorts(0x00280101, "US", 8)
                .shorts(0x00280102, "US", 7);
        return frameOfReference.isEmpty()
                ? image
                : image.text(StandInFaces.FRAME_OF_REFERENCE, "UI", uid(frameOfReference));
    }

    private static Attributes rendering(int number, String study, String frameOfReference) {
        return image(number, study, frameOfReference)
                .text(Tag.SOP_CLASS_UID, "UI", RENDERING)
                .text(0x0020000E, "UI", "1.9.8.7." + study + ".9");
    }

    private static Attributes structures(int number, String study, String frameOfReference) {
        Attributes structures = new Attributes()
                .text(Tag.SOP_CLASS_UID, "UI", STRUCTURES)
                .text(0x00080018, "UI", "1.9.8.7." + study + "." + number)
                .text(0x00080060, "CS", "RTSTRUCT")
                .text(0x00100010, "PN", SmallObjects.PATIENT_NAME)
                .text(0x00100020, "LO", "MRN-4711-88")
                .text(0x0020000D, "UI", "1.9.8.7." + study)
                .text(0x0020000E, "UI", "1.9.8.7." + study + ".8")
                .text(0x00200013, "IS", String.valueOf(number))
                .text(StandInFaces.FRAME_OF_REFERENCE, "UI", uid(frameOfReference));
        Attributes structure = structures.item(0x30060039).text(0x30060084, "IS", "1");
        structure
                .item(StandInFaces.CONTOURS)
                .text(0x30060042, "CS", "POINT")
                .text(0x30060046, "IS", "1")
                .text(0x30060050, "DS", "1\\2\\3");
        return structures;
    }

    private static String uid(String frameOfReference) {
        return "1.9.8.7." + Math.abs(frameOfReference.hashCode());
    }

    private static byte[] pixels(int seed) {
        byte[] pixels = new byte[SIDE * SIDE];
        new Random(seed).nextBytes(pixels);
        return pixels;
    }

    private static byte[] marked(int seed, Mark mark) {
        byte[] pixels = pixels(seed);
        System.arraycopy(mark.bytes(), 0, pixels, AT, mark.bytes().length);
        return pixels;
    }

    private static byte[] face(byte[] pixels) {
        return Arrays.copyOfRange(pixels, AT, AT + StandInFaces.PIXELS);
    }

    private Path put(Attributes image, byte[] pixels) {
        return put(image.bytes(Tag.PIXEL_DATA, "OB", pixels));
    }

    private Path put(Attributes object) {
        return SmallObjects.put(
                work.resolve("in"), object.text(0x00080018).replace("1.9.8.7.", "object"), SmallObjects.file(object));
    }

    private JobReport run() {
        return run(Profile.RESEARCH, 2);
    }

    private JobReport run(Profile profile, int workers) {
        Job job = new Job(
                List.of(work.resolve("in")),
                work.resolve("out"),
                work.resolve("home"),
                profile,
                "p",
                workers,
                Job.Mode.RELEASE);
        return new LocalRunner(job, Progress.NONE).run();
    }

    private static List<String> reasons(JobReport report) {
        return report.quarantined().stream().map(group -> group.reason().code()).toList();
    }

    private static List<Faces.SeriesFace> lines(JobReport report) {
        List<Faces.SeriesFace> lines = new ArrayList<>();
        report.studies().forEach(study -> lines.addAll(study.faces()));
        return lines;
    }

    /// Released objects by their Instance Numbers.
    private Map<Integer, Path> all() throws Exception {
        return all(work.resolve("out"));
    }

    private static Map<Integer, Path> all(Path folder) throws Exception {
        Map<Integer, Path> all = new TreeMap<>();
        for (Path file : ReleasedFiles.in(folder)) {
            all.put(Integer.valueOf(ReleasedFiles.read(file).dataSet().string(0x00200013)), file);
        }
        return all;
    }

    private DataSet data(int number) throws Exception {
        return ReleasedFiles.read(all().get(number)).dataSet();
    }

    private DataSet contours(int number) throws Exception {
        return data(number).items(0x30060039).getFirst();
    }

    private List<String> codes(int number) throws Exception {
        return data(number).items(Tag.DEIDENTIFICATION_METHOD_CODE_SEQUENCE).stream()
                .map(code -> code.string(Tag.CODE_VALUE))
                .toList();
    }

    private byte[] released(int number) throws Exception {
        return released(number, work.resolve("out"));
    }

    /// Pixel data are the last of an object.
    private static byte[] released(int number, Path folder) throws Exception {
        byte[] file = Files.readAllBytes(all(folder).get(number));
        return Arrays.copyOfRange(file, file.length - SIDE * SIDE, file.length);
    }

    private static void assertSame(Map<String, byte[]> one, Map<String, byte[]> other) {
        assertThat(other).hasSameSizeAs(one);
        one.forEach((path, bytes) -> assertThat(other.get(path)).as(path).isEqualTo(bytes));
    }
}
