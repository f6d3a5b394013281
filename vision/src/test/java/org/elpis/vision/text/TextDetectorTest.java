package org.elpis.vision.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.elpis.pixel.Box;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.Raster;
import org.elpis.testkit.hospital.PixelFont;
import org.elpis.testkit.picture.TextFamilyA;
import org.elpis.testkit.picture.TextLine;
import org.elpis.testkit.picture.TextScene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextDetectorTest {
    private static final int COLUMNS = 320;
    private static final int ROWS = 240;

    private final TextDetector detector = new TextDetector(Sensitivity.FIRST_LOOK);

    /// A grey frame with noise around a ground, and a text of letters 7 pixels high times `zoom`.
    private static Raster frame(int bits, boolean isSigned, int ground, int ink, int zoom, boolean isTurned) {
        Random random = new Random(1);
        short[] values = new short[COLUMNS * ROWS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) (ground + random.nextInt(5) - 2);
        }
        boolean[][] points = PixelFont.points("DOE JANE 1961");
        for (int y = 0; y < PixelFont.HEIGHT * zoom; y++) {
            for (int x = 0; x < points[0].length * zoom; x++) {
                if (points[y / zoom][x / zoom]) {
                    int at = isTurned ? (220 - x) * COLUMNS + 60 + y : (100 + y) * COLUMNS + 40 + x;
                    values[at] = (short) ink;
                }
            }
        }
        return new Raster(COLUMNS, ROWS, Photometric.MONOCHROME2, bits, isSigned, values);
    }

    @ParameterizedTest
    @CsvSource({
        "8, false, 40, 255, 1", "8, false, 40, 255, 2", "8, false, 200, 10, 1", "8, false, 100, 130, 2",
        "12, false, 300, 4095, 1", "16, false, 1000, 65535, 2", "16, true, -1000, 3000, 1", "10, true, 0, -500, 2"
    })
    void findsBrightAndDarkTextOfAnyDepth(int bits, boolean isSigned, int ground, int ink, int zoom) {
        assertThat(detector.look(frame(bits, isSigned, ground, ink, zoom, false)))
                .isInstanceOf(BurnedInText.Text.class);
    }

    @Test
    void findsTextThatRunsUpwards() {
        BurnedInText found = detector.look(frame(8, false, 30, 220, 1, true));
        assertThat(found)
                .isInstanceOfSatisfying(
                        BurnedInText.Text.class,
                        text -> assertThat(text.boxes())
                                .anySatisfy(box -> assertThat(box.box().height())
                                        .isGreaterThan(box.box().width())));
    }

    @Test
    void findsColouredTextThatIsAsLightAsItsGround() {
        Raster grey = frame(8, false, 100, 200, 2, false);
        short[] values = new short[COLUMNS * ROWS * 3];
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            int step = grey.values()[i] - 100;
            values[3 * i] = (short) (100 + step);
            values[3 * i + 1] = (short) (100 - step / 2);
            values[3 * i + 2] = 100;
        }
        assertThat(detector.look(new Raster(COLUMNS, ROWS, Photometric.RGB, 8, false, values)))
                .isInstanceOf(BurnedInText.Text.class);
    }

    @ParameterizedTest
    @EnumSource(Sensitivity.class)
    void findsNothingInNoise(Sensitivity sensitivity) {
        Random random = new Random(5);
        short[] values = new short[512 * 512];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) Math.clamp((long) (100 + 12 * random.nextGaussian()), 0, 255);
        }
        assertThat(new TextDetector(sensitivity).look(new Raster(512, 512, Photometric.MONOCHROME2, 8, false, values)))
                .isNotInstanceOf(BurnedInText.Text.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 500", "500, 1", "16, 16", "17, 33", "64, 64"})
    void findsNothingInFlatFramesOfAnySize(int columns, int rows) {
        short[] values = new short[columns * rows];
        assertThat(detector.look(new Raster(columns, rows, Photometric.MONOCHROME2, 8, false, values)))
                .isEqualTo(new BurnedInText.Clean());
    }

    /// The table was fitted on frames of the same kinds with other seeds, so this holds what was learned and
    /// says
    /// little
    /// of other shapes.
    @Test
    void leavesSmallFramesOfSimpleShapesAlone() {
        int touched = 0;
        for (int seed = 1; seed <= 300; seed++) {
            touched += detector.look(Scenes.raster(Shapes.drawn(seed))) instanceof BurnedInText.Clean ? 0 : 1;
        }
        assertThat(touched).isLessThanOrEqualTo(15);
    }

    /// A letter that is as bright as the tissue behind it has no edge that could be found.
    @ParameterizedTest
    @CsvSource({"false", "true"})
    void drawsBothEndsOfALineOutByALetterAndAHalfWithinTheFrame(boolean isTurned) {
        List<Candidate> candidates =
                detector.candidates(frame(8, false, 40, 255, 1, isTurned)).orElseThrow();
        Candidate line = candidates.stream()
                .filter(candidate -> candidate.view().isTurned() == isTurned)
                .max(Comparator.comparingDouble(Candidate::score))
                .orElseThrow();
        int by = Math.round(1.5f * line.height());
        Box box = new Box(60, 70, 30, 20);
        assertThat(line.extended(box, COLUMNS, ROWS))
                .isEqualTo(isTurned ? new Box(60, 70 - by, 30, 20 + 2 * by) : new Box(60 - by, 70, 30 + 2 * by, 20));
        Box all = new Box(0, 0, COLUMNS, ROWS);
        assertThat(line.extended(all, COLUMNS, ROWS)).isEqualTo(all);
    }

    @Test
    void fillsLittleMoreThanTheText() {
        BurnedInText found = detector.look(frame(8, false, 40, 255, 2, false));
        assertThat(found)
                .isInstanceOfSatisfying(
                        BurnedInText.Text.class,
                        text -> assertThat(text.boxes())
                                .allSatisfy(box ->
                                        assertThat(box.box().height()).isLessThanOrEqualTo(PixelFont.HEIGHT * 2 + 8)));
    }

    @Test
    void isUncertainWhereTextureIsEverywhere() {
        short[] values = new short[1024 * 1024];
        for (int i = 0; i < values.length; i++) {
            int x = i % 1024;
            int y = i / 1024;
            values[i] = (short) (x % 8 < 3 && y % 8 < 3 ? 255 : 0);
        }
        assertThat(detector.look(new Raster(1024, 1024, Photometric.MONOCHROME2, 8, false, values)))
                .isInstanceOf(BurnedInText.Uncertain.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void endsInOrderOnValuesOfAllKinds(int seed) {
        Random random = new Random(seed);
        int columns = 1 + random.nextInt(200);
        int rows = 1 + random.nextInt(200);
        int bits = 1 + random.nextInt(16);
        short[] values = new short[columns * rows];
        int spread = 1 + random.nextInt(1 << 16);
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) (random.nextInt(4) == 0 ? random.nextInt(spread) : seed);
        }
        Raster raster = new Raster(columns, rows, Photometric.MONOCHROME2, bits, random.nextBoolean(), values);
        assertThat(detector.look(raster)).isNotNull();
    }

    @Test
    void boxesLieWithinTheFrame() {
        for (long seed = 1; seed <= 5; seed++) {
            TextScene scene = TextFamilyA.scene(seed);
            if (detector.look(Scenes.raster(scene.picture())) instanceof BurnedInText.Text text) {
                assertThat(text.boxes()).allSatisfy(box -> {
                    assertThat(box.box().right())
                            .isLessThanOrEqualTo(scene.picture().columns());
                    assertThat(box.box().bottom())
                            .isLessThanOrEqualTo(scene.picture().rows());
                });
            }
        }
    }

    /// A floor far below the measured figure, so that a fault shows and a machine's other fonts do not.
    @Test
    void coversNearlyAllDrawnLines() {
        int lines = 0;
        int missed = 0;
        for (long seed = 100; seed < 120; seed++) {
            TextScene scene = TextFamilyA.scene(seed);
            BurnedInText found = detector.look(Scenes.raster(scene.picture()));
            for (TextLine line : scene.lines()) {
                lines++;
                missed += Scenes.covered(line, scene.picture().columns(), found) < 0.95 ? 1 : 0;
            }
        }
        assertThat(missed).isLessThanOrEqualTo(lines / 10);
    }
}
