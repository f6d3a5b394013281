package org.elpis.vision.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.elpis.pixel.Box;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.Raster;
import org.junit.jupiter.api.Test;

class CropTest {
    private static final int SIDE = 20;
    private static final Box ALL = new Box(0, 0, SIDE, SIDE);

    /// Ground with a square of ink from (4, 4) to before (8, 8), in one of the samples.
    private static Raster square(Photometric photometric, int bits, boolean isSigned, int ground, int ink, int sample) {
        short[] values = new short[SIDE * SIDE * photometric.samples()];
        Arrays.fill(values, (short) ground);
        for (int y = 4; y < 8; y++) {
            for (int x = 4; x < 8; x++) {
                values[(y * SIDE + x) * photometric.samples() + sample] = (short) ink;
            }
        }
        return new Raster(SIDE, SIDE, photometric, bits, isSigned, values);
    }

    private static Raster grey(int ground, int ink) {
        return square(Photometric.MONOCHROME2, 8, false, ground, ink, 0);
    }

    private static PageWord word(int left, int top, int width, int height) {
        return new PageWord(0, 0, left, top, width, height, 1, "x");
    }

    @Test
    void showsInkOfEitherPolarityDarkOnWhite() {
        byte[] bright = Crop.of(grey(10, 200), ALL).orElseThrow().page().values();
        byte[] dark = Crop.of(grey(200, 10), ALL).orElseThrow().page().values();

        assertThat(dark).isEqualTo(bright);
        assertThat(bright).contains((byte) 0, (byte) 255);
    }

    @Test
    void showsTheSampleInWhichInkAndGroundDifferMost() {
        byte[] blue = Crop.of(square(Photometric.RGB, 8, false, 10, 200, 2), ALL)
                .orElseThrow()
                .page()
                .values();

        assertThat(blue)
                .isEqualTo(Crop.of(grey(10, 200), ALL).orElseThrow().page().values());
    }

    @Test
    void showsStoredValuesOfAnyDepthAndSign() {
        byte[] deep = Crop.of(square(Photometric.MONOCHROME2, 12, true, -1024, 2047, 0), ALL)
                .orElseThrow()
                .page()
                .values();

        assertThat(deep)
                .isEqualTo(Crop.of(grey(0, 255), ALL).orElseThrow().page().values());
    }

    @Test
    void isNoneWhenInkIsTooFaintToBeReadForCertain() {
        assertThat(Crop.of(grey(100, 123), ALL)).isEmpty();
        assertThat(Crop.of(grey(100, 124), ALL)).isPresent();
        assertThat(Crop.of(grey(100, 100), ALL)).isEmpty();
    }

    @Test
    void isEmptyBesideWordsThatHoldAllInk() {
        Crop crop = Crop.of(grey(10, 200), ALL).orElseThrow();
        int scale = 3;

        assertThat(crop.isEmptyBeside(List.of(word(20 + 4 * scale, 20 + 4 * scale, 4 * scale, 4 * scale))))
                .isTrue();
        assertThat(crop.isEmptyBeside(List.of(word(20 + 12 * scale, 20 + 12 * scale, 4 * scale, 4 * scale))))
                .isFalse();
        assertThat(crop.isEmptyBeside(List.of())).isFalse();
    }

    /// A faint name beside a bright side.
    @Test
    void isNotEmptyBesideWordsWhenFaintInkIsLeft() {
        Raster frame = grey(10, 200);
        frame.values()[15 * SIDE + 15] = 30;
        Crop crop = Crop.of(frame, ALL).orElseThrow();

        assertThat(crop.isEmptyBeside(List.of(word(32, 32, 12, 12)))).isFalse();
    }

    @Test
    void takesTwoLooksForOneWhenNothingDiffers() {
        Crop crop = Crop.of(grey(10, 200), ALL).orElseThrow();

        assertThat(crop.isSameAs(Crop.of(grey(10, 200), ALL).orElseThrow())).isTrue();
        assertThat(crop.isSameAs(Crop.of(Lines.of("L"), ALL).orElseThrow())).isFalse();
    }
}
