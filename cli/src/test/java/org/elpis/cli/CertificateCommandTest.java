package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `deid --certificate`, and `check --certificate` as the one who gets the release runs it.
class CertificateCommandTest {
    private final Scanner scanner = new Scanner(1);
    private final Path in;
    private final Path out;
    private final Path home;
    private final Path certificate;

    CertificateCommandTest(@TempDir Path folder) {
        in = folder.resolve("in");
        out = folder.resolve("out");
        home = folder.resolve("home");
        certificate = out.resolve("certificate.json");
        scanner.scan(in, 3);
    }

    private Run deid(Object... args) {
        return elpis("deid", args);
    }

    private Run check(Object... args) {
        return elpis("check", args);
    }

    private Run elpis(String command, Object... args) {
        Object[] words = new Object[args.length + 3];
        words[0] = command;
        words[1] = "--home";
        words[2] = home;
        System.arraycopy(args, 0, words, 3, args.length);
        return Run.elpis(words);
    }

    private Path object() throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(file -> file.toString().endsWith(".dcm"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    private String path() throws IOException {
        return out.relativize(object()).toString();
    }

    private String root() {
        return check("--json", "--certificate", certificate).json().text("root");
    }

    @Test
    void tellsTheRootAndConfirmsTheRelease() {
        Run run = deid("--certificate", in, out);

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Certificate   " + certificate, root(), "not signed");
        Run check = check("--certificate", certificate);
        assertThat(check.code()).isZero();
        assertThat(check.out())
                .contains("Objects       3 listed", "Problems      0", "Every object is there, unchanged");
        assertThat(check("--certificate", certificate, out).code()).isZero();
        assertThat(check("--certificate", certificate, "--root", root(), out).out())
                .contains("The root is the one that was given.");
    }

    @Test
    void tellsTheRootAsJson() {
        Run run = deid("--json", "--certificate", in, out);

        assertThat(run.json().text("certificate")).isEqualTo(root()).hasSize(64);
    }

    @Test
    void namesTheFileThatWasChanged() throws IOException {
        deid("--certificate", in, out);
        byte[] bytes = Files.readAllBytes(object());
        bytes[bytes.length - 1] ^= 1;
        Files.write(object(), bytes);

        Run run = check("--certificate", certificate);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains(path(), "was changed", "This folder is not what the certificate says.");
        Json problem = check("--json", "--certificate", certificate)
                .json()
                .list("problems")
                .getFirst();
        assertThat(problem.text("where")).isEqualTo(path());
        assertThat(problem.text("code")).isEqualTo("CHANGED");
    }

    @Test
    void namesTheLineOfTheCertificateThatWasChanged() throws IOException {
        deid("--certificate", in, out);
        Files.writeString(certificate, Files.readString(certificate).replace("\"keep\":", "\"keep\":1"));

        assertThat(check("--certificate", certificate).out()).contains("line 1\n", "line 4\n", "was changed");
    }

    @Test
    void findsMissingAndAddedFiles() throws IOException {
        deid("--certificate", in, out);
        Files.move(object(), out.resolve("other.dcm"));

        Run run = check("--certificate", certificate);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("is missing", "other.dcm\n", "that the certificate does not list");
    }

    @Test
    void namesWhatIsNoDicomFileAndSaysThatNobodyLookedIntoIt() throws IOException {
        deid("--certificate", in, out);
        byte[] shifted = new byte[(int) Files.size(object()) + 4];
        System.arraycopy(Files.readAllBytes(object()), 0, shifted, 4, shifted.length - 4);
        Files.write(out.resolve("shifted"), shifted);
        Files.write(out.resolve("study.gz"), new byte[] {0x1f, (byte) 0x8b, 8});

        Run run = check("--certificate", certificate);

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("Not covered   2 files that the certificate does not list:")
                .contains("              shifted\n", "              study.gz\n")
                .contains("and no other DICOM file.")
                .containsPattern("not\\s+looked into")
                .doesNotContain("and no other.");
    }

    @Test
    void findsAnotherRoot() {
        deid("--certificate", in, out);

        Run run = check("--certificate", certificate, "--root", "0".repeat(64));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("the root is not the one that was given");
    }

    @Test
    void tellsTheSaltOfOneObjectToTheSiteOnly() throws Exception {
        deid("--certificate", in, out);

        Json told =
                check("--json", "--certificate", certificate, "--salt", path()).json();

        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(HexFormat.of().parseHex(told.text("salt")), "HmacSHA256"));
        List<String> inputs;
        try (Stream<Path> files = Files.list(in)) {
            inputs = files.map(file -> HexFormat.of().formatHex(mac.doFinal(read(file))))
                    .toList();
        }
        assertThat(inputs).contains(told.text("input"));
        assertThat(check("--certificate", certificate, "--salt", path()).out()).contains("openssl dgst");
        Run elsewhere =
                Run.elpis("check", "--home", home.resolve("none"), "--certificate", certificate, "--salt", path());
        assertThat(elsewhere.code()).isEqualTo(3);
        assertThat(elsewhere.message()).contains("KEY_MISSING");
        assertThat(home.resolve("none")).doesNotExist();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void refusesOptionsThatDoNotBelongTogether() {
        deid("--certificate", in, out);

        assertThat(deid("--certificate", "--dry-run", in).code()).isEqualTo(2);
        assertThat(check("--root", "0".repeat(64), in, out).message()).contains("need --certificate");
        assertThat(check("--certificate", certificate, "--retain", "uids").code())
                .isEqualTo(2);
        assertThat(check("--certificate", certificate, "--root", "12").message())
                .contains("64 hexadecimal digits");
        assertThat(check("--certificate", certificate, in, out).code()).isEqualTo(2);
        assertThat(check("--certificate", certificate, "--salt", "nosuch").code())
                .isEqualTo(2);
    }

    @Test
    void namesACertificateThatDoesNotExist() {
        Run run = check("--certificate", certificate);

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.message()).contains("INPUT_UNREADABLE", "certificate.json");
        deid("--certificate", in, out);
        assertThat(check("--certificate", certificate, out.resolve("none")).code())
                .isEqualTo(3);
    }

    @Test
    void findsThatAFileIsNoCertificate() {
        deid("--certificate", in, out);

        Run run = check("--certificate", out.resolve("release.json"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("is not of the form of a certificate");
    }

    @Test
    void refusesASecondJobThatWouldMakeTheCertificateWrong() {
        deid("--certificate", in, out);

        Run run = deid(in, out);

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.message()).contains("OUTPUT_UNUSABLE", "Run with --certificate");
        assertThat(deid("--certificate", in, out).code()).isZero();
    }

    @Test
    void tellsNothingOfThePatient() throws IOException {
        deid("--certificate", in, out);

        assertThat(Files.readString(certificate))
                .doesNotContainIgnoringCase(Scanner.NAME)
                .doesNotContain(scanner.id(), scanner.studyUid(), "19510423", "20240317", in.toString());
    }

    @Test
    void staysWithinAHundredColumnsWhereNoPathIs() {
        deid("--certificate", in, out);

        assertThat(check("--certificate", certificate).out().lines())
                .allMatch(line -> line.length() <= Terminal.COLUMNS);
    }
}
