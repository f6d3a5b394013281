package org.elpis.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.elpis.dicom.Sha256;
import org.elpis.merkle.MerkleTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateCheckTest {
    private static final String INPUT = "ab".repeat(32);

    @TempDir
    private Path folder;

    private Path certificate;

    @BeforeEach
    void release() throws IOException {
        List<String> statements = new ArrayList<>();
        for (String path : List.of("E1/1/1/1.dcm", "E1/1/1/2.dcm", "E2/2/1/1.dcm")) {
            statements.add(statement(path, path.getBytes(StandardCharsets.US_ASCII)));
        }
        byte[] manifest = "{}".getBytes(StandardCharsets.US_ASCII);
        Files.write(folder.resolve("release.json"), manifest);
        certificate = folder.resolve(Certificate.NAME);
        write(statements, 6, new TreeMap<>(Map.of("release.json", sha256(manifest))));
    }

    private String statement(String path, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        return new ObjectStatement(
                        new TreeMap<>(Map.of("keep", 2L, "remove", 1L)),
                        content.length,
                        INPUT,
                        List.of("113105"),
                        path,
                        sha256(content),
                        "research 0123456789abcdef PS3.15-2026d",
                        sha256(content),
                        "Elpis 0.1.0")
                .canonical();
    }

    private void write(List<String> statements, long kept, SortedMap<String, String> files) throws IOException {
        SortedMap<String, Long> actions = new TreeMap<>(Map.of("keep", kept, "remove", 3L));
        CertificateText text = new CertificateText(statements, actions, files, "Elpis 0.1.0");
        StringBuilder target = new StringBuilder();
        text.writeTo(target);
        Files.writeString(certificate, target);
    }

    private static String sha256(byte[] bytes) {
        return Sha256.hex(Sha256.start().digest(bytes));
    }

    private CertificateCheck check() throws IOException {
        return CertificateCheck.run(certificate, folder, Optional.empty());
    }

    private static List<String> problems(CertificateCheck check) {
        return check.problems().stream()
                .map(problem -> problem.where() + " " + problem.kind())
                .toList();
    }

    @Test
    void findsNothingInAReleaseAsItWasMade() throws IOException {
        CertificateCheck check = check();

        assertThat(check.problems()).isEmpty();
        assertThat(check.objects()).isEqualTo(3);
        assertThat(check.others()).isEmpty();
    }

    @Test
    void detectsEveryChangedByteOfEveryFile() throws IOException {
        for (String path : List.of("E1/1/1/1.dcm", "E1/1/1/2.dcm", "E2/2/1/1.dcm", "release.json")) {
            Path file = folder.resolve(path);
            byte[] bytes = Files.readAllBytes(file);
            for (int i = 0; i < bytes.length; i++) {
                Files.write(file, flipped(bytes, i));
                assertThat(problems(check())).as("byte %d", i).containsExactly(path + " CHANGED");
            }
            Files.write(file, bytes);
        }
    }

    @Test
    void detectsEveryChangedByteOfTheCertificate() throws IOException {
        byte[] bytes = Files.readAllBytes(certificate);
        for (int i = 0; i < bytes.length; i++) {
            Files.write(certificate, flipped(bytes, i));
            assertThat(check().isClean()).as("byte %d", i).isFalse();
        }
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        changed[at] ^= 1;
        return changed;
    }

    @Test
    void namesTheLineOfEveryChangedNumber() throws IOException {
        List<String> lines = Files.readAllLines(certificate);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int from = Math.max(0, line.indexOf("\"statement\""));
            for (int at = from; from > 0 && at < line.length(); at++) {
                if (Character.isDigit(line.charAt(at))) {
                    char other = line.charAt(at) == '9' ? '8' : (char) (line.charAt(at) + 1);
                    List<String> edited = new ArrayList<>(lines);
                    edited.set(i, line.substring(0, at) + other + line.substring(at + 1));
                    Files.writeString(certificate, String.join("\n", edited) + "\n");
                    String where = "line " + (i + 1) + " ";
                    assertThat(problems(check())).as("line %d, %d", i, at).anyMatch(found -> found.startsWith(where));
                }
            }
        }
    }

    @Test
    void detectsAStatementThatWasChangedTogetherWithItsDigest() throws IOException {
        String text = Files.readString(certificate);
        MerkleTree tree = new MerkleTree();
        String line = text.lines()
                .filter(found -> found.contains("E2/2/1/1.dcm"))
                .findFirst()
                .orElseThrow();
        String statement = line.substring(line.indexOf("\"statement\":") + 12, line.length() - 1);
        String changed = statement.replace("\"keep\":2", "\"keep\":3");
        String forged = "{\"leaf\":\"" + Sha256.hex(tree.leaf(changed.getBytes(StandardCharsets.US_ASCII)))
                + "\",\"statement\":" + changed + "}";

        Files.writeString(certificate, text.replace(line, forged));

        assertThat(problems(check())).containsExactly(Certificate.NAME + " ROOT_DIFFERS");
    }

    @Test
    void detectsCountsThatAreNotTheSums() throws IOException {
        List<String> statements = List.of(statement("E1/1/1/1.dcm", new byte[3]));
        Files.delete(folder.resolve("E1/1/1/2.dcm"));
        Files.delete(folder.resolve("E2/2/1/1.dcm"));

        write(statements, 7, new TreeMap<>());

        assertThat(problems(check())).containsExactly(Certificate.NAME + " COUNTS_DIFFER");
    }

    @Test
    void detectsARemovedAndARepeatedStatement() throws IOException {
        List<String> lines = Files.readAllLines(certificate);
        List<String> without = new ArrayList<>(lines);
        without.remove(3);
        Files.writeString(certificate, String.join("\n", without) + "\n");
        assertThat(problems(check())).contains(Certificate.NAME + " ROOT_DIFFERS", "E1/1/1/1.dcm NOT_LISTED");

        List<String> twice = new ArrayList<>(lines);
        twice.add(3, lines.get(3));
        Files.writeString(certificate, String.join("\n", twice) + "\n");
        assertThat(problems(check())).contains("line 5 OUT_OF_ORDER");
    }

    @Test
    void detectsARemovedFile() throws IOException {
        Files.delete(folder.resolve("E1/1/1/2.dcm"));

        assertThat(problems(check())).containsExactly("E1/1/1/2.dcm MISSING");
    }

    @Test
    void detectsAnAddedFileThatIsDicomByItsNameOrItsBytes() throws IOException {
        byte[] dicom = new byte[132];
        System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, dicom, 128, 4);
        Files.write(folder.resolve("E1/scan"), dicom);
        Files.write(folder.resolve("E1/3.dcm"), new byte[1]);
        Files.writeString(folder.resolve("readme.txt"), "Hello.");

        CertificateCheck check = check();

        assertThat(problems(check)).containsExactly("E1/3.dcm NOT_LISTED", "E1/scan NOT_LISTED");
        assertThat(check.others()).containsExactly("readme.txt");
    }

    @Test
    void detectsALinkToAnotherFolder() throws IOException {
        Files.createSymbolicLink(folder.resolve("more"), folder.resolve("E1"));

        assertThat(problems(check())).containsExactly("more NOT_LISTED");
    }

    @Test
    void detectsAnotherCertificateByTheRootThatWasTold() throws IOException {
        String root = check().root();

        assertThat(CertificateCheck.run(certificate, folder, Optional.of(root)).isClean())
                .isTrue();
        assertThat(problems(CertificateCheck.run(certificate, folder, Optional.of("0".repeat(64)))))
                .containsExactly(Certificate.NAME + " ROOT_NOT_THE_GIVEN");
    }

    @Test
    void readsNoFileOutsideTheFolder() throws IOException {
        for (String path : List.of("../secret.dcm", "/etc/passwd", "E1//1.dcm", "E1/.hidden")) {
            String statement = statement("E1/1/1/1.dcm", new byte[3]).replace("E1/1/1/1.dcm", path);

            write(List.of(statement), 2, new TreeMap<>());

            assertThat(problems(check())).as(path).contains("line 4 LINE_NOT_OF_THE_FORM");
        }
    }

    @Test
    void survivesWhatIsNoCertificate() throws IOException {
        for (byte[] bytes : List.of(
                new byte[0],
                "{}".getBytes(StandardCharsets.US_ASCII),
                new byte[1 << 20],
                "{".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII),
                Files.readAllBytes(certificate.resolveSibling("release.json")))) {
            Files.write(certificate, bytes);

            assertThat(check().isClean()).isFalse();
        }
    }

    /// The digests were computed with another implementation.
    @Test
    void hasTheGoldenForm() throws IOException {
        String statement = statement("E1/1.dcm", new byte[] {1, 2});
        write(List.of(statement), 2, new TreeMap<>());

        assertThat(Files.readString(certificate)).isEqualTo("""
                {"certificate":{"leaf":"JOB","statement":{"actions":{"keep":2,"remove":3},"files":{},"format":"elpis-certificate 2","objects":1,"signature":"none","software":"Elpis 0.1.0"}},
                "root":"ROOT",
                "objects":[
                {"leaf":"OBJECT","statement":{"actions":{"keep":2,"remove":1},"bytes":2,"input":"INPUT","options":["113105"],"path":"E1/1.dcm","plan":"SHA","profile":"research 0123456789abcdef PS3.15-2026d","sha256":"SHA","software":"Elpis 0.1.0"}}
                ]}
                """.replace("INPUT", INPUT)
                .replace("SHA", sha256(new byte[] {1, 2}))
                .replace("JOB", "2f3a7bdc18db242cfb2627b71ba527ce0d5a5defbbfae86f622e21eb3c3d376c")
                .replace("ROOT", "0c0ea5b853067ed1603f17c289ca7cadd262de975283bbcdad07c3cbfa2442a4")
                .replace("OBJECT", "148ed4fe087aeed6cb59d73d22b85a769024cad6979577823927cfafccaaa150"));
    }
}
