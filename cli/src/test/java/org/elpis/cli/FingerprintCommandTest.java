package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.elpis.testkit.dicom.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `fingerprint` and `trace`, as the site that releases runs them.
class FingerprintCommandTest {
    private static final int SIDE = 128;
    private static final int SLICES = 2;

    private final Path folder;
    private final Path home;
    private final Path released;
    private final Path acme;

    FingerprintCommandTest(@TempDir Path folder) {
        this.folder = folder;
        home = folder.resolve("home");
        released = folder.resolve("released");
        acme = folder.resolve("acme");
        for (int i = 0; i < SLICES; i++) {
            Attributes slice = new Scanner(1)
                    .slice(i)
                    .shorts(0x00280010, "US", SIDE)
                    .shorts(0x00280011, "US", SIDE)
                    .words(0x7FE00010, "OW", pixels(i), 2);
            byte[] bytes = Scanner.bytes(slice, Scanner.CT, new Scanner(1).sopUid(i));
            Scanner.write(folder.resolve("in/" + i + ".dcm"), bytes);
        }
        assertThat(elpis("deid", "--no-pixels", folder.resolve("in"), released).code())
                .isZero();
    }

    /// A noisy disc on air.
    private static byte[] pixels(int seed) {
        Random random = new Random(seed);
        byte[] pixels = new byte[SIDE * SIDE * 2];
        for (int i = 0; i < SIDE * SIDE; i++) {
            double x = (double) (i % SIDE) / SIDE - 0.5;
            int row = i / SIDE;
            double y = (double) row / SIDE - 0.5;
            double tissue = x * x + y * y > 0.2 ? 30 : 1000 + 250 * Math.sin(13 * x + 7 * y + seed);
            int value = (int) (tissue + 6 * random.nextGaussian());
            pixels[2 * i] = (byte) value;
            pixels[2 * i + 1] = (byte) (value >> 8);
        }
        return pixels;
    }

    private Run elpis(String command, Object... args) {
        return Run.elpis(Stream.concat(Stream.of(command, "--home", home), Stream.of(args))
                .toArray());
    }

    private Run mark(Path out, String recipient) {
        return elpis("fingerprint", released, out, "--for", recipient);
    }

    private static List<Path> objects(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".dcm"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void namesTheRecipientOfALeakedCopyAndOfAPictureOfIt() throws IOException {
        Run made = mark(acme, "Acme AI");
        assertThat(made.code()).as(made.out() + made.err()).isZero();
        assertThat(mark(folder.resolve("beta"), "Beta").code()).isZero();

        Run copy = elpis("trace", acme);
        assertThat(copy.code()).isEqualTo(1);
        assertThat(copy.out()).startsWith("COPY OF Acme AI\n").contains("Beta").contains("no proof");

        Path picture = picture(objects(acme).getFirst());
        assertThat(elpis("trace", picture).out()).startsWith("COPY OF Acme AI\n");
        Run among = elpis("trace", "--json", "--among", "Beta", "--among", "Gamma", picture);
        assertThat(among.code()).isEqualTo(4);
        assertThat(among.out()).contains("\"verdict\": \"nobody\"");
    }

    /// A window of the lower 12 bits, cut.
    private Path picture(Path object) throws IOException {
        byte[] bytes = Files.readAllBytes(object);
        int start = bytes.length - SIDE * SIDE * 2;
        BufferedImage image = new BufferedImage(SIDE - 20, SIDE - 14, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int at = start + 2 * ((y + 9) * SIDE + x + 7);
                int value = bytes[at] & 0xFF | bytes[at + 1] << 8;
                image.getRaster().setSample(x, y, 0, Math.clamp((value - 600) / 3, 0, 255));
            }
        }
        Path file = folder.resolve("leaked.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    @Test
    void givesTheReleaseBackBitByBit() throws IOException {
        mark(acme, "Acme AI");
        Path back = folder.resolve("back");

        Run undone = elpis("fingerprint", "--undo", acme, back);

        assertThat(undone.code()).as(undone.out() + undone.err()).isZero();
        for (Path object : objects(released)) {
            Path path = released.relativize(object);
            assertThat(back.resolve(path)).hasSameBinaryContentAs(object);
            assertThat(Files.mismatch(acme.resolve(path), object)).isNotNegative();
        }
        assertThat(back.resolve("release.json")).hasSameBinaryContentAs(released.resolve("release.json"));
    }

    @Test
    void asksAboutOneWhoseNameHasAComma() {
        Run made = mark(acme, "Acme AI, contract 7");
        assertThat(made.out()).endsWith("Next: elpis trace LEAKED\n      elpis fingerprint --undo " + acme + " BACK\n");
        Run run = elpis("trace", "--among", "Acme AI, contract 7", acme);
        assertThat(run.code()).as(run.out()).isEqualTo(1);
        assertThat(run.out()).startsWith("COPY OF Acme AI, contract 7\n");
    }

    @Test
    void namesTheProjectInTheNextCommands() {
        Path other = folder.resolve("of another project");
        Path out = folder.resolve("its copy");
        elpis("deid", "--no-pixels", "--project", "trial", folder.resolve("in"), other);
        Run run = elpis("fingerprint", other, out, "--for", "a", "--project", "trial");
        assertThat(run.out())
                .contains("Next: elpis trace LEAKED --project trial\n")
                .contains("--undo '" + out + "' BACK --project trial\n");
    }

    @Test
    void namesNobodyForTheReleaseItself() {
        mark(acme, "Acme AI");
        Run run = elpis("trace", released);
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out()).startsWith("NOBODY");
    }

    @Test
    void keepsTheReleaseMarkAndTheManifestTrue() {
        mark(acme, "Acme AI");
        Path again = folder.resolve("again");
        Run run = elpis("deid", "--no-pixels", "--json", acme, again);
        assertThat(run.totals()).as("released before, and recognised").isEqualTo("3, 2, 0, 1");
        assertThat(elpis("check", folder.resolve("in"), acme).code()).isZero();
    }

    @Test
    void isAnAlterationToASealMadeBeforeAndNoneAfterItWasUndone() {
        Path seals = folder.resolve("seals");
        mark(acme, "Acme AI");
        elpis("seal", released, seals);
        assertThat(elpis("verify", acme, seals).code()).isEqualTo(1);
        Path back = folder.resolve("back");
        elpis("fingerprint", "--undo", acme, back);
        assertThat(elpis("verify", back, seals).code()).isZero();
    }

    @Test
    void tellsNobodyTheRecipient() throws IOException {
        mark(acme, "Acme AI");
        try (Stream<Path> files = Files.walk(acme)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("Acme");
            }
        }
        try (Stream<Path> files = Files.walk(home.resolve("fingerprints"))) {
            assertThat(files.filter(Files::isRegularFile)).allMatch(OwnersFile::isPrivate);
        }
    }

