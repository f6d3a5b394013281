package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.elpis.ElpisException;
import org.elpis.device.DeviceTemplate;
import org.elpis.dicom.Tag;
import org.elpis.engine.DeviceSurvey.Change;
import org.elpis.engine.DeviceSurvey.Survey;
import org.elpis.pixel.Box;
import org.elpis.pixel.StandInExaminer.Mark;
import org.elpis.policy.Profile;
import org.elpis.testkit.dicom.Attributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is learned of devices. Who looks is [org.elpis.pixel.StandInExaminer].
class DeviceSurveyTest {
    private static final int SIDE = 16;
    private static final Box WORD = new Box(2, 3, 6, 1);

    @TempDir
    private Path work;

    @BeforeEach
    void fixKey() throws IOException {
        SmallObjects.putFixedKey(work);
    }

    private static byte[] noise() {
        byte[] pixels = new byte[SIDE * SIDE];
        new Random(4).nextBytes(pixels);
        return pixels;
    }

    private static byte[] marked(Mark mark) {
        byte[] pixels = noise();
        System.arraycopy(mark.bytes(), 0, pixels, WORD.y() * SIDE + WORD.x(), 6);
        return pixels;
    }

    private static Attributes image(int patient, int instance, byte[] pixels) {
        return SmallObjects.ct("MRN-4711-" + patient, Integer.toString(patient), Integer.toString(instance))
                .text(0x00080070, "LO", "ACME")
                .text(0x00081090, "LO", "Scan 9")
                .shorts(0x00280010, "US", SIDE)
                .shorts(0x00280011, "US", SIDE)
                .shorts(0x00280100, "US", 8)
                .shorts(0x00280101, "US", 8)
                .shorts(0x00280102, "US", 7)
                .bytes(Tag.PIXEL_DATA, "OB", pixels);
    }

    private void put(String name, Attributes image) {
        SmallObjects.put(work.resolve("in"), name, SmallObjects.file(image));
    }

    private void putImages(int count, Mark mark) {
        for (int i = 0; i < count; i++) {
            put("a" + i, image(i % 2, i, marked(mark)));
        }
    }

    private Survey survey() {
        return survey(work.resolve("in"));
    }

    private Survey survey(Path in) {
        Job job = new Job(
                List.of(in), work.resolve("dry"), work.resolve("home"), Profile.RESEARCH, "p", 2, Job.Mode.DRY_RUN);
        return new DeviceSurvey(job, Progress.NONE).run(5);
    }

    @Test
    void learnsWhereTheImagesOfADeviceHaveWords() {
        putImages(6, Mark.WORD);

        Survey survey = survey();

        assertThat(survey.images()).isEqualTo(6);
        assertThat(survey.devices()).hasSize(1);
        assertThat(survey.devices().getFirst().change()).isEqualTo(Change.NEW);
        DeviceTemplate template =
                survey.devices().getFirst().known().orElseThrow().template();
        assertThat(template.places()).containsExactly(new DeviceTemplate.Place(WORD, 6));
        assertThat(template.patients()).isEqualTo(2);
    }

    @Test
    void changesWhatTheNextJobFills() throws IOException {
        putImages(6, Mark.WORD);
        survey();
        put("a0", image(0, 0, noise()));

        JobReport report = SmallObjects.run(work);

        byte[] expected = noise();
        Arrays.fill(expected, WORD.y() * SIDE + 2, WORD.y() * SIDE + 8, (byte) 0);
        for (Path file : ReleasedFiles.in(work.resolve("out"))) {
            byte[] bytes = Files.readAllBytes(file);
            assertThat(Arrays.copyOfRange(bytes, bytes.length - SIDE * SIDE, bytes.length))
                    .isEqualTo(expected);
        }
        assertThat(report.imagesWithFilledWords()).isEqualTo(6);
    }

    @Test
    void confirmsAndReplacesWhatIsKnown() {
        putImages(6, Mark.WORD);
        survey();
        assertThat(survey().devices().getFirst().change()).isEqualTo(Change.CONFIRMED);

        putImages(7, Mark.WORD);

        assertThat(survey().devices().getFirst().change()).isEqualTo(Change.REPLACED);
    }

    @Test
    void keepsAnEarlierTemplateWhenTooLittleAgrees() {
        putImages(6, Mark.WORD);
        survey();
        Path few = work.resolve("few");
        SmallObjects.put(few, "a", SmallObjects.file(image(1, 1, noise())));

        DeviceSurvey.Surveyed device = survey(few).devices().getFirst();

        assertThat(device.change()).isEqualTo(Change.NONE);
        assertThat(device.known()).isPresent();
    }

    @Test
    void countsWhatItCannotLearnFrom() {
        putImages(2, Mark.WORD);
        put("b", image(3, 3, marked(Mark.BROKEN)));
        put("c", image(4, 4, marked(Mark.UNCERTAIN)));
        put("d", SmallObjects.ct("MRN-4711-5", "5", "5"));
        SmallObjects.put(work.resolve("in"), "readme.txt", "no image".getBytes(StandardCharsets.UTF_8));

        Survey survey = survey();

        assertThat(survey.images()).isEqualTo(2);
        assertThat(survey.unclear()).isEqualTo(2);
        assertThat(survey.unnamed()).isEqualTo(1);
        assertThat(survey.others()).isEqualTo(1);
        assertThat(survey.devices().getFirst().change()).isEqualTo(Change.NONE);
    }

    /// Where words were filled before there are none to learn from.
    @Test
    void learnsNothingFromItsOwnReleases() {
        putImages(6, Mark.WORD);
        SmallObjects.run(work);

        Survey survey = survey(work.resolve("out"));

        assertThat(survey.images()).isZero();
        assertThat(survey.others()).isGreaterThanOrEqualTo(6);
    }

    @Test
    void leavesNothingButTheTemplates() throws IOException {
        putImages(6, Mark.WORD);

        survey();

        try (var files = Files.list(work.resolve("home/projects/p"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("device-templates", "device-templates.lock");
        }
        assertThat(work.resolve("dry")).doesNotExist();
    }

    @Test
    void looksAtNothingWhenTheTemplatesCannotBeTrusted() throws IOException {
        putImages(6, Mark.WORD);
        SmallObjects.put(work.resolve("home/projects/p"), "device-templates", new byte[] {'x'});

        assertThatExceptionOfType(ElpisException.class).isThrownBy(this::survey);
    }
}
