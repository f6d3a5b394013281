package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.elpis.dicom.Tag;
import org.elpis.pixel.Box;
import org.elpis.pixel.PngWriter;
import org.elpis.pixel.StandInExaminer.Mark;
import org.elpis.pixel.StandInFaces;
import org.elpis.pixel.View;
import org.elpis.policy.Handling;
import org.elpis.policy.Profile;
import org.elpis.testkit.dicom.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a job's private report tells of pixels. Who looks is [org.elpis.pixel.StandInExaminer].
class PixelLedgerTest {
    private static final int SIDE = 16;

    @TempDir
    Path work;

    @Test
    void countsWhatChangedInEveryChangedObject() throws Exception {
        put("a", "1", word(noise(1), 20));
        put("b", "2", word(noise(2), 40));
        put("c", "3", noise(3));

        Utility together = run(Set.of(), 2).utility().getFirst();

        assertThat(together.objects()).isEqualTo(3);
        assertThat(together.changed()).isEqualTo(2);
        assertThat(together.compared()).isEqualTo(2);
        assertThat(together.pixels()).isEqualTo(3 * SIDE * SIDE);
        // Two of the six bytes of a mark are zero already.
        assertThat(together.pixelsChanged()).isEqualTo(2 * 4);
        assertThat(together.pixelsElsewhere()).isZero();
        assertThat(together.likeness().orElseThrow().objects()).isEqualTo(2);
    }

    @Test
    void tellsNothingWherePixelsWereNotExamined() throws Exception {
        put("a", "1", word(noise(1), 20));
        Profile profile = Profile.RESEARCH.with(Handling.DEFAULT.withoutPixels());

        JobReport report = new LocalRunner(SmallObjects.job(work, profile), Progress.NONE).run();

        assertThat(report.utility()).isEmpty();
        assertThat(report.studies().getFirst().pictures()).isEmpty();
    }

    @Test
    void showsTheReleasedPictureAloneAsLongAsValuesAreMasked() throws Exception {
        byte[] original = word(noise(1), 20);
        put("a", "1", original);

        JobReport report = run(Set.of(), 2);

        assertThat(report.studies().getFirst().pictures()).singleElement().satisfies(picture -> {
            assertThat(picture.before()).isEmpty();
            assertThat(picture.boxes()).hasSize(1);
        });
        byte[] released = original.clone();
        Arrays.fill(released, 20, 26, (byte) 0);
        assertThat(page()).contains(uri(released)).doesNotContain(uri(original));
    }

    @Test
    void showsTheOriginalBesideItWhereValuesAreShown() throws Exception {
        byte[] original = word(noise(1), 20);
        put("a", "1", original);

        run(Set.of(Job.Extra.SHOW_VALUES), 2);

        assertThat(page()).contains(uri(original));
    }

    @Test
    void showsWhatWasHeldBackForWhatItShowsWhereValuesAreShown() throws Exception {
        byte[] original = uncertain();
        put("a", "1", original);

        run(Set.of(Job.Extra.SHOW_VALUES), 2);

        assertThat(page())
                .contains(uri(original), "Images among them")
                .doesNotContain("What changed in pictures", "--show-values");
    }

    /// The first slices of a head show little but air.
    @Test
    void showsTheMiddleOfASeriesThatWasHeldBackForAFace() throws Exception {
        for (int i = 1; i <= 5; i++) {
            Attributes slice = image(Integer.toString(i), noise(i)).text(0x00280302, "CS", "YES");
            SmallObjects.put(work.resolve("in"), "f" + i, SmallObjects.file(slice));
        }

        JobReport report = run(Set.of(Job.Extra.SHOW_VALUES), 2);

        assertThat(report.studies().getFirst().pictures()).singleElement().satisfies(picture -> {
            assertThat(picture.file()).endsWith("f3");
            assertThat(picture.reason()).map(Reason::code).contains("FACE_UNCERTAIN");
        });
    }

    @Test
    void showsNothingOfItAsLongAsValuesAreMasked() throws Exception {
        put("a", "1", uncertain());

        run(Set.of(), 2);

        assertThat(page())
                .doesNotContain("data:image/png", "Images among them")
                .contains("no picture of it stands here");
    }

    private static byte[] uncertain() {
        byte[] pixels = noise(1);
        System.arraycopy(Mark.UNCERTAIN.bytes(), 0, pixels, 0, 6);
        return pixels;
    }

