package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.elpis.ElpisException;
import org.elpis.deid.SiteKey;
import org.elpis.deid.TemplateFile;
import org.elpis.device.DeviceModel;
import org.elpis.device.DeviceTemplate;
import org.elpis.device.DeviceTemplates;
import org.elpis.dicom.Tag;
import org.elpis.pixel.Box;
import org.elpis.pixel.StandInExaminer.Mark;
import org.elpis.policy.Handling;
import org.elpis.policy.Profile;
import org.elpis.testkit.dicom.Attributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a job does with the images of a device that has a template.
class DeviceTemplatesTest {
    private static final int SIDE = 16;
    private static final FileTime UNTOUCHED = FileTime.fromMillis(1_000_000);
    private static final Box ALWAYS = new Box(2, 3, 6, 1);
    private static final Box MOSTLY = new Box(0, 14, 8, 2);

    @TempDir
    private Path work;

    @BeforeEach
    void fixKey() throws IOException {
        SmallObjects.putFixedKey(work);
    }

    private TemplateFile file() {
        return new TemplateFile(
                work.resolve("home/projects/p"),
                SiteKey.of(work.resolve("home")).project("p"));
    }

    /// @return id of the template
    private String learn(Box... boxes) {
        List<DeviceTemplate.Place> places = Arrays.stream(boxes)
                .map(box -> new DeviceTemplate.Place(box, box.equals(ALWAYS) ? 10 : 9))
                .toList();
        DeviceModel device = new DeviceModel("ACME", "Scan 9", "4.1\\SP1", SIDE, SIDE, "1.2.840.10008.5.1.4.1.1.2");
        DeviceTemplates known = file().change(before -> List.of(new DeviceTemplate(device, 10, 3, places)));
        return known.all().getFirst().id();
    }

    private static byte[] noise() {
        byte[] pixels = new byte[SIDE * SIDE];
        new Random(4).nextBytes(pixels);
        return pixels;
    }

    private void put(String model, byte[] pixels) {
        Attributes image = SmallObjects.ct("MRN-4711-88", "5", "1")
                .text(0x00080070, "LO", "ACME")
                .text(0x00081090, "LO", model)
                .text(0x00181020, "LO", "4.1\\SP1")
                .shorts(0x00280010, "US", SIDE)
                .shorts(0x00280011, "US", SIDE)
                .shorts(0x00280100, "US", 8)
                .shorts(0x00280101, "US", 8)
                .shorts(0x00280102, "US", 7)
                .bytes(Tag.PIXEL_DATA, "OB", pixels);
        SmallObjects.put(work.resolve("in"), "a", SmallObjects.file(image));
    }

    private Path released() throws IOException {
        return ReleasedFiles.in(work.resolve("out")).getFirst();
    }

    private byte[] releasedPixels() throws IOException {
        byte[] file = Files.readAllBytes(released());
        return Arrays.copyOfRange(file, file.length - SIDE * SIDE, file.length);
    }

    private static byte[] filled(byte[] pixels, Box... boxes) {
        byte[] filled = pixels.clone();
        for (Box box : boxes) {
            for (int y = box.y(); y < box.bottom(); y++) {
                Arrays.fill(filled, y * SIDE + box.x(), y * SIDE + box.right(), (byte) 0);
            }
        }
        return filled;
    }

    @Test
    void fillsTheirPlacesWhereNothingIsSeen() throws IOException {
        learn(ALWAYS, MOSTLY);
        put("Scan 9", noise());

        SmallObjects.run(work);

        // The stand-in fills the first row of a box only.
        assertThat(releasedPixels()).isEqualTo(filled(noise(), ALWAYS, new Box(0, 14, 8, 1)));
    }

    @Test
    void leavesOtherDevicesAlone() throws IOException {
        learn(ALWAYS);
        put("Scan 10", noise());

        JobReport report = SmallObjects.run(work);

        assertThat(releasedPixels()).isEqualTo(noise());
        assertThat(report.studies().getFirst().found().templated()).isZero();
    }

