package org.elpis.vision.j2k;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Drawn images, encoded by OpenJPEG in many manners, decode to the same bits here and there.
class DrawnFramesTest {
    /// More with `-Delpis.frames=2000`.
    private static final int FRAMES = Integer.getInteger("elpis.frames", 40);
    /// No coarseness that these options ask for moves samples so far.
    private static final double BROKEN = 0.02;

    @TempDir
    private Path work;

    @Test
    void decodesReversibleFramesToTheirLastBit() throws Exception {
        compare(5, "");
    }

    @Test
    void decodesIrreversibleFramesToTheLastBitOfTheReferenceDecoder() throws Exception {
        compare(6, " -I");
    }

    private void compare(long seed, String option) throws IOException {
        OpenJpeg judge = OpenJpeg.in(work);
        int compared = 0;
        for (int i = 0; i < FRAMES; i++) {
            Random random = new Random(seed * 1_000_000 + i);
            DrawnImage image = image(random);
            compared += compare(judge, image, DrawnOptions.draw(random, image.layout()) + option);
        }
        assertThat(compared).as("frames that the encoder could make").isGreaterThan(FRAMES * 3 / 4);
    }

    /// Of few pixels more often than of many; sides are multiples of four where the judge's encoder reads no
    /// others.
    private static DrawnImage image(Random random) {
        int most = random.nextInt(8) == 0 ? 400 : random.nextBoolean() ? 140 : 20;
        int bits = 1 + random.nextInt(16);
        boolean isSigned = random.nextInt(4) == 0 && bits > 1;
        int rounding = isSigned || bits < 8 ? 3 : 0;
        int columns = (random.nextInt(most) | rounding) + 1;
        int rows = (random.nextInt(most) | rounding) + 1;
        return DrawnImage.draw(random, columns, rows, random.nextInt(3) == 0 ? 3 : 1, bits, isSigned);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-n 3 -r 8,1 -POC T1=0,0,2,1,3,LRCP/T1=1,0,2,2,3,CPRL/T1=2,0,2,3,3,PCRL",
                "-n 3 -POC T1=0,0,1,3,1,RLCP/T1=0,1,1,3,3,CPRL",
                "-n 2 -ROI c=1,U=7",
                "-n 3 -c [8,8],[4,4],[2,2]",
                "-n 1 -b 1024,4",
                "-n 1 -b 4,1024 -M 1",
                "-n 3 -t 7,9 -d 3,5 -T 1,2 -mct 0",
                "-n 4 -r 100,30,10,3,1 -p RPCL -TP R -PLT -TLM",
                "-n 3 .jp2"
            })
    void decodesWhatIsDrawnSeldom(String options) throws Exception {
        DrawnImage image = DrawnImage.draw(new Random(3), 64, 48, 3, 8, false);
        assertThat(compare(OpenJpeg.in(work), image, options)).isEqualTo(1);
    }

    @Test
    void decodesFourComponents() throws Exception {
        DrawnImage image = DrawnImage.draw(new Random(4), 32, 20, 4, 8, false);
        assertThat(compare(OpenJpeg.in(work), image, "-n 3 -mct 0")).isEqualTo(1);
    }

    @Test
    void decodesAThousandByAThousand() throws Exception {
        DrawnImage image = DrawnImage.draw(new Random(5), 1024, 1024, 1, 16, false);
        assertThat(compare(OpenJpeg.in(work), image, "-n 6 -p RPCL -c [256,256]"))
                .isEqualTo(1);
    }

    /// @return frames compared: none when the encoder fails, or makes what its own decoder shows as another
    /// image
    private static int compare(OpenJpeg judge, DrawnImage image, String options) throws IOException {
        byte[] frame = judge.encode(image, options).orElse(null);
        if (frame == null) {
            return 0;
        }
        int bits = image.layout().bitsStored();
        int[] expected = judge.decode(frame, image.layout(), bits);
        int[] actual = new int[expected.length];
        try {
            Raster raster = new Jpeg2000Codec().decode(frame, image.layout());
            for (int i = 0; i < actual.length; i++) {
                actual[i] = raster.values()[i] & (1 << bits) - 1;
            }
        } catch (UndecodableFrameException refusal) {
            assertThat(meanError(expected, image))
                    .as("%s as %s is refused because %s", image.layout(), options, refusal.getMessage())
                    .isGreaterThan(BROKEN);
            return 0;
        }
        assertThat(actual).as("%s as %s", image.layout(), options).isEqualTo(expected);
        return 1;
    }

    /// How far samples are from those that were encoded, as a share of their range.
    private static double meanError(int[] samples, DrawnImage image) {
        int mask = (1 << image.layout().bitsStored()) - 1;
        long error = 0;
        for (int i = 0; i < samples.length; i++) {
            error += Math.abs(samples[i] - (image.samples()[i] & mask));
        }
        return (double) error / samples.length / mask;
    }
}
