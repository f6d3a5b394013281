package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Tag;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.Faces;
import org.elpis.pixel.StandInExaminer.Mark;
import org.elpis.pixel.StandInFaces;
import org.elpis.policy.Handling;
import org.elpis.policy.Profile;
import org.elpis.testkit.dicom.Attributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Jobs over small scans of heads: 8-bit slices with marks that [org.elpis.pixel.StandInExaminer] sees, found again
/// by their Instance Number after the release.
abstract class FaceJobs {
    static final int SIDE = 16;
    /// Of the first pixel of the face.
    static final int AT = 5 * SIDE + 4;

    static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    static final String RENDERING = "1.2.840.10008.5.1.4.1.1.7";
    static final String STRUCTURES = "1.2.840.10008.5.1.4.1.1.481.3";
    static final String ULTRASOUND = "1.2.840.10008.5.1.4.1.1.6.1";
    static final Profile FACES_UNTOUCHED = Profile.RESEARCH.with(
            Handling.DEFAULT.with(new FaceHandling(FaceHandling.Extent.UNTOUCHED, FaceHandling.Fill.NOISE)));

    @TempDir
    Path work;

    @BeforeEach
    void fixKey() throws IOException {
        SmallObjects.putFixedKey(work);
        StandInFaces.SEARCHES.clear();
    }

    /// A slice; its Instance Number tells it from others after the release.
    static Attributes image(int number, String study, String frameOfReference) {
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

    static Attributes rendering(int number, String study, String frameOfReference) {
        return image(number, study, frameOfReference)
                .text(Tag.SOP_CLASS_UID, "UI", RENDERING)
                .text(0x0020000E, "UI", "1.9.8.7." + study + ".9");
    }

    static Attributes structures(int number, String study, String frameOfReference) {
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

    static String uid(String frameOfReference) {
        return "1.9.8.7." + Math.abs(frameOfReference.hashCode());
    }

    static byte[] pixels(int seed) {
        byte[] pixels = new byte[SIDE * SIDE];
        new Random(seed).nextBytes(pixels);
        return pixels;
    }

    static byte[] marked(int seed, Mark mark) {
        byte[] pixels = pixels(seed);
        System.arraycopy(mark.bytes(), 0, pixels, AT, mark.bytes().length);
        return pixels;
    }

    static byte[] face(byte[] pixels) {
        return Arrays.copyOfRange(pixels, AT, AT + StandInFaces.PIXELS);
    }

    Path put(Attributes image, byte[] pixels) {
        return put(image.bytes(Tag.PIXEL_DATA, "OB", pixels));
    }

    Path put(Attributes object) {
        return SmallObjects.put(
                work.resolve("in"), object.text(0x00080018).replace("1.9.8.7.", "object"), SmallObjects.file(object));
    }

    JobReport run() {
        return run(Profile.RESEARCH, 2);
    }

    JobReport run(Profile profile, int workers) {
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

    static List<String> reasons(JobReport report) {
        return report.quarantined().stream().map(group -> group.reason().code()).toList();
    }

    static List<Faces.SeriesFace> lines(JobReport report) {
        List<Faces.SeriesFace> lines = new ArrayList<>();
        report.studies().forEach(study -> lines.addAll(study.faces()));
        return lines;
    }

    /// Released objects by their Instance Numbers.
    Map<Integer, Path> all() throws Exception {
        return all(work.resolve("out"));
    }

    static Map<Integer, Path> all(Path folder) throws Exception {
        Map<Integer, Path> all = new TreeMap<>();
        for (Path file : ReleasedFiles.in(folder)) {
            all.put(Integer.valueOf(ReleasedFiles.read(file).dataSet().string(0x00200013)), file);
        }
        return all;
    }

    DataSet data(int number) throws Exception {
        return ReleasedFiles.read(Objects.requireNonNull(all().get(number))).dataSet();
    }

    DataSet contours(int number) throws Exception {
        return data(number).items(0x30060039).getFirst();
    }

    List<String> codes(int number) throws Exception {
        return data(number).items(Tag.DEIDENTIFICATION_METHOD_CODE_SEQUENCE).stream()
                .map(code -> code.string(Tag.CODE_VALUE))
                .toList();
    }

    byte[] released(int number) throws Exception {
        return released(number, work.resolve("out"));
    }

    /// Pixel data are the last of an object.
    static byte[] released(int number, Path folder) throws Exception {
        byte[] file = Files.readAllBytes(Objects.requireNonNull(all(folder).get(number)));
        return Arrays.copyOfRange(file, file.length - SIDE * SIDE, file.length);
    }

    static void assertSame(Map<String, byte[]> one, Map<String, byte[]> other) {
        assertThat(other).hasSameSizeAs(one);
        one.forEach((path, bytes) -> assertThat(other.get(path)).as(path).isEqualTo(bytes));
    }
}