    @Test
    void countsImagesThatDepart() throws IOException {
        learn(ALWAYS);
        put("Scan 9", noise());
        JobReport.Found found = SmallObjects.run(work).studies().getFirst().found();
        assertThat(found.templated()).isEqualTo(1);
        assertThat(found.departed()).isEqualTo(1);
    }

    @Test
    void countsNoDepartureWhereWordsAreAtTheirPlaces() throws IOException {
        learn(ALWAYS);
        byte[] pixels = noise();
        System.arraycopy(Mark.WORD.bytes(), 0, pixels, ALWAYS.y() * SIDE + ALWAYS.x(), 6);
        put("Scan 9", pixels);

        JobReport report = SmallObjects.run(work);

        assertThat(report.studies().getFirst().found().departed()).isZero();
        assertThat(Files.readString(report.folder().resolve("report.json")))
                .contains("\"templated\": 1")
                .contains("\"departed\": 0");
    }

    @Test
    void areNamedInThePlanByWhatOnlyTheProjectCanDerive() throws IOException {
        String id = learn(ALWAYS);
        put("Scan 9", noise());

        JobReport report = SmallObjects.run(work);

        assertThat(report.attributes())
                .filteredOn(tally -> tally.tag().equals("(7FE0,0010)"))
                .allMatch(tally -> tally.rule().endsWith("; template " + id));
    }

    @Test
    void leaveNoTraceInObjectsOfOtherDevices() throws IOException {
        put("Scan 10", noise());
        SmallObjects.run(work);
        byte[] before = Files.readAllBytes(released());
        Files.move(work.resolve("out"), work.resolve("first"));
        learn(ALWAYS);

        SmallObjects.run(work);

        assertThat(Files.readAllBytes(released())).isEqualTo(before);
    }

    /// What was released under other templates must not stay as if it were by these.
    @Test
    void haveAStoppedJobDoneAgainWhenTheyChange() throws IOException {
        learn(MOSTLY);
        put("Scan 9", noise());
        stop(SmallObjects.run(work));
        learn(ALWAYS);

        SmallObjects.run(work);

        assertThat(Files.getLastModifiedTime(released())).isNotEqualTo(UNTOUCHED);
        assertThat(releasedPixels()).isEqualTo(filled(noise(), ALWAYS));
    }

    @Test
    void letAStoppedJobContinueWhenTheyAreTheSame() throws IOException {
        learn(ALWAYS);
        put("Scan 9", noise());
        stop(SmallObjects.run(work));
        learn(MOSTLY);
        learn(ALWAYS);

        SmallObjects.run(work);

        assertThat(Files.getLastModifiedTime(released())).isEqualTo(UNTOUCHED);
    }

    private void stop(JobReport report) throws IOException {
        Files.delete(report.folder().resolve("done"));
        Files.setLastModifiedTime(released(), UNTOUCHED);
    }

    @Test
    void stopEveryJobWhenSomebodyElseWroteThem() throws IOException {
        learn(ALWAYS);
        Path file = work.resolve("home/projects/p/device-templates");
        Files.writeString(file, Files.readString(file).replace("ACME", "ACNE"));
        put("Scan 9", noise());

        assertThatExceptionOfType(ElpisException.class)
                .isThrownBy(() -> SmallObjects.run(work))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ElpisException.Code.TEMPLATES_DAMAGED));
        assertThat(work.resolve("out")).doesNotExist();
    }

    @Test
    void doNothingWherePixelsAreNotExamined() throws IOException {
        learn(ALWAYS);
        put("Scan 9", noise());
        Profile untouched = Profile.RESEARCH.with(Handling.DEFAULT.with(Handling.Pixels.UNTOUCHED));

        new LocalRunner(SmallObjects.job(work, untouched), Progress.NONE).run();

        assertThat(releasedPixels()).isEqualTo(noise());
    }
}
