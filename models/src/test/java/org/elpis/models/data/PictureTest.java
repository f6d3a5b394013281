package org.elpis.models.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.models.net.Shape;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.Raster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {
    @TempDir
    Path folder;

    @Test
    void shrinksByTheMeanOfTheArea() {
        Pixels five = row(0, 1, 2, 3, 4);
        // Each half covers two and a half pixels.
        assertThat(resampled(five, 1, 2)).containsExactly((0 + 1 + 0.5f * 2) / 2.5f, (0.5f * 2 + 3 + 4) / 2.5f);
        assertThat(resampled(five, 1, 5)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void enlargesOnTheLineBetweenCentres() {
        assertThat(resampled(row(0, 1), 1, 4)).containsExactly(0, 0.25f, 0.75f, 1);
        assertThat(resampled(row(3), 2, 2)).containsExactly(3, 3, 3, 3);
    }

    @Test
    void keepsTheMeanWhateverItShrinksTo() {
        Random random = new Random(5);
        double[] values = random.doubles(97).toArray();
        double mean = Arrays.stream(values).average().orElse(0);
        for (int width = 1; width <= 97; width++) {
            float[] small = resampled(row(values), 1, width);
            double sum = 0;
            for (float value : small) {
                sum += value;
            }
            assertThat(sum / width).isCloseTo(mean, within(1e-6));
        }
    }

    @Test
    void weighsColoursByBt601AndRepeatsGrey() throws Exception {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 0x6432FA);
        Path file = written(image);
        float[] grey = Resampling.apply(PictureFile.open(file), Preprocessing.parse("gray:1x1:0..255"));
        assertThat(grey[0]).isCloseTo(0.299f * 100 + 0.587f * 50 + 0.114f * 250, within(1e-4f));
        assertThat(Resampling.apply(row(1), Preprocessing.parse("rgb:1x1:-1..1")))
                .containsExactly(1, 1, 1);
    }

    @Test
    void keepsAllBitsOfASixteenBitPicture() throws Exception {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSample(0, 0, 0, 12345);
        image.getRaster().setSample(1, 0, 0, 65535);
        assertThat(Resampling.apply(PictureFile.open(written(image)), Preprocessing.parse("gray:1x2:0..65535")))
                .containsExactly(12345, 65535);
    }

    @Test
    void readsStoredGreyWithoutTheJdksGamma() throws Exception {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(0, 0, 0, 128);
        assertThat(Resampling.apply(PictureFile.open(written(image)), Preprocessing.parse("gray:1x1:0..255")))
                .containsExactly(128);
    }

    @Test
    void readsPalettes() throws Exception {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED);
        image.setRGB(0, 0, 0xFFFF0000);
        image.setRGB(1, 0, 0xFFFFFFFF);
        assertThat(Resampling.apply(PictureFile.open(written(image)), Preprocessing.parse("rgb:1x2:0..1")))
                .containsExactly(1, 1, 0, 1, 0, 1);
    }

    @Test
    void normalizesAfterTheRange() {
        Preprocessing usual = Preprocessing.parse("rgb:1x1:0..1:mean=0.5,0.25,0:std=0.5,0.25,2");
        assertThat(Resampling.apply(row(0.5), usual)).containsExactly(0, 1, 0.25f);
        assertThat(usual).hasToString("rgb:1x1:0..1:mean=0.5,0.25,0:std=0.5,0.25,2");
    }

    @ParameterizedTest
    @CsvSource({
        "gray:8x8",
        "gray:8x8:1..1",
        "gray:8x8:0..1:mean=1,2:std=1,1",
        "gray:8x8:0..1:mean=0:std=0",
        "blue:8x8:0..1",
        "gray:0x8:0..1",
        "rgb:9999x9999:0..1"
    })
    void refusesPreprocessingOfAnotherForm(String text) {
        assertThatThrownBy(() -> Preprocessing.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsDicomWithoutAWindowOverAllItsStoredBits() throws Exception {
        assertThat(shades(12, false, Photometric.MONOCHROME2, List.of(), 0, 4095, 1000))
                .containsExactly(0, 1, 1000 / 4095.0);
        assertThat(shades(12, true, Photometric.MONOCHROME2, List.of(), -2048, 2047))
                .containsExactly(0, 1);
        assertThat(shades(8, false, Photometric.MONOCHROME1, List.of(), 0, 255, 51))
                .containsExactly(1, 0, 0.8);
    }

    /// PS3.3 C.11.2.1.2.1: of the linear function, centre - 0.5 is the middle and the width counts both ends.
    @Test
    void showsDicomThroughItsFirstWindowAfterRescaling() throws Exception {
        List<Element> window = List.of(
                text(0x0028_1050, "40\\300"), text(0x0028_1051, "401\\1500"),
                text(0x0028_1052, "-1024"), text(0x0028_1053, "1"));
        double[] shades = shades(12, false, Photometric.MONOCHROME2, window, 0, 1024 + 39, 1024 + 40, 1024 + 240);
        assertThat(shades[0]).isZero();
        assertThat(shades[1]).isCloseTo(0.5 - 0.5 / 400, within(1e-12));
        assertThat(shades[2]).isCloseTo(0.5 + 0.5 / 400, within(1e-12));
        assertThat(shades[3]).isEqualTo(1);
    }

    @Test
    void refusesDicomThatNeedsATable() {
        Element table = new Element(
                0x0028_3000,
                Vr.SQ,
                new Value.Items(List.of(DataSet.of(List.of(text(0x0028_1050, "1")), Encoding.EXPLICIT_LITTLE)), false));
        assertThatThrownBy(() -> shades(8, false, Photometric.MONOCHROME2, List.of(table), 0))
                .isInstanceOf(UnreadablePictureException.class)
                .hasMessageContaining("lookup table");
        List<Element> broken = List.of(text(0x0028_1050, "4e999"), text(0x0028_1051, "1"));
        assertThatThrownBy(() -> shades(8, false, Photometric.MONOCHROME2, broken, 0))
                .isInstanceOf(UnreadablePictureException.class);
    }

    private static Element text(int tag, String value) {
        return Element.ofAscii(tag, Vr.DS, value);
    }

    private static double[] shades(
            int bits, boolean isSigned, Photometric photometric, List<Element> elements, int... stored)
            throws UnreadablePictureException {
        short[] values = new short[stored.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) stored[i];
        }
        Raster raster = new Raster(stored.length, 1, photometric, bits, isSigned, values);
        double[] row = new double[stored.length];
        DicomPixels.of(DataSet.of(elements, Encoding.EXPLICIT_LITTLE), raster).row(0, 0, row);
        return row;
    }

    private Path written(BufferedImage image) throws IOException {
        Path file = folder.resolve("image.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static float[] resampled(Pixels pixels, int height, int width) {
        return Resampling.apply(
                pixels, new Preprocessing(new Shape(1, height, width), 0, 1, new double[1], new double[] {1}));
    }

    private static Pixels row(double... values) {
        return new Pixels() {
            @Override
            public int width() {
                return values.length;
            }

            @Override
            public int height() {
                return 1;
            }

            @Override
            public int channels() {
                return 1;
            }

            @Override
            public void row(int channel, int y, double[] row) {
                System.arraycopy(values, 0, row, 0, row.length);
            }
        };
    }
}
