package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.elpis.deid.SiteKey;
import org.elpis.deid.TemplateFile;
import org.elpis.device.DeviceModel;
import org.elpis.device.DeviceTemplate;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Tag;
import org.elpis.pixel.Box;
import org.elpis.pixel.StandInExaminer.Mark;
import org.elpis.pixel.StandInReader;
import org.elpis.policy.Handling;
import org.elpis.policy.Profile;
import org.elpis.testkit.dicom.Attributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `pixels: keep-harmless` lets stay. Who looks and reads are [org.elpis.pixel.StandInExaminer] and
/// [StandInReader].
class HarmlessWordsTest {
    private static final int SIDE = 32;
    private static final Box WORD = new Box(2, 3, 6, 1);
    private static final Profile KEEPING = Profile.RESEARCH.with(Handling.DEFAULT.with(Handling.Pixels.KEEP_HARMLESS));

    @TempDir
    private Path work;

    @BeforeEach
    void fixKey() throws IOException {
        SmallObjects.putFixedKey(work);
    }

    /// An image with a word that is read as a text.
    private static byte[] image(String read) {
        byte[] pixels = new byte[SIDE * SIDE];
        new Random(4).nextBytes(pixels);
        System.arraycopy(Mark.WORD.bytes(), 0, pixels, WORD.y() * SIDE + WORD.x(), 6);
        byte[] row = StandInReader.row(read);
        System.arraycopy(row, 0, pixels, WORD.bottom() * SIDE + WORD.x(), row.length);
        return pixels;
    }

    private static byte[] filled(byte[] pixels, Box... boxes) {
        byte[] filled = pixels.clone();
        for (Box box : boxes) {
            Arrays.fill(filled, box.y() * SIDE + box.x(), box.y() * SIDE + box.right(), (byte) 0);
        }
        return filled;
    }

    private JobReport release(Profile profile, byte[] pixels) {
        Attributes image = SmallObjects.ct("MRN-4711-88", "5", "1")
                .text(0x00080070, "LO", "ACME")
                .text(0x00081090, "LO", "Scan 9")
                .shorts(0x00280010, "US", SIDE)
                .shorts(0x00280011, "US", SIDE)
                .shorts(0x00280100, "US", 8)
                .shorts(0x00280101, "US", 8)
                .shorts(0x00280102, "US", 7)
                .bytes(Tag.PIXEL_DATA, "OB", pixels);
        SmallObjects.put(work.resolve("in"), "a", SmallObjects.file(image));
        return new LocalRunner(SmallObjects.job(work, profile), Progress.NONE).run();
    }

    private byte[] releasedPixels() throws IOException {
        byte[] file = Files.readAllBytes(ReleasedFiles.in(work.resolve("out")).getFirst());
        return Arrays.copyOfRange(file, file.length - SIDE * SIDE, file.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"L", "MI 1.2", "Depth 12.5 cm", "LEFT", "60 dB"})
    void lets(String harmless) throws IOException {
        JobReport report = release(KEEPING, image(harmless));

        assertThat(releasedPixels()).isEqualTo(image(harmless));
        assertThat(report.studies().getFirst().found().harmless()).isEqualTo(1);
        assertThat(report.studies().getFirst().found().boxes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Doe Jane", "67", "MI 1.2~", "LEFT Doe", "12.03", "Quastenflosser", ""})
    void fills(String anythingElse) throws IOException {
        JobReport report = release(KEEPING, image(anythingElse));

        assertThat(releasedPixels()).isEqualTo(filled(image(anythingElse), WORD));
        assertThat(report.studies().getFirst().found().harmless()).isZero();
    }

    @Test
    void fillsEverythingUnlessItIsAskedFor() throws IOException {
        release(Profile.RESEARCH, image("L"));

        assertThat(releasedPixels()).isEqualTo(filled(image("L"), WORD));
    }

    @Test
    void fillsWhatMoreTheSecondLookSeesBesideIt() throws IOException {
        byte[] pixels = image("L");
        System.arraycopy(Mark.FAINT_WORD.bytes(), 0, pixels, 20 * SIDE + 4, 6);

        JobReport report = release(KEEPING, pixels);

        assertThat(releasedPixels()).isEqualTo(filled(pixels, new Box(2, 20, 8, 1)));
        assertThat(report.studies().getFirst().found().harmless()).isEqualTo(1);
        assertThat(report.studies().getFirst().found().boxes()).isEqualTo(1);
    }

    /// Half a name beside a side is no side.
    @Test
    void staysNoLongerWhenTheSecondLookSeesMoreThanWasRead() throws IOException {
        byte[] pixels = image("L");
        System.arraycopy(Mark.FAINT_WORD.bytes(), 0, pixels, WORD.y() * SIDE + WORD.right(), 6);

        JobReport report = release(KEEPING, pixels);

        assertThat(releasedPixels()).isEqualTo(filled(pixels, new Box(6, 3, 8, 1)));
        assertThat(report.studies().getFirst().found().harmless()).isZero();
    }

    @Test
    void fillsThePlacesOfADeviceWhateverIsReadThere() throws IOException {
        DeviceModel device = new DeviceModel("ACME", "Scan 9", "", SIDE, SIDE, "1.2.840.10008.5.1.4.1.1.2");
        List<DeviceTemplate.Place> places = List.of(new DeviceTemplate.Place(new Box(0, 3, 16, 1), 5));
        new TemplateFile(
                        work.resolve("home/projects/p"),
                        SiteKey.of(work.resolve("home")).project("p"))
                .change(none -> List.of(new DeviceTemplate(device, 5, 2, places)));

        JobReport report = release(KEEPING, image("L"));

        assertThat(releasedPixels()).isEqualTo(filled(image("L"), new Box(0, 3, 16, 1)));
        assertThat(report.studies().getFirst().found().harmless()).isZero();
        assertThat(report.studies().getFirst().found().departed()).isZero();
    }

    /// PS3.3 C.7.6.1.1: NO says that the image does not identify, not that it has no words.
    @Test
    void saysThatTheImageDoesNotIdentify() throws Exception {
        release(KEEPING, image("L"));

        DataSet data = ReleasedFiles.read(ReleasedFiles.in(work.resolve("out")).getFirst())
                .dataSet();
        assertThat(data.string(Tag.BURNED_IN_ANNOTATION)).isEqualTo("NO");
        assertThat(Files.readString(work.resolve("out/release.json")))
                .contains("\"pixels\": \"words filled but harmless ones\"");
    }

    @Test
    void namesTheReaderInThePlan() {
        JobReport report = release(KEEPING, image("L"));

        assertThat(report.attributes())
                .filteredOn(tally -> tally.tag().equals("(7FE0,0010)"))
                .allMatch(tally ->
                        tally.action().equals("keep") && tally.rule().endsWith("; harmless words read by stand-in 1"));
    }

    /// What was read is nobody's business, and may be a patient's.
    @Test
    void writesNothingDownOfWhatWasRead() throws IOException {
        byte[] pixels = image("Zwrbl Xyzzy");
        release(KEEPING, pixels);

        try (var files = Files.walk(work.resolve("home"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("Zwrbl")
                        .doesNotContain("Xyzzy");
            }
        }
    }
}
