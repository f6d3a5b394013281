package org.elpis.vision.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Frames written by the lossless process are read back without loss, by this decoder and by dcmtk.
class LosslessEncoderTest {
    private static final String SYNTAX = "1.2.840.10008.1.2.4.70";

    @TempDir
    private Path work;

    private final JpegCodec codec = new JpegCodec();

    @Test
    void losesNothingAtAnyDepth() throws Exception {
        RandomGenerator chance = new Random(1);
        for (int i = 0; i < 600; i++) {
            Raster raster = raster(chance, 1 + chance.nextInt(16), 40);
            PixelLayout layout = layout(raster, chance);
            Raster read = codec.decode(codec.encode(raster, layout), layout);
            assertThat(read.values()).as("%s", layout).isEqualTo(raster.values());
        }
    }

    @Test
    void writesWhatDcmtkReads() throws Exception {
        ForeignTool.require("dcmdjpeg");
        RandomGenerator chance = new Random(2);
        for (int i = 0; i < 60; i++) {
            Raster raster = raster(chance, 2 + chance.nextInt(15), i % 20 == 0 ? 1024 : 60);
            int allocated = raster.bits() > 8 ? 16 : 8;
            PixelLayout layout = layout(raster, allocated, raster.bits() - 1);
            byte[] frame = codec.encode(raster, layout);
            short[] values = new ForeignTool(work).dcmdjpeg(new DicomFile(SYNTAX, layout, List.of(frame)));
            short[] expected = raster.values().clone();
            for (int at = 0; at < expected.length; at++) {
                expected[at] &= (short) ((1 << raster.bits()) - 1);
            }
            assertThat(values).as("%s", layout).isEqualTo(expected);
        }
    }

    @Test
    void writesTheWidestDifferences() throws Exception {
        short[] values = new short[64];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) (i % 3 == 0 ? 0 : i % 3 == 1 ? 0x8000 : 0xFFFF);
        }
        Raster raster = new Raster(8, 8, Photometric.MONOCHROME2, 16, false, values.clone());
        PixelLayout layout = layout(raster, 16, 15);
        assertThat(codec.decode(codec.encode(raster, layout), layout).values()).isEqualTo(values);
    }

    @Test
    void writesTheSameBytesEveryTime() {
        Raster raster = raster(new Random(3), 12, 40);
        PixelLayout layout = layout(raster, 16, 11);
        assertThat(codec.encode(raster, layout)).isEqualTo(new JpegCodec().encode(raster, layout));
    }

    @Test
    void refusesALayoutThatIsNotTheRasters() {
        Raster raster = new Raster(4, 4, Photometric.MONOCHROME2, 8, false, new short[16]);
        PixelLayout other = layout(new Raster(4, 5, Photometric.MONOCHROME2, 8, false, new short[20]), 8, 7);
        assertThatThrownBy(() -> codec.encode(raster, other)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Raster raster(RandomGenerator chance, int bits, int largest) {
        int samples = chance.nextInt(3) == 0 ? 3 : 1;
        boolean isSigned = samples == 1 && chance.nextBoolean();
        Picture picture = Picture.draw(chance, 1 + chance.nextInt(largest), 1 + chance.nextInt(largest), samples, bits);
        short[] values = Arrays.copyOf(picture.values(), picture.values().length);
        for (int i = 0; i < values.length && isSigned; i++) {
            values[i] = (short) (values[i] << 32 - bits >> 32 - bits);
        }
        Photometric photometric = samples == 1 ? Photometric.MONOCHROME2 : Photometric.RGB;
        return new Raster(picture.columns(), picture.rows(), photometric, bits, isSigned, values);
    }

    private static PixelLayout layout(Raster raster, RandomGenerator chance) {
        int allocated = raster.bits() > 8 || chance.nextBoolean() ? 16 : 8;
        return layout(raster, allocated, chance.nextInt(raster.bits() - 1, allocated));
    }

    private static PixelLayout layout(Raster raster, int allocated, int highBit) {
        return new PixelLayout(
                raster.columns(),
                raster.rows(),
                1,
                raster.samples(),
                allocated,
                raster.bits(),
                highBit,
                raster.isSigned(),
                false,
                raster.photometric());
    }
}
