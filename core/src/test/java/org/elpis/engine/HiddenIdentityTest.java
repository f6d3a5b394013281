package org.elpis.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.explain.Part;
import org.elpis.policy.Profile;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.dicom.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the gate does with identity in places that are no attributes. After every job the bytes that left are
/// searched for a word that stands nowhere but in the hiding place, so that only the cleaning can have removed it.
class HiddenIdentityTest {
    private static final String SECRET = "Zwerchfellfink";
    private static final String PIXEL_DATA_TAG = "(7FE0,0010)";

    @TempDir
    private Path work;

    private static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /// One component, one scan; the comment stands between them.
    private static byte[] jpeg(String comment) {
        byte[] note = ascii(comment);
        byte[] segment = comment.isEmpty()
                ? new byte[0]
                : join(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) (note.length + 2)}, note);
        return join(
                bytes(0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 4, 0, 4, 1, 1, 0x11, 0),
                segment,
                bytes(0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0x34, 0xFF, 0xD9));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static Attributes ct() {
        return SmallObjects.ct("MRN-4711-88", "5", "1");
    }

    private JobReport release(Attributes object, Encoding encoding) {
        SmallObjects.put(work, "in/a", SmallObjects.file(object, encoding));
        return SmallObjects.run(work);
    }

    private Instance released() throws IOException {
        try (Stream<Path> files = Files.walk(work.resolve("out"))) {
            Path file = files.filter(path -> path.toString().endsWith(".dcm"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            assertThat(new String(bytes, ISO_8859_1)).doesNotContain(SECRET);
            return DicomReader.read(new BytesSource(bytes, bytes.length), ReadLimits.forHeap(1 << 26));
        } catch (MalformedDicomException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] releasedPixels() throws IOException {
        Value value = released().dataSet().get(Tag.PIXEL_DATA).orElseThrow().value();
        if (value instanceof Value.Region region) {
            return region.load(1 << 20);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Value.Region fragment : ((Value.Fragments) value).regions()) {
            out.writeBytes(fragment.load(1 << 20));
        }
        return out.toByteArray();
    }

    private static String action(JobReport report, String tag) {
        return report.attributes().stream()
                .filter(tally -> tally.tag().equals(tag))
                .map(JobReport.AttributeTally::action)
                .findFirst()
                .orElse("none");
    }

    private static void quarantined(JobReport report, String code) {
        assertThat(report.total().released()).isZero();
        assertThat(report.quarantined().getFirst().reason().code()).isEqualTo(code);
    }

    @Test
    void blanksCommentsInCompressedPixelsAndKeepsTheImage() throws Exception {
        byte[] dirty = jpeg(SECRET);

        JobReport report =
                release(ct().fragments(Tag.PIXEL_DATA, List.of(new byte[0], dirty, dirty)), Encoding.JPEG_BASELINE);

        assertThat(action(report, PIXEL_DATA_TAG)).isEqualTo("clean-frames");
        assertThat(report.studies().getFirst().found().hidden()).isEqualTo(2);
        assertThat(report.studies().getFirst().found().unreadable()).isZero();
        assertThat(report.samples().getFirst().rows())
                .filteredOn(row -> row.keyword().equals("PixelData"))
                .singleElement()
                .satisfies(row -> assertThat(row.parts())
                        .containsExactly(new Part(0, 0, "hidden", "hidden in 2 places", "blanked")));
        byte[] clean = jpeg("\0".repeat(SECRET.length()));
        assertThat(releasedPixels()).isEqualTo(join(padded(clean), padded(clean)));
    }

    private static byte[] padded(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length + bytes.length % 2);
    }

    @Test
    void leavesCompressedPixelsWithoutThemAsTheyAre() throws Exception {
        byte[] clean = jpeg("");

        JobReport report = release(ct().fragments(Tag.PIXEL_DATA, List.of(new byte[0], clean)), Encoding.JPEG_BASELINE);

        assertThat(action(report, PIXEL_DATA_TAG)).isEqualTo("keep");
        assertThat(releasedPixels()).isEqualTo(padded(clean));
    }

    @Test
    void looksIntoTheImagesOfSequencesAsWell() throws Exception {
        Attributes object = ct();
        object.item(0x0088_0904).fragments(Tag.PIXEL_DATA, List.of(new byte[0], jpeg(SECRET)));
        object.fragments(Tag.PIXEL_DATA, List.of(new byte[0], jpeg("")));

        release(object, Encoding.JPEG_BASELINE);

        released();
    }

    @Test
    void quarantinesCompressedPixelsThatCannotBeToldFromTheRest() {
        JobReport report =
                release(ct().fragments(Tag.PIXEL_DATA, List.of(new byte[0], ascii(SECRET))), Encoding.JPEG_BASELINE);

        quarantined(report, "PIXEL_DATA_NO_CODESTREAM");
        assertThat(report.quarantined().getFirst().reason().tag()).contains(PIXEL_DATA_TAG);
    }

    private static Attributes withOverlay(int position) {
        byte[] pixels = new byte[32];
        for (int i = 0; i < 32; i += 2) {
            pixels[i] = (byte) i;
            pixels[i + 1] = (byte) 0xA3;
        }
        return ct().shorts(0x00280101, "US", 12)
                .shorts(0x00280102, "US", 11)
                .shorts(0x60000100, "US", 16)
                .shorts(0x60000102, "US", position)
                .words(Tag.PIXEL_DATA, "OW", pixels, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IMPLICIT_LITTLE", "EXPLICIT_LITTLE", "EXPLICIT_BIG", "DEFLATED"})
    void clearsAnOverlayThatIsDrawnIntoUnusedBits(String encoding) throws Exception {
        JobReport report = release(withOverlay(12), Encoding.valueOf(encoding));

        assertThat(action(report, PIXEL_DATA_TAG)).isEqualTo("clean-unused-bits");
        byte[] pixels = releasedPixels();
        int high = encoding.equals("EXPLICIT_BIG") ? 0 : 1;
        for (int i = 0; i < pixels.length; i += 2) {
            assertThat(pixels[i + high]).isEqualTo((byte) 0x03);
            assertThat(pixels[i + 1 - high]).isEqualTo((byte) i);
        }
    }

    @Test
    void leavesPixelsAloneWithoutSuchAnOverlay() throws Exception {
        Attributes object = withOverlay(0).shorts(0x60000100, "US", 1).bytes(0x60003000, "OB", new byte[2]);

        assertThat(action(release(object, Encoding.EXPLICIT_LITTLE), PIXEL_DATA_TAG))
                .isEqualTo("keep");
        assertThat(releasedPixels()[1]).isEqualTo((byte) 0xA3);
    }

    @Test
    void leavesPixelsAloneWhoseOverlayIsDrawnIntoNoBitOfTheirs() throws Exception {
        assertThat(action(release(withOverlay(16), Encoding.EXPLICIT_LITTLE), PIXEL_DATA_TAG))
                .isEqualTo("keep");
        assertThat(action(release(withOverlay(11), Encoding.EXPLICIT_LITTLE), PIXEL_DATA_TAG))
                .isEqualTo("keep");
    }

    @Test
    void quarantinesAnOverlayThatIsDrawnIntoCompressedPixels() {
        Attributes object = withOverlay(12).fragments(Tag.PIXEL_DATA, List.of(new byte[0], jpeg("")));

        quarantined(release(object, Encoding.JPEG_BASELINE), "PIXEL_DATA_OVERLAY_IN_PIXELS");
    }

    @Test
    void blanksTheTextsOfColourProfilesAtEveryDepth() throws Exception {
        byte[] profile = join(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData(), ascii(SECRET));
        Attributes object = ct().bytes(Tag.ICC_PROFILE, "OB", profile);
        object.item(0x0048_0105).bytes(Tag.ICC_PROFILE, "OB", profile);

        JobReport report = release(object, Encoding.EXPLICIT_LITTLE);

        assertThat(action(report, "(0028,2000)")).isEqualTo("clean-colour-profile");
        byte[] left = ((Value.Bytes)
                        released().dataSet().get(Tag.ICC_PROFILE).orElseThrow().value())
                .copy();
        assertThat(left).hasSize(profile.length + profile.length % 2);
        assertThat(new String(left, ISO_8859_1)).contains("acsp").doesNotContain("Copyright");
    }

    @Test
    void blanksTheTextsOfAProfileThatIsNotHeldInMemory() throws Exception {
        byte[] profile = join(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData(), new byte[200_000], ascii(SECRET));

        release(ct().bytes(Tag.ICC_PROFILE, "OB", profile), Encoding.EXPLICIT_LITTLE);

        assertThat(released().dataSet().get(Tag.ICC_PROFILE).orElseThrow().value())
                .isInstanceOf(Value.Region.class);
    }

    @Test
    void removesAColourProfileThatIsNone() throws Exception {
        release(ct().bytes(Tag.ICC_PROFILE, "OB", ascii(SECRET.repeat(20))), Encoding.EXPLICIT_LITTLE);

        assertThat(released().dataSet().contains(Tag.ICC_PROFILE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.10008.5.1.4.1.1.9.4.1", "1.2.840.10008.5.1.4.1.1.9.4.2"})
    void quarantinesVoices(String sopClass) {
        quarantined(release(ct().text(Tag.SOP_CLASS_UID, "UI", sopClass), Encoding.EXPLICIT_LITTLE), "VOICE");
    }

    private static Attributes slide(String type) {
        return ct().text(Tag.SOP_CLASS_UID, "UI", "1.2.840.10008.5.1.4.1.1.77.1.6")
                .text(Tag.IMAGE_TYPE, "CS", "ORIGINAL\\PRIMARY\\" + type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LABEL\\NONE", "OVERVIEW\\NONE"})
    void quarantinesTheLabelOfASlide(String type) {
        quarantined(release(slide(type), Encoding.EXPLICIT_LITTLE), "SLIDE_LABEL");
    }

    @Test
    void quarantinesASlideThatSaysThatItsLabelIsInTheImage() {
        Attributes volume = slide("VOLUME\\NONE").text(0x00480010, "CS", "YES");

        quarantined(release(volume, Encoding.EXPLICIT_LITTLE), "SLIDE_LABEL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"VOLUME\\NONE", "THUMBNAIL\\RESAMPLED"})
    void releasesTheSpecimenOfASlide(String type) {
        assertThat(release(slide(type), Encoding.EXPLICIT_LITTLE).total().released())
                .isEqualTo(1);
    }

    @Test
    void removesSignaturesAndWhatOldValuesAreKeptInAtEveryDepth() throws Exception {
        Attributes object = ct();
        sealed(object);
        sealed(object.item(0x0008_1140));

        JobReport report = release(object, Encoding.EXPLICIT_LITTLE);

        assertThat(report.removedSignatures()).isEqualTo(2);
        assertThat(ReportJson.of(report)).contains("\"removedSignatures\": 2");
        assertThat(ReportHtml.of(report)).contains("2 digital signatures removed");
        for (int tag : new int[] {0xFFFAFFFA, 0xFFFCFFFC, 0x4FFE0001, 0x04000500, 0x04000550, 0x04000561, 0x00880200}) {
            assertThat(released().dataSet().contains(tag)).as(Tag.format(tag)).isFalse();
            assertThat(released().dataSet().items(0x00081140).getFirst().contains(tag))
                    .as("inside: " + Tag.format(tag))
                    .isFalse();
        }
    }

    private static void sealed(Attributes object) {
        object.item(0xFFFAFFFA).bytes(0x04000115, "OB", ascii(SECRET));
        object.item(0x4FFE0001).text(0x04000015, "CS", "SHA256");
        object.item(0x04000500).bytes(0x04000520, "OB", ascii(SECRET));
        object.item(0x04000550).text(0x00100010, "PN", SECRET);
        object.item(0x04000561).text(0x04000564, "LO", SECRET);
        object.item(0x00880200).bytes(0x7FE00010, "OB", ascii(SECRET));
        object.bytes(0xFFFCFFFC, "OB", ascii(SECRET));
        object.shorts(0x50000005, "US", 1).bytes(0x50003000, "OW", ascii(SECRET));
    }

    @Test
    void saysNothingOfSignaturesWhereThereWereNone() {
        JobReport report = release(ct(), Encoding.EXPLICIT_LITTLE);

        assertThat(report.removedSignatures()).isZero();
        assertThat(ReportHtml.of(report)).doesNotContain("Signatures");
    }

    @Test
    void letsNothingOfAZipOutButItsObjects() throws Exception {
        Path zip = work.resolve("in.zip");
        try (ZipOutputStream stream = new ZipOutputStream(Files.newOutputStream(zip), StandardCharsets.UTF_8)) {
            stream.setComment(SECRET);
            for (String name : List.of("../" + SECRET + "/1", "/" + SECRET, SECRET + ".dcm")) {
                ZipEntry entry = new ZipEntry(name);
                entry.setComment(SECRET);
                entry.setExtra(join(bytes(0x4C, 0x45, SECRET.length(), 0), ascii(SECRET)));
                stream.putNextEntry(entry);
                stream.write(SmallObjects.file(SmallObjects.ct("MRN-4711-88", "5", name.length() + "")));
            }
        }
        Job job = new Job(
                List.of(zip), work.resolve("out"), work.resolve("home"), Profile.RESEARCH, "p", 1, Job.Mode.RELEASE);

        assertThat(new LocalRunner(job, Progress.NONE).run().total().released()).isEqualTo(3);

        try (Stream<Path> files = Files.walk(work.resolve("out"))) {
            for (Path file : files.toList()) {
                assertThat(file.toString()).doesNotContain(SECRET);
                if (Files.isRegularFile(file)) {
                    assertThat(read(file)).doesNotContain(SECRET);
                }
            }
        }
        try (Stream<Path> files = Files.walk(work)) {
            assertThat(files.filter(path -> path.toString().contains(SECRET))).isEmpty();
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
