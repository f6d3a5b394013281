package org.elpis.vision.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTest {
    private static Raster row(Photometric photometric, int bits, boolean isSigned, int... values) {
        short[] stored = new short[values.length];
        for (int i = 0; i < values.length; i++) {
            stored[i] = (short) values[i];
        }
        return new Raster(values.length / photometric.samples(), 1, photometric, bits, isSigned, stored);
    }

    private static Colour first(Raster raster) throws UndecodableFrameException {
        return Picture.of(raster, ValueRange.of(raster)).at(0, 0);
    }

    @Test
    void showsTheLeastValueOfARangeBlackAndTheMostWhite() throws UndecodableFrameException {
        Raster raster = row(Photometric.MONOCHROME2, 16, true, -1000, -100, 0, 100, 1000);
        assertThat(Picture.of(raster, new ValueRange(-100, 100)).plane(0))
                .containsExactly(new byte[] {0, 0, (byte) 128, (byte) 255, (byte) 255});
    }

    @Test
    void showsTheLeastValueOfMonochrome1White() throws UndecodableFrameException {
        Raster raster = row(Photometric.MONOCHROME1, 8, false, 0, 255);
        assertThat(Picture.of(raster, ValueRange.stored(8, false)).plane(0)).containsExactly(255, 0);
    }

    @Test
    void showsAFrameOfOneValueBlack() throws UndecodableFrameException {
        Raster raster = row(Photometric.MONOCHROME2, 16, false, 60000, 60000);
        assertThat(Picture.of(raster, ValueRange.of(raster)).plane(0)).containsExactly(0, 0);
    }

    @Test
    void showsTheHighestEightBitsOfColours() throws UndecodableFrameException {
        assertThat(first(row(Photometric.RGB, 8, false, 1, 2, 3))).isEqualTo(new Colour(1, 2, 3));
        assertThat(first(row(Photometric.RGB, 16, false, 0x1234, 0xFFFF, 0xFF))).isEqualTo(new Colour(0x12, 0xFF, 0));
        assertThat(first(row(Photometric.RGB, 1, false, 0, 1, 0))).isEqualTo(new Colour(0, 255, 0));
    }

    @Test
    void convertsLumaAndColourDifferences() throws UndecodableFrameException {
        assertThat(first(row(Photometric.YBR_FULL, 8, false, 76, 85, 255))).isEqualTo(new Colour(254, 0, 0));
        assertThat(first(row(Photometric.YBR_FULL, 8, false, 200, 128, 128))).isEqualTo(new Colour(200, 200, 200));
        assertThat(first(row(Photometric.YBR_PARTIAL_422, 8, false, 16, 128, 128)))
                .isEqualTo(Colour.BLACK);
        assertThat(first(row(Photometric.YBR_PARTIAL_422, 8, false, 235, 128, 128)))
                .isEqualTo(Colour.WHITE);
    }

    @Test
    void looksUpValuesInThePaletteAndThoseBeyondAtItsEnds() throws UndecodableFrameException {
        Palette palette = Palette.of(PaletteTest.dataSet(10, 8, new int[] {1, 2}, new int[] {3, 4}, new int[] {5, 6}));
        Picture picture = Picture.of(row(Photometric.PALETTE_COLOR, 8, false, 0, 10, 11, 200), palette);
        assertThat(picture.plane(0)).containsExactly(1, 1, 2, 2);
        assertThat(picture.plane(2)).containsExactly(5, 5, 6, 6);
    }

    @Test
    void refusesAPaletteThatIsNotGivenAndColoursThatNobodyUses() {
        for (Photometric each : List.of(Photometric.PALETTE_COLOR, Photometric.CMYK, Photometric.HSV)) {
            Raster raster = row(each, 8, false, new int[each.samples()]);
            assertThatThrownBy(() -> Picture.of(raster, ValueRange.of(raster)))
                    .isInstanceOf(UndecodableFrameException.class);
        }
    }

    @Test
    void showsWhatPydicomShowsOfRealFiles(@TempDir Path folder)
            throws IOException, InterruptedException, UndecodableFrameException {
        Peer.assumeInstalled("python3");
        List<RealFiles.Image> images = new ArrayList<>(RealFiles.images(
                "1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.5"));
        images.removeIf(each -> each.layout().photometric().samples() == 1
                ? each.layout().photometric().isMonochrome()
                : each.layout().photometric() == Photometric.RGB);
        // Of words in big endian pydicom 2.3 leaves pairs of 8-bit cells swapped.
        images.removeIf(each -> each.uid().endsWith(".1.2.2") && each.layout().bitsAllocated() == 8);
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3"));
        command.add(Pydicom.script(folder, "seen_colours.py").toString());
        command.add(folder.toString());
        images.forEach(each -> command.add(each.file().toString()));
        Peer.run(folder, command);
        for (int i = 0; i < images.size(); i++) {
            Path theirs = folder.resolve(i + ".rgb");
            if (Files.exists(theirs)) {
                assertNear(images.get(i), Files.readAllBytes(theirs));
            }
        }
    }

    /// Palettes to the bit, conversions to one level of rounding.
    private static void assertNear(RealFiles.Image image, byte[] theirs) throws UndecodableFrameException {
        byte[] ours = shown(image);
        int tolerance = image.layout().photometric() == Photometric.PALETTE_COLOR ? 0 : 1;
        assertThat(ours).as("%s", image.file()).hasSameSizeAs(theirs);
        int most = 0;
        for (int i = 0; i < ours.length; i++) {
            most = Math.max(most, Math.abs((ours[i] & 0xFF) - (theirs[i] & 0xFF)));
        }
        assertThat(most).as("%s %s", image.file(), image.layout()).isLessThanOrEqualTo(tolerance);
    }

    private static byte[] shown(RealFiles.Image image) throws UndecodableFrameException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PixelLayout layout = image.layout();
        for (byte[] frame : image.frames()) {
            Raster raster = Pydicom.codec(image.uid()).decode(frame, layout);
            Picture picture = layout.photometric() == Photometric.PALETTE_COLOR
                    ? Picture.of(raster, Palette.of(image.instance().dataSet()))
                    : Picture.of(raster, ValueRange.of(raster));
            for (int i = 0; i < layout.pixels(); i++) {
                for (int colour = 0; colour < 3; colour++) {
                    out.write(picture.plane(colour)[i]);
                }
            }
        }
        return out.toByteArray();
    }
}