    /// Permissions of a file.
    private static final class OwnersFile {
        static boolean isPrivate(Path file) {
            try {
                return Files.getPosixFilePermissions(file).size() == 2;
            } catch (IOException e) {
                return false;
            }
        }
    }

    @Test
    void refusesWhatIsNoReleaseOrIsACopyAlready() {
        Run originals = elpis("fingerprint", folder.resolve("in"), acme, "--for", "a");
        assertThat(originals.code()).isEqualTo(3);
        assertThat(originals.message()).contains("This is no release");
        assertThat(acme).doesNotExist();

        mark(acme, "a");
        assertThat(elpis("fingerprint", acme, folder.resolve("b"), "--for", "b").message())
                .contains("somebody's copy already");
        assertThat(mark(acme, "b").message()).contains("must be new or empty");
        assertThat(elpis("fingerprint", "--undo", released, folder.resolve("c")).message())
                .contains("knows of no copy");
        assertThat(elpis("fingerprint", released, folder.resolve("d")).code()).isEqualTo(2);
    }

    @Test
    void leavesOutWhatWasPutIntoTheReleaseByOthers() throws IOException {
        Path planted = objects(released).getFirst();
        Files.copy(folder.resolve("in/0.dcm"), planted, StandardCopyOption.REPLACE_EXISTING);
        Run run = mark(acme, "a");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("it is not what this project released");
        assertThat(acme.resolve(released.relativize(planted))).doesNotExist();
    }

    @Test
    void doesNotUndoWhatWasChangedSince() throws IOException {
        mark(acme, "a");
        Path changed = objects(acme).getFirst();
        byte[] bytes = Files.readAllBytes(changed);
        bytes[bytes.length - 9] ^= 1;
        Files.write(changed, bytes);
        Run run = elpis("fingerprint", "--undo", acme, folder.resolve("back"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("changed since the copy was made");
    }

    /// A copy was in other hands: what carries nothing is held against what was handed over as well.
    @Test
    void givesBackNothingThatWasNotInTheCopyAndMissesWhatWas() throws IOException {
        Path plain = objects(released).getLast();
        byte[] bytes = Files.readAllBytes(plain);
        Arrays.fill(bytes, bytes.length - SIDE * SIDE * 2, bytes.length, (byte) 0);
        Files.write(plain, bytes);
        assertThat(mark(acme, "a").out()).contains("nowhere in it");
        Path kept = acme.resolve(released.relativize(plain));
        Path back = folder.resolve("back");
        assertThat(elpis("fingerprint", "--undo", acme, back).code()).isZero();

        bytes[bytes.length - 9] ^= 1;
        Files.write(kept, bytes);
        Run changed = elpis("fingerprint", "--undo", acme, folder.resolve("back1"));
        assertThat(changed.code()).isEqualTo(1);
        assertThat(changed.out()).contains("changed since the copy was made");

        Path manifest = acme.resolve("release.json");
        List<String> lines = Files.readAllLines(manifest);
        List<String> fewer = lines.stream()
                .filter(line -> !line.contains(kept.getFileName().toString()))
                .toList();
        Files.write(manifest, fewer);
        Run missing = elpis("fingerprint", "--undo", acme, folder.resolve("back2"));
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.out()).contains("missing from the copy");

        String other = lines.stream()
                .filter(line -> line.contains("\"path\""))
                .findFirst()
                .orElseThrow();
        Files.writeString(
                manifest,
                String.join("\n", lines)
                        .replace("  \"objects\": [\n", "  \"objects\": [\n" + other.replace(".dcm", "9.dcm") + "\n"));
        Path marked = objects(acme).getFirst();
        Files.copy(marked, Path.of(marked.toString().replace(".dcm", "9.dcm")));
        Run more = elpis("fingerprint", "--undo", acme, folder.resolve("back3"));
        assertThat(more.code()).isEqualTo(1);
        assertThat(more.out()).contains("was not in this copy");
    }

    @Test
    void takesAnyFileForATrace() throws IOException {
        mark(acme, "a");
        Path odd = Files.createDirectories(folder.resolve("odd"));
        Files.write(odd.resolve("1.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});
        Files.write(odd.resolve("2"), new byte[0]);
        Files.writeString(odd.resolve("3.dcm"), "nonsense");
        Run run = elpis("trace", odd);
        assertThat(run.code()).as(run.err()).isEqualTo(4);
        assertThat(elpis("trace", folder.resolve("nowhere")).code()).isEqualTo(2);
        assertThat(elpis("trace", odd, "--project", "other").code()).isEqualTo(3);
    }
}
