package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.elpis.testkit.dicom.Attributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `deid` does with input, output and homes that are not as they should be: it says what, where and what
/// to do, and loses nothing.
class BadInputTest {
    private final Scanner scanner = new Scanner(1);
    private final Path folder;
    private final Path in;
    private final Path out;
    private final Path home;

    BadInputTest(@TempDir Path folder) {
        this.folder = folder;
        in = folder.resolve("in");
        out = folder.resolve("out");
        home = folder.resolve("home");
    }

    @BeforeEach
    void scan() {
        scanner.scan(in, 2);
    }

    @Test
    void namesAnInputThatDoesNotExist() {
        Run run = deid(folder.resolve("absent"), out);

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.message()).contains("does not exist", "INPUT_UNREADABLE", "input: " + folder.resolve("absent"));
        assertThat(out).doesNotExist();
    }

    @Test
    void refusesAnOutputInsideTheInput() {
        Run run = deid(in, in.resolve("released"));

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.message()).contains("Input and output must lie apart", "Choose another output");
        assertThat(in.resolve("released")).doesNotExist();
    }

    @Test
    void refusesAnInputInsideTheOutput() {
        assertThat(deid(in, folder).message()).contains("Input and output must lie apart");
    }

    @Test
    void refusesAHomeInsideTheOutput() {
        Run run = Run.elpis("deid", "--home", out.resolve("home"), in, out);

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.message()).contains("The home folder holds keys");
    }

    @Test
    void refusesAnOutputThatCannotBeWritten() {
        Path file = Scanner.write(folder.resolve("file"), new byte[1]);

        Run run = deid(in, file.resolve("out"));

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.message()).contains("The output folder cannot be written", "OUTPUT_UNUSABLE");
    }

    @Test
    void refusesAHomeThatCannotBeWritten() {
        Path file = Scanner.write(folder.resolve("file"), new byte[1]);

        Run run = Run.elpis("deid", "--home", file, in, out);

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.message()).contains("HOME_UNUSABLE");
    }

    @Test
    void answersAProgramWithJsonWhenTheEnvironmentFails() {
        Run run = deid("--json", folder.resolve("absent"), out);

        assertThat(run.json().get("error").text("code")).isEqualTo("INPUT_UNREADABLE");
        assertThat(run.json().get("error").text("input")).endsWith("absent");
    }

    @Test
    void quarantinesAFileThatIsNotDicom() {
        Scanner.write(in.resolve("noise"), new byte[] {1, 0, 2, 3, 5, 8, 13, 21, 34, 55, 89, 7, 1, 0, 0, 0});

        assertQuarantined("NOT_DICOM");
    }

    @Test
    void quarantinesAnEmptyFile() {
        Scanner.write(in.resolve("empty.dcm"), new byte[0]);

        assertQuarantined("EMPTY_FILE");
    }

    @Test
    void quarantinesAFileThatEndsInTheHeader() {
        Scanner.write(in.resolve("cut.dcm"), Arrays.copyOf(scanner.bytes(9), 400));

        assertQuarantined("TRUNCATED");
    }

    @Test
    void quarantinesAFileThatEndsInThePixels() {
        byte[] whole = scanner.bytes(9);
        Scanner.write(in.resolve("cut.dcm"), Arrays.copyOf(whole, whole.length - 2));

        assertQuarantined("TRUNCATED");
    }

    @Test
    void quarantinesPixelsThatAreFewerThanRowsAndColumnsSay() {
        Attributes slice = scanner.slice(9).shorts(0x00280010, "US", 17);
        Scanner.write(in.resolve("short.dcm"), Scanner.bytes(slice, Scanner.CT, scanner.sopUid(9)));

        assertQuarantined("PIXEL_DATA_TOO_SHORT");
    }

    @Test
    void survivesSequencesTenThousandDeep() {
        Attributes slice = scanner.slice(9);
        byte[] nested = new byte[10_000 * 16];
        byte[] one = {0x08, 0, (byte) 0x40, 0x11, -1, -1, -1, -1, -2, -1, 0, (byte) 0xE0, -1, -1, -1, -1};
        for (int i = 0; i < nested.length; i += 16) {
            System.arraycopy(one, 0, nested, i, 16);
        }
        byte[] bytes = Scanner.bytes(slice.bytes(0x00091001, "UN", nested), Scanner.CT, scanner.sopUid(9));
        Scanner.write(in.resolve("deep.dcm"), bytes);

        Run run = deid("--json", in, out);

        assertThat(run.code()).isBetween(0, 1);
        assertThat(run.json().number("read")).isEqualTo(3);
    }

    @Test
    void quarantinesBothOfTwoObjectsWithOneUidAndDifferentContent() {
        Attributes other = scanner.slice(0).text(0x00081030, "LO", "MR");
        Scanner.write(in.resolve("again.dcm"), Scanner.bytes(other, Scanner.CT, scanner.sopUid(0)));

        Run run = deid("--json", in, out);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.totals()).isEqualTo("3, 1, 2, 0");
        assertThat(codes(run)).containsExactly("SAME_UID_DIFFERENT_CONTENT");
    }

    @Test
    void skipsACopyOfAnObject() {
        Scanner.write(in.resolve("copy.dcm"), scanner.bytes(0));

        assertThat(deid("--json", in, out).totals()).isEqualTo("3, 2, 0, 1");
    }

    @Test
    void saysWhatIsWrongWithAZipFileThatIsDamaged() {
        Path zip = Scanner.write(
                folder.resolve("export.zip"), "PK\u0003\u0004 no more".getBytes(StandardCharsets.US_ASCII));

        Run run = deid(zip, out);

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.message()).contains("The zip file is damaged or encrypted");
    }

    @Test
    void refusesAKeyThatOthersCanRead() throws IOException {
        deid(in, out);
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-r--r--"));

        Run run = deid(in, folder.resolve("other"));

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.message()).contains("KEY_UNSAFE", "chmod 600", key().toString());
        assertThat(folder.resolve("other")).doesNotExist();
    }

    @Test
    void refusesToMakeANewKeyWhereOneWasLost() throws IOException {
        deid(in, out);
        Files.delete(key());

        Run run = deid(in, folder.resolve("other"));

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.message()).contains("KEY_MISSING", "Restore it from the backup");
        assertThat(key()).doesNotExist();
    }

    @Test
    void refusesAKeyThatIsDamaged() throws IOException {
        deid(in, out);
        Files.writeString(key(), "0123");

        assertThat(deid(in, out).message()).contains("KEY_DAMAGED");
    }

    @Test
    void continuesAfterTheDiskWasFull() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                exec("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()) == 0,
                "SKIPPED: a disk that fills up needs the right to mount a tmpfs");
        try {
            scanner.scan(in, 60);
            Path small = disk.resolve("out");

            Run full = deid(in, small);

            assertThat(full.code()).isEqualTo(3);
            assertThat(full.message()).contains("DISK_FULL", "Free space and run the same command");
            assertThat(exec("mount", "-o", "remount,size=8m", disk.toString())).isZero();
            assertThat(deid("--json", in, small).totals()).isEqualTo("60, 60, 0, 0");
            deid(in, out);
            assertThat(Files.mismatch(small.resolve("release.json"), out.resolve("release.json")))
                    .isEqualTo(-1);
        } finally {
            exec("umount", disk.toString());
        }
    }

    private static int exec(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    private void assertQuarantined(String code) {
        Run run = deid("--json", in, out);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.totals()).isEqualTo("3, 2, 1, 0");
        assertThat(codes(run)).containsExactly(code);
        assertThat(run.json().list("quarantinedBecause").getFirst().text("next"))
                .isNotEmpty();
    }

    private static List<String> codes(Run run) {
        return run.json().list("quarantinedBecause").stream()
                .map(reason -> reason.text("code"))
                .toList();
    }

    private Path key() {
        return home.resolve("keys").resolve("site.key");
    }

    private Run deid(Object... args) {
        Object[] words = new Object[args.length + 3];
        words[0] = "deid";
        words[1] = "--home";
        words[2] = home;
        System.arraycopy(args, 0, words, 3, args.length);
        return Run.elpis(words);
    }
}
