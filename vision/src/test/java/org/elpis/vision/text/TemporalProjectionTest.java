package org.elpis.vision.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.Raster;
import org.elpis.testkit.hospital.PixelFont;
import org.elpis.testkit.picture.TextFamilyA;
import org.elpis.testkit.picture.TextLine;
import org.elpis.testkit.picture.TextScene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemporalProjectionTest {
    private static Raster noise(int frame) {
        Random random = new Random(frame);
        short[] values = new short[256 * 256];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) (1000 + 20 * random.nextGaussian());
        }
        return new Raster(256, 256, Photometric.MONOCHROME2, 12, false, values);
    }

    private static void write(Raster raster, String text, int ink) {
        boolean[][] points = PixelFont.points(text);
        for (int y = 0; y < PixelFont.HEIGHT; y++) {
            for (int x = 0; x < points[0].length; x++) {
                if (points[y][x]) {
                    raster.values()[(100 + y) * 256 + 40 + x] = (short) ink;
                }
            }
        }
    }

    @Test
    void framesWithoutTextAreClean() {
        TemporalProjection projection = new TemporalProjection(Sensitivity.FIRST_LOOK);
        for (int frame = 0; frame < 20; frame++) {
            projection.add(noise(frame));
        }
        assertThat(projection.result()).isEqualTo(new BurnedInText.Clean());
    }

    @ParameterizedTest
    @ValueSource(ints = {2000, 100})
    void findsTextThatStandsInOneFrameAlone(int ink) {
        for (int at : List.of(0, 7, 8, 17, 18)) {
            TemporalProjection projection = new TemporalProjection(Sensitivity.FIRST_LOOK);
            for (int frame = 0; frame < 19; frame++) {
                Raster raster = noise(frame);
                if (frame == at) {
                    write(raster, "DOE JANE 1961", ink);
                }
                projection.add(raster);
            }
            assertThat(projection.result()).as("text in frame %d", at).isInstanceOf(BurnedInText.Text.class);
        }
    }

    @Test
    void framesOfAnotherShapeMayFollow() {
        TemporalProjection projection = new TemporalProjection(Sensitivity.FIRST_LOOK);
        projection.add(noise(1));
        projection.add(new Raster(64, 32, Photometric.RGB, 8, false, new short[64 * 32 * 3]));
        assertThat(projection.result()).isEqualTo(new BurnedInText.Clean());
    }

    @Test
    void coversEveryStateOfAClock() {
        List<TextScene> frames = TextFamilyA.cine(3, 12);
        TemporalProjection projection = new TemporalProjection(Sensitivity.FIRST_LOOK);
        frames.forEach(frame -> projection.add(Scenes.raster(frame.picture())));
        BurnedInText found = projection.result();
        for (TextScene frame : frames) {
            for (TextLine line : frame.lines()) {
                assertThat(Scenes.covered(line, frame.picture().columns(), found))
                        .as(line.kind())
                        .isGreaterThanOrEqualTo(0.95);
            }
        }
    }
}
