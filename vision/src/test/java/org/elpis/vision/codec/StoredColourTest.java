package org.elpis.vision.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;
import org.junit.jupiter.api.Test;

class StoredColourTest {
    private static PixelLayout layout(Photometric photometric, int bits, boolean isSigned) {
        int allocated = bits <= 8 ? 8 : bits <= 16 ? 16 : 32;
        return new PixelLayout(1, 1, 1, photometric.samples(), allocated, bits, bits - 1, isSigned, false, photometric);
    }

    @Test
    void makesGreyBlackAndWhiteByTheEndsOfTheStoredValues() throws UndecodableFrameException {
        assertThat(StoredColour.of(layout(Photometric.MONOCHROME2, 12, false), Colour.BLACK))
                .containsExactly(0);
        assertThat(StoredColour.of(layout(Photometric.MONOCHROME2, 12, false), Colour.WHITE))
                .containsExactly(4095);
        assertThat(StoredColour.of(layout(Photometric.MONOCHROME2, 12, true), Colour.BLACK))
                .containsExactly(-2048);
        assertThat(StoredColour.of(layout(Photometric.MONOCHROME1, 12, false), Colour.BLACK))
                .containsExactly(4095);
        assertThat(StoredColour.of(layout(Photometric.MONOCHROME1, 8, false), Colour.WHITE))
                .containsExactly(0);
        assertThat(StoredColour.of(layout(Photometric.MONOCHROME2, 32, false), Colour.WHITE))
                .containsExactly(-1);
    }

    @Test
    void keepsBlackAndWhiteFreeOfColourDifferences() throws UndecodableFrameException {
        assertThat(StoredColour.of(layout(Photometric.YBR_FULL, 8, false), Colour.BLACK))
                .containsExactly(0, 128, 128);
        assertThat(StoredColour.of(layout(Photometric.YBR_FULL_422, 8, false), Colour.WHITE))
                .containsExactly(255, 128, 128);
        assertThat(StoredColour.of(layout(Photometric.YBR_PARTIAL_422, 8, false), Colour.BLACK))
                .containsExactly(16, 128, 128);
        assertThat(StoredColour.of(layout(Photometric.YBR_FULL, 16, false), Colour.BLACK))
                .containsExactly(0, 32768, 32768);
    }

    @Test
    void takesTheNearestEntryOfThePalette() throws UndecodableFrameException {
        int[] red = {10, 250, 0};
        int[] green = {10, 0, 0};
        int[] blue = {10, 0, 250};
        Palette palette = Palette.of(PaletteTest.dataSet(100, 8, red, green, blue));
        PixelLayout layout = layout(Photometric.PALETTE_COLOR, 8, false);
        assertThat(StoredColour.of(layout, palette, Colour.BLACK)).containsExactly(100);
        assertThat(StoredColour.of(layout, palette, new Colour(255, 0, 0))).containsExactly(101);
    }

    @Test
    void takesNoEntryThatTheStoredBitsCannotName() throws UndecodableFrameException {
        int[] table = new int[300];
        table[299] = 255;
        table[255] = 100;
        Palette palette = Palette.of(PaletteTest.dataSet(0, 8, table, table, table));
        assertThat(StoredColour.of(layout(Photometric.PALETTE_COLOR, 8, false), palette, Colour.WHITE))
                .containsExactly(255);
    }

    @Test
    void makesValuesThatAreSeenAsTheColour() throws UndecodableFrameException {
        Random random = new Random(1);
        for (int i = 0; i < 5000; i++) {
            Photometric photometric = List.of(Photometric.RGB, Photometric.YBR_FULL, Photometric.YBR_PARTIAL_422)
                    .get(i % 3);
            Colour colour = new Colour(random.nextInt(256), random.nextInt(256), random.nextInt(256));
            PixelLayout layout = layout(photometric, i % 2 == 0 ? 8 : 16, false);
            int[] stored = StoredColour.of(layout, colour);
            short[] values = {(short) stored[0], (short) stored[1], (short) stored[2]};
            Raster raster = new Raster(1, 1, photometric, layout.bitsStored(), false, values);
            Colour seen = Picture.of(raster, ValueRange.of(raster)).at(0, 0);
            assertThat(seen.distanceTo(colour))
                    .as("%s as %s", colour, photometric)
                    .isLessThanOrEqualTo(12);
        }
    }
}