    @Test
    void showsWhereAFaceWas() throws Exception {
        byte[] original = noise(1);
        System.arraycopy(Mark.FACE.bytes(), 0, original, 3 * SIDE, 6);
        Attributes slice = image("1", original).text(StandInFaces.FRAME_OF_REFERENCE, "UI", "1.9.8.7.5.9");
        SmallObjects.put(work.resolve("in"), "a", SmallObjects.file(slice));

        JobReport report = run(Set.of(), 2);

        assertThat(report.studies().getFirst().pictures()).singleElement().satisfies(picture -> {
            assertThat(picture.face()).containsExactly(new Box(0, 3, StandInFaces.PIXELS, 1));
            assertThat(picture.boxes()).isEmpty();
            assertThat(picture.before()).isEmpty();
        });
        assertThat(page()).contains("A face removed where the picture is tinted.", "A head from three sides");
    }

    /// A slice with a word besides shows less of the face than the one with all of it.
    @Test
    void showsTheSliceThatLosesMostOfItsFaceAndTheOneThatLosesMostToWords() throws Exception {
        byte[] first = noise(1);
        System.arraycopy(Mark.FACE.bytes(), 0, first, 3 * SIDE, 6);
        byte[] second = word(noise(2), 9 * SIDE);
        String reference = "1.9.8.7.5.9";
        SmallObjects.put(
                work.resolve("in"),
                "a",
                SmallObjects.file(image("1", first).text(StandInFaces.FRAME_OF_REFERENCE, "UI", reference)));
        SmallObjects.put(
                work.resolve("in"),
                "b",
                SmallObjects.file(image("2", second).text(StandInFaces.FRAME_OF_REFERENCE, "UI", reference)));

        assertThat(run(Set.of(), 2).studies().getFirst().pictures())
                .extracting(picture -> picture.boxes().size())
                .containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void writesTheNumbersForPrograms() throws Exception {
        put("a", "1", word(noise(1), 20));

        run(Set.of(), 2);

        assertThat(file("report.json"))
                .contains(
                        "\"utility\": [",
                        "\"modality\": \"together\"",
                        "\"pixelsElsewhere\": 0",
                        "\"haarPsiMedian\": 0.984375")
                .contains("\"pictures\": [", "\"width\": 6");
    }

    @Test
    void tellsTheSameWithOneThreadAndWithMany() throws Exception {
        for (int i = 0; i < 40; i++) {
            put("f" + i, Integer.toString(i), i % 3 == 0 ? noise(i) : word(noise(i), i * 3));
        }

        JobReport one = run(Set.of(), 1);
        JobReport many = run(Set.of(), 4);

        assertThat(many.utility()).isEqualTo(one.utility());
        assertThat(many.studies().getFirst().pictures())
                .extracting(Picture::file)
                .isEqualTo(one.studies().getFirst().pictures().stream()
                        .map(Picture::file)
                        .toList());
    }

    private JobReport run(Set<Job.Extra> extras, int workers) {
        Job job = new Job(
                List.of(work.resolve("in")),
                work.resolve("out" + System.nanoTime()),
                work.resolve("home"),
                Profile.RESEARCH,
                "p",
                workers,
                Job.Mode.RELEASE,
                Job.Layout.FOLDERS,
                extras);
        return new LocalRunner(job, Progress.NONE).run();
    }

    private String page() throws Exception {
        return file("report.html");
    }

    private String file(String name) throws Exception {
        try (Stream<Path> files = Files.walk(work.resolve("home/jobs"))) {
            return Files.readString(
                    files.filter(file -> file.endsWith(name)).findFirst().orElseThrow());
        }
    }

    private void put(String name, String instance, byte[] pixels) {
        SmallObjects.put(work.resolve("in"), name, SmallObjects.file(image(instance, pixels)));
    }

    private static Attributes image(String instance, byte[] pixels) {
        return SmallObjects.ct("MRN-4711-88", "5", instance)
                .shorts(0x00280010, "US", SIDE)
                .shorts(0x00280011, "US", SIDE)
                .shorts(0x00280100, "US", 8)
                .shorts(0x00280101, "US", 8)
                .shorts(0x00280102, "US", 7)
                .bytes(Tag.PIXEL_DATA, "OB", pixels);
    }

    private static byte[] word(byte[] pixels, int at) {
        System.arraycopy(Mark.WORD.bytes(), 0, pixels, at, 6);
        return pixels;
    }

    private static byte[] noise(int seed) {
        byte[] pixels = new byte[SIDE * SIDE];
        new Random(seed).nextBytes(pixels);
        return pixels;
    }

    private static String uri(byte[] pixels) {
        return Base64.getEncoder().encodeToString(PngWriter.write(new View(SIDE, SIDE, 1, pixels)));
    }
}
