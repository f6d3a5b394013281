package org.elpis.vision.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
        byte[] stub = "\u0089PNG\r\n\u001a\n\0\0\0\0tRNSIEND".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(ExportPicture.of(stub)).isInstanceOf(ExportPicture.Unreadable.class);
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

    /// A viewer shows what lies behind such places, and no decoder can know what that is.
    @Test
    void refusesWhatIsSeeThrough() {
        BufferedImage picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_ARGB);
        picture.getGraphics().fillRect(0, 0, 40, 30);
        assertThat(ExportPicture.of(Scene.png(picture))).isInstanceOf(ExportPicture.Usable.class);

        picture.setRGB(20, 15, 0x7FFF_FFFF);
        assertThat(reason(Scene.png(picture))).contains("see-through");
        byte[] key = chunk("tRNS", new byte[] {0, 7, 0, 7, 0, 7});
        assertThat(reason(afterHeader(Scene.png(SHOWN), key))).contains("see-through");
    }

    @Test
    void refusesWhatIsAnimated() {
        byte[] control = chunk("acTL", new byte[] {0, 0, 0, 2, 0, 0, 0, 0});

        assertThat(reason(afterHeader(Scene.png(SHOWN), control))).contains("animated");
    }

    /// Else a picture that people see mirrored is not called so.
    @Test
    void refusesWhatIsToBeTurnedWhenItIsShown() {
        for (boolean isBig : new boolean[] {true, false}) {
            assertThat(reason(exifJpeg(2, isBig))).contains("turned or mirrored");
            assertThat(reason(afterHeader(Scene.png(SHOWN), chunk("eXIf", exif(6, isBig)))))
                    .contains("turned or mirrored");
            assertThat(ExportPicture.of(exifJpeg(1, isBig))).isInstanceOf(ExportPicture.Usable.class);
        }
    }

    /// Differences in colour that every screen shows, though the brightness is that of grey.
    @Test
    void knowsFaintColoursFromGrey() {
        BufferedImage picture = Scene.resized(Scene.shown(Scene.of(1), 700, 2600), 1);
        assertThat(colour(Scene.jpeg(picture, 30))).isFalse();
        for (int i = 0; i < 100; i++) {
            int grey = Math.clamp(picture.getRGB(50 + i % 10, 50 + i / 10) & 0xFF, 30, 200);
            picture.setRGB(50 + i % 10, 50 + i / 10, grey + 28 << 16 | grey - 14 << 8 | grey);
        }
        assertThat(colour(Scene.png(picture))).isTrue();
    }

    private static boolean colour(byte[] file) {
        return ((ExportPicture.Usable) ExportPicture.of(file)).picture().isColour();
    }

    private static String reason(byte[] file) {
        return ExportPicture.of(file) instanceof ExportPicture.Unreadable unreadable ? unreadable.reason() : "none";
    }

    private static byte[] chunk(String type, byte[] content) {
        CRC32 crc = new CRC32();
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        crc.update(name);
        crc.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(name)
                .put(content)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] afterHeader(byte[] png, byte[] chunk) {
        return ByteBuffer.allocate(png.length + chunk.length)
                .put(png, 0, 33)
                .put(chunk)
                .put(png, 33, png.length - 33)
                .array();
    }

    private static byte[] exif(int orientation, boolean isBig) {
        return ByteBuffer.allocate(26)
                .order(isBig ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
                .put((byte) (isBig ? 'M' : 'I'))
                .put((byte) (isBig ? 'M' : 'I'))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    private static byte[] exifJpeg(int orientation, boolean isBig) {
        byte[] jpeg = Scene.jpeg(SHOWN, 90);
        byte[] exif = exif(orientation, isBig);
        return ByteBuffer.allocate(jpeg.length + 10 + exif.length)
                .put(jpeg, 0, 2)
                .putShort((short) 0xFFE1)
                .putShort((short) (8 + exif.length))
                .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .put(exif)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }
}
