package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.elpis.testkit.dicom.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `verify PICTURE --baseline ORIGINAL [SEAL]`, as somebody who got a picture by chat runs it.
class ExportVerificationTest {
    private static final int SIDE = 160;
    private static final Scanner SCANNER = new Scanner(1);

    private final Path folder;
    private final Path originals;
    private final Path picture;

    ExportVerificationTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        originals = folder.resolve("originals");
        picture = folder.resolve("chat.png");
        for (int slice = 0; slice < 2; slice++) {
            Scanner.write(originals.resolve(slice + ".dcm"), file(slice));
        }
        save(picture, shown(values(1)));
    }

    private Run verify(Object... more) {
        Object[] words = new Object[more.length + 5];
        Object[] first = {"verify", "--home", folder.resolve("home"), "--baseline", originals};
        System.arraycopy(first, 0, words, 0, first.length);
        System.arraycopy(more, 0, words, first.length, more.length);
        return Run.elpis(words);
    }

    private static int[] values(int slice) {
        SplittableRandom random = new SplittableRandom(slice);
        double[] values = new double[SIDE * SIDE];
        for (int shape = 0; shape < 50; shape++) {
            double x = random.nextDouble(SIDE);
            double y = random.nextDouble(SIDE);
            double radius = random.nextDouble(5, 25);
            double height = random.nextDouble(-400, 700);
            for (int i = 0; i < values.length; i++) {
                int row = i / SIDE;
                double dx = i % SIDE - x;
                double dy = row - y;
                values[i] += height * StrictMath.exp(-(dx * dx + dy * dy) / (radius * radius));
            }
        }
        return Arrays.stream(values)
                .mapToInt(value -> Math.clamp(Math.round(1500 + value), 0, 4095))
                .toArray();
    }

    private static byte[] file(int slice) {
        ByteBuffer pixels = ByteBuffer.allocate(2 * SIDE * SIDE).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values(slice)) {
            pixels.putShort((short) value);
        }
        Attributes image = SCANNER.slice(slice)
                .shorts(0x00280010, "US", SIDE)
                .shorts(0x00280011, "US", SIDE)
                .words(0x7FE00010, "OW", pixels.array(), 2);
        return Scanner.bytes(image, Scanner.CT, SCANNER.sopUid(slice));
    }

    private static BufferedImage shown(int[] values) {
        BufferedImage shown = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < values.length; i++) {
            int grey = Math.clamp((values[i] - 500) / 8, 0, 255);
            shown.setRGB(i % SIDE, i / SIDE, grey * 0x010101);
        }
        return shown;
    }

    private static void save(Path file, BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        Files.write(file, bytes.toByteArray());
    }

    @Test
    void namesTheSliceThatAPictureShowsAndHowFaintAChangeItWouldSee() {
        Run run = verify(picture);

        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .startsWith("MATCHES: no change is there that is larger")
                .contains("frame 1 of " + SCANNER.sopUid(1))
                .contains("not held against a seal")
                .contains("would see");
        assertThat(run.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void saysWhereSomethingWasPutInAndFramesItInAPicture() throws IOException {
        int[] values = values(1);
        for (int y = 60; y < 72; y++) {
            for (int x = 100; x < 112; x++) {
                values[y * SIDE + x] += 400;
            }
        }
        save(picture, shown(values));
        Path marked = folder.resolve("marked.png");

        Run run = verify("--marked", marked, picture);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).startsWith("ALTERED").contains("differs ");
        assertThat(ImageIO.read(marked.toFile()).getWidth()).isEqualTo(SIDE);
        assertThat(Files.getPosixFilePermissions(marked))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThat(verify("--marked", marked, picture).code())
                .as("nothing is overwritten")
                .isEqualTo(3);
        assertThat(run.out()).containsPattern("differs +columns (9[0-9]|100) to 11[0-9], rows 5[0-9] to 7[0-9]");
    }

    @Test
    void isUnknownWhenTheBaselineIsNotWhatWasSealed() throws IOException {
        Path home = folder.resolve("home");
        Path seals = folder.resolve("seals");
        assertThat(Run.elpis("seal", "--home", home, originals, seals).code()).isZero();
        assertThat(verify(picture, seals).out()).startsWith("MATCHES").contains("by its seal: genuine");

        byte[] bytes = Files.readAllBytes(originals.resolve("0.dcm"));
        bytes[bytes.length - 2] ^= 1;
        Files.write(originals.resolve("0.dcm"), bytes);

        Run run = verify(picture, seals);
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out().replace('\n', ' ')).contains("the baseline is not genuine by its seal");
    }

    @Test
    void isUnknownForABrokenPictureAndOneOfSomethingElse() throws IOException {
        byte[] whole = Files.readAllBytes(picture);
        Files.write(picture, Arrays.copyOf(whole, whole.length / 2));
        assertThat(verify(picture).code()).isEqualTo(4);
        assertThat(verify("--json", picture).json().text("reason")).isEqualTo("the picture breaks off");

        save(picture, shown(values(7)));
        assertThat(verify(picture).code()).isEqualTo(4);

        Files.write(originals.resolve("0.dcm"), "no image".getBytes(StandardCharsets.US_ASCII));
        assertThat(verify(picture).code()).isEqualTo(4);
    }

    /// Red of the brightness of the grey below it: everybody sees it, and only brightness is compared.
    @Test
    void isUnknownWhereAGreyImageIsShownWithColours() throws IOException {
        BufferedImage shown = shown(values(1));
        for (int y = 60; y < 72; y++) {
            for (int x = 100; x < 112; x++) {
                int grey = shown.getRGB(x, y) & 0xFF;
                shown.setRGB(x, y, Math.min(255, grey + 60) << 16 | Math.max(0, grey - 30) << 8 | grey);
            }
        }
        save(picture, shown);

        Run run = verify(picture);

        assertThat(run.code()).as(run.out()).isEqualTo(4);
        assertThat(run.out().replace('\n', ' ')).contains("the picture has colours and the image is grey");
    }
}
