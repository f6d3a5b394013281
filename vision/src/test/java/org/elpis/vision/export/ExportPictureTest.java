package org.elpis.vision.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class ExportPictureTest {
    private static final BufferedImage SHOWN = Scene.resized(Scene.shown(Scene.of(1), 700, 2600), 0.3);

    @Test
    void readsPngAndJpegAsGreys() {
        for (byte[] file : new byte[][] {Scene.png(SHOWN), Scene.jpeg(SHOWN, 95)}) {
            ExportPicture picture = ((ExportPicture.Usable) ExportPicture.of(file)).picture();

            assertThat(picture.grey().width()).isEqualTo(SHOWN.getWidth());
            assertThat(picture.grey().values()[0]).isCloseTo(SHOWN.getRGB(0, 0) & 0xFF, within(4));
            assertThat(picture.isColour()).isFalse();
        }
    }

    private static org.assertj.core.data.Offset<Float> within(float greys) {
        return org.assertj.core.data.Offset.offset(greys);
    }

    @Test
    void refusesWhatBreaksOff() {
        for (byte[] file : new byte[][] {Scene.png(SHOWN), Scene.jpeg(SHOWN, 90)}) {
            byte[] part = Arrays.copyOf(file, file.length / 2);

            assertThat(ExportPicture.of(part)).isEqualTo(new ExportPicture.Unreadable("the picture breaks off"));
        }
    }

    @Test
    void refusesAHugePictureBeforeItsPixelsAreMade() {
        ByteBuffer png = ByteBuffer.wrap(Scene.png(SHOWN));
        png.putInt(16, 60_000).putInt(20, 60_000);
        CRC32 crc = new CRC32();
        crc.update(png.array(), 12, 17);
        png.putInt(29, (int) crc.getValue());

        assertThat(ExportPicture.of(png.array()))
                .isEqualTo(new ExportPicture.Unreadable("the picture has more than 45 million pixels"));
    }

    @Test
    void refusesWhatIsNoPicture() {
        byte[] text = "A letter.".getBytes(StandardCharsets.US_ASCII);

        assertThat(ExportPicture.of(text)).isInstanceOf(ExportPicture.Unreadable.class);
        assertThat(ExportPicture.of(new byte[0])).isInstanceOf(ExportPicture.Unreadable.class);
    }

    /// Whatever the bytes are, there is an answer and no exception.
    @Test
    void answersToAnyBytes() {
        long seed = 20261121;
        SplittableRandom random = new SplittableRandom(seed);
        byte[][] files = {Scene.png(SHOWN), Scene.jpeg(SHOWN, 80)};
        int refused = 0;
        for (int run = 0; run < 400; run++) {
            byte[] file = files[run % 2].clone();
            for (int i = 0; i < 1 + run % 8; i++) {
                file[random.nextInt(file.length)] = (byte) random.nextInt(256);
            }
            ExportPicture.Read read = ExportPicture.of(file);
            refused += read instanceof ExportPicture.Unreadable ? 1 : 0;
        }
        assertThat(refused).as("of 400, seed %d", seed).isPositive();
    }
}
