package org.elpis.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pictures are read again by ImageIO, and by pngcheck and Pillow where they are installed.
class PngWriterTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 1, 3", "7, 5, 1", "5, 7, 3", "256, 3, 1", "640, 480, 3", "8192, 2, 1", "2, 8192, 3"})
    void writesPicturesThatAForeignReaderReadsPixelByPixel(int width, int height, int samples) throws IOException {
        View noise = noise(width, height, samples);
        View smooth = smooth(width, height, samples);

        assertThat(read(PngWriter.write(noise), samples)).isEqualTo(noise.values());
        assertThat(read(PngWriter.write(smooth), samples)).isEqualTo(smooth.values());
    }

    @Test
    void givesTheSameBytesForTheSameView() {
        assertThat(PngWriter.write(smooth(90, 40, 3))).isEqualTo(PngWriter.write(smooth(90, 40, 3)));
    }

    @Test
    void packsWhatIsSmooth() {
        assertThat(PngWriter.write(smooth(512, 512, 1))).hasSizeLessThan(512 * 512 / 20);
    }

    /// Header, pixels, end: no time, no software, no comment.
    @Test
    void writesNothingBesideThePicture() {
        byte[] png = PngWriter.write(noise(3, 2, 1));
        int pixels = ((png[33] & 0xFF) << 24 | (png[34] & 0xFF) << 16 | (png[35] & 0xFF) << 8 | png[36] & 0xFF);

        assertThat(new String(png, 37, 4, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("IDAT");
        assertThat(png).hasSize(8 + 25 + 12 + pixels + 12);
    }

    @Test
    void refusesPicturesThatNoPageHas() {
        assertThatIllegalArgumentException().isThrownBy(() -> PngWriter.write(noise(8193, 1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> PngWriter.write(noise(1, 8193, 3)));
    }

    @Test
    void passesAStrictForeignCheck(@TempDir Path work) throws Exception {
        Path checker = Path.of("/usr/bin/pngcheck");
        assumeTrue(Files.isExecutable(checker));
        Path grey = Files.write(work.resolve("grey.png"), PngWriter.write(noise(33, 21, 1)));
        Path colour = Files.write(work.resolve("colour.png"), PngWriter.write(smooth(33, 21, 3)));

        Process check = new ProcessBuilder(checker.toString(), "-q", grey.toString(), colour.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(check.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(check.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(check.exitValue()).isZero();
    }

    private static View noise(int width, int height, int samples) {
        byte[] values = new byte[width * height * samples];
        new Random(width * 31L + height).nextBytes(values);
        return new View(width, height, samples, values);
    }

    private static View smooth(int width, int height, int samples) {
        byte[] values = new byte[width * height * samples];
        for (int i = 0; i < values.length; i++) {
            int pixel = i / samples;
            values[i] = (byte) (pixel % width / 2 + pixel / width + i % samples * 40);
        }
        return new View(width, height, samples, values);
    }

    private static byte[] read(byte[] png, int samples) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int[] cells = image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
        assertThat(image.getRaster().getNumBands()).isEqualTo(samples);
        byte[] values = new byte[cells.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) cells[i];
        }
        return values;
    }
}
