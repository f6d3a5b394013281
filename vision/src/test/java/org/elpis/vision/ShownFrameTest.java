package org.elpis.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.Element;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Vr;
import org.elpis.pixel.Faces;
import org.elpis.pixel.UndecodableFrameException;
import org.elpis.pixel.View;
import org.junit.jupiter.api.Test;

/// What a person sees of a frame.
class ShownFrameTest {
    private static final Path IMAGES = Path.of("../../shared/data/dicom-mixed");
    /// Larger ones cost more time than they teach.
    private static final long MOST_BYTES = 1 << 17;
    private static final int CENTER = 0x0028_1050;
    private static final int WIDTH = 0x0028_1051;
    private final PixelExaminer examiner = new PixelExaminer();

    @Test
    void showsEightBitsAsTheyAre() throws IOException {
        assertThat(shown(SmallImages.grey8(3, 1, new byte[] {0, 100, (byte) 255})))
                .containsExactly(0, 100, 255);
    }

    @Test
    void showsTheLowestValueOfMonochrome1White() throws IOException {
        assertThat(shown(SmallImages.of("MONOCHROME1", 3, 1, 1, 8, new byte[] {0, 100, (byte) 255})))
                .containsExactly(255, 155, 0);
    }

    @Test
    void showsGreyValuesThroughTheWindowOfTheObject() throws IOException {
        Instance image = SmallImages.grey16(
                4, 1, new int[] {0, 1000, 1256, 4000}, decimal(CENTER, "1128\\50"), decimal(WIDTH, "257\\9"));

        assertThat(shown(image)).containsExactly(0, 0, 255, 255);
    }

    @Test
    void takesTheWindowInUnitsOfTheScanner() throws IOException {
        Instance image = SmallImages.grey16(
                4,
                1,
                new int[] {0, 1000, 1256, 4000},
                decimal(CENTER, "104"),
                decimal(WIDTH, "257"),
                decimal(0x0028_1052, "-1024"),
                decimal(0x0028_1053, "1"));

        assertThat(shown(image)).containsExactly(0, 0, 255, 255);
    }

    @Test
    void takesTheWindowOfAFrameFromItsFunctionalGroups() throws IOException {
        Instance image = SmallImages.grey16(
                4,
                1,
                new int[] {0, 1000, 1256, 4000},
                SmallImages.sequence(
                        0x5200_9229,
                        SmallImages.sequence(0x0028_9132, decimal(CENTER, "1128"), decimal(WIDTH, "257"))));

        assertThat(shown(image)).containsExactly(0, 0, 255, 255);
    }

    /// Single bright pixels do not darken all others, and padding is no value.
    @Test
    void showsNearlyAllValuesWhereThereIsNoWindow() throws IOException {
        int[] values = new int[1000];
        for (int i = 0; i < values.length; i++) {
            values[i] = 2000 + i % 101;
        }
        values[7] = 65535;
        Arrays.fill(values, 500, 600, 9);

        int[] shown = shown(SmallImages.grey16(100, 10, values, SmallImages.number(Tag.PIXEL_PADDING_VALUE, 9)));

        assertThat(shown[0]).isEqualTo(0);
        assertThat(shown[100]).isBetween(250, 255);
        assertThat(shown[7]).isEqualTo(255);
    }

    @Test
    void doesNotBelieveAWindowThatShowsNothing() throws IOException {
        for (String width : List.of("0", "-3", "x", "", "NaN", "1e999")) {
            int[] shown = shown(
                    SmallImages.grey16(2, 1, new int[] {100, 200}, decimal(CENTER, "-20000"), decimal(WIDTH, width)));
            assertThat(shown).as(width).containsExactly(0, 255);
        }
        assertThat(shown(SmallImages.grey16(
                        2, 1, new int[] {100, 200}, decimal(CENTER, "-20000"), decimal(WIDTH, "10"))))
                .containsExactly(0, 255);
    }

    @Test
    void makesLargeFramesSmallerByTheMeanOfAreas() throws IOException {
        byte[] values = new byte[6 * 4];
        Arrays.fill(values, 0, 12, (byte) 200);

        View view = examiner.view(SmallImages.grey8(6, 4, values), 0, 3);

        assertThat(view.width()).isEqualTo(3);
        assertThat(view.height()).isEqualTo(2);
        assertThat(greys(view)).containsExactly(200, 200, 200, 0, 0, 0);
        assertThat(greys(examiner.view(SmallImages.grey8(6, 4, values), 0, 1))).containsExactly(100);
    }

    @Test
    void countsPartsOfPixelsByTheirShare() throws IOException {
        assertThat(greys(examiner.view(SmallImages.grey8(3, 1, new byte[] {0, 90, (byte) 180}), 0, 2)))
                .containsExactly(30, 150);
    }

    @Test
    void showsBeforeAndAfterByOneWindow() throws IOException {
        Instance before = SmallImages.grey16(2, 2, new int[] {1000, 1100, 1200, 1300});
        Instance after = SmallImages.grey16(2, 2, new int[] {0, 1100, 1200, 1300});

        Faces.BeforeAfter views = examiner.views(before, after, 0, 100);

        assertThat(greys(views.after())[0]).isEqualTo(0);
        assertThat(Arrays.copyOfRange(greys(views.after()), 1, 4))
                .isEqualTo(Arrays.copyOfRange(greys(views.before()), 1, 4));
    }

    @Test
    void showsColoursOfAllThreePlanes() throws IOException {
        View view = examiner.view(SmallImages.of("RGB", 1, 2, 1, 8, new byte[] {1, 2, 3, 4, 5, 6}), 0, 100);

        assertThat(view.samples()).isEqualTo(3);
        assertThat(view.values()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void showsNoFrameThatIsNotThere() {
        assertThatExceptionOfType(UndecodableFrameException.class)
                .isThrownBy(() -> examiner.view(SmallImages.grey8(1, 1, new byte[1]), 1, 100));
    }

    /// Whatever a real file holds, its first frame is shown in the size asked for or is undecodable.
    @Test
    void showsRealImagesOfEveryKind() throws Exception {
        assumeTrue(Files.isDirectory(IMAGES));
        int shown = 0;
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(IMAGES)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                try (FileSource source = FileSource.open(file)) {
                    Instance image = DicomReader.read(source, ReadLimits.forHeap(1L << 30));
                    if (!image.dataSet().contains(Tag.PIXEL_DATA) || Files.size(file) > MOST_BYTES) {
                        continue;
                    }
                    View view = examiner.view(image, 0, 48);
                    boolean fits = view.width() <= 48 && view.height() <= 48;
                    wrong.addAll(fits ? List.of() : List.of(file.getFileName().toString()));
                    shown++;
                } catch (MalformedDicomException | UndecodableFrameException e) {
                    // Held back by the gate; other tests say which.
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(shown).isGreaterThan(100);
    }

    private static Element decimal(int tag, String value) {
        return SmallImages.text(tag, Vr.DS, value);
    }

    private int[] shown(Instance image) throws IOException {
        return greys(examiner.view(image, 0, 1000));
    }

    private static int[] greys(View view) {
        int[] greys = new int[view.values().length];
        for (int i = 0; i < greys.length; i++) {
            greys[i] = view.values()[i] & 0xFF;
        }
        return greys;
    }
}
