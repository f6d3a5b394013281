package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.elpis.testkit.dicom.Attributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `verify COPY --baseline ORIGINAL`, as a patient with a copy of their own runs it.
class BaselineCommandTest {
    private static final int SLICES = 6;
    private static final int NUMBER = 0x0020_0013;

    private final Scanner scanner = new Scanner(1);
    private final Path folder;
    private final Path home;
    private final Path original;
    private final Path copy;

    BaselineCommandTest(@TempDir Path folder) {
        this.folder = folder;
        home = folder.resolve("home");
        original = folder.resolve("original");
        copy = folder.resolve("copy");
    }

    @BeforeEach
    void makesTwoCopies() {
        for (int i = 0; i < SLICES; i++) {
            Scanner.write(original.resolve(i + ".dcm"), scanner.bytes(i));
            Scanner.write(copy.resolve("c" + i), scanner.bytes(i));
        }
    }

    private Run verify(Object... args) {
        return Run.elpis(Stream.concat(Stream.of("verify", "--home", home), Stream.of(args))
                .toArray());
    }

    private Run compare(Object... args) {
        return verify(Stream.concat(Stream.of(copy, "--baseline", original), Stream.of(args))
                .toArray());
    }

    private Path put(int slice, Attributes content) {
        return Scanner.write(copy.resolve("c" + slice), Scanner.bytes(content, Scanner.CT, scanner.sopUid(slice)));
    }

    private void flip(Path file, int fromEnd) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - fromEnd] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void saysThatCopiesAreTheSame() {
        Run run = compare();

        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .startsWith("SAME")
                .contains("6 objects with 6 frames")
                .contains("not held against a seal");
        assertThat(compare("--json").json().number("same")).isEqualTo(6);
        assertThat(home).doesNotExist();
    }

    @Test
    void placesOneBitAndShowsItOnAPrivatePage() throws IOException {
        flip(copy.resolve("c2"), 2);
        Path page = folder.resolve("page.html");

        Run run = compare("--report", page);

        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(1);
        assertThat(run.out())
                .contains("columns 15 to 15, rows 15 to 15: 1 pixel")
                .contains("private: it shows images");
        String html = Files.readString(page);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(page)))
                .isEqualTo("rw-------");
        assertThat(html)
                .contains("This page shows images of a patient.")
                .contains("Altered: 1 of 6 objects")
                .contains("columns 15 to 15, rows 15 to 15")
                .contains("data:image/png;base64,")
                .doesNotContain("<script")
                .doesNotContain("http://")
                .doesNotContain("https://")
                .doesNotContain(Scanner.NAME);
        assertThat(run.out()).doesNotContain(Scanner.NAME);
        Json frame = compare("--json")
                .json()
                .list("objects")
                .getFirst()
                .list("frames")
                .getFirst();
        assertThat(frame.text("kind")).isEqualTo("leastBits");
        assertThat(frame.list("regions").getFirst().number("x")).isEqualTo(15);
    }

    @Test
    void writesNoPageThroughALinkIntoTheCopyOrARelease() throws IOException {
        Path release = Files.createDirectory(folder.resolve("release"));
        Files.writeString(release.resolve("release.json"), "{}");
        for (Path target : List.of(copy, release)) {
            Path link = Files.createSymbolicLink(folder.resolve("to-" + target.getFileName()), target);
            Run run = compare("--report", link.resolve("page.html"));
            assertThat(run.code()).isEqualTo(3);
            assertThat(run.message()).contains("The page");
            assertThat(target.resolve("page.html")).doesNotExist();
        }
    }

    @Test
    void letsNoDemandGoUnheeded() {
        assertThat(compare("--require-time").message()).contains("--require-time needs a SEAL");
        assertThat(compare("--require", "creator").message()).contains("--require needs --signatures");
        assertThat(compare("--crl", folder).message()).contains("--crl needs --signatures");
    }

    @Test
    void saysWhatIsMissingExtraAndDoubled() throws IOException {
        Files.delete(copy.resolve("c1"));
        Scanner.write(copy.resolve("new"), scanner.bytes(9));
        Scanner.write(
                copy.resolve("again"),
                Scanner.bytes(
                        scanner.slice(3).text(0x0008_0018, "UI", "1.2.3.9").text(NUMBER, "IS", "77"),
                        Scanner.CT,
                        "1.2.3.9"));

        Run run = compare();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("object 1 (" + scanner.sopUid(1) + "): missing")
                .contains("object 9 (" + scanner.sopUid(9) + "): in the copy and not in")
                .contains("object 77 (1.2.3.9): in the copy once more under another UID");
    }

    @Test
    void saysWhatStandsAtAnotherPlaceAndWhoseItsPixelsAre() {
        put(0, scanner.slice(0).text(NUMBER, "IS", "12"));
        Run moved = compare();
        assertThat(moved.code()).isEqualTo(1);
        assertThat(moved.out()).contains("(" + scanner.sopUid(0) + "): at another place in its series");
        assertThat(moved.out()).contains("Instance Number: 0 became 12");

        put(0, scanner.slice(4).text(0x0008_0018, "UI", scanner.sopUid(0)).text(NUMBER, "IS", "0"));
        Run swapped = compare();
        assertThat(swapped.out())
                .contains("the pixels are those of another object of the baseline: " + scanner.sopUid(4));
    }

    @Test
    void saysThatAnObjectIsThereTwiceWithOneUid() {
        Scanner.write(copy.resolve("same again"), scanner.bytes(2));
        assertThat(compare().code()).isZero();
        Scanner.write(
                copy.resolve("other"),
                Scanner.bytes(
                        scanner.slice(3).text(0x0008_0018, "UI", scanner.sopUid(2)), Scanner.CT, scanner.sopUid(2)));

        Run run = compare();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("in the copy twice with one UID and different content");
    }

    @Test
    void findsTheOriginalsOfADeidentifiedCopyByTheirPixelsAndThenByTheirPlace() throws IOException {
        Path out = folder.resolve("out");
        assertThat(Run.elpis("deid", "--home", home, original, out).code()).isZero();

        Run run = verify(out, "--baseline", original);
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(run.out())
                .contains("equal pixels 6, place in the series 0: UIDs were replaced")
                .contains("(0010,0010) changed in 6 objects")
                .doesNotContain(Scanner.NAME);

        try (Stream<Path> files = Files.walk(out)) {
            flip(
                    files.filter(file -> file.toString().endsWith(".dcm"))
                            .sorted()
                            .findFirst()
                            .orElseThrow(),
                    40);
        }
        Run altered = verify(out, "--baseline", original, "--json");
        assertThat(altered.code()).isEqualTo(1);
        assertThat(altered.json().number("byPlace")).isEqualTo(1);
        assertThat(altered.json().list("objects")).hasSize(1);
    }

    @Test
    void comparesOneFileWithOneFileWhateverTheirUids() {
        Path other = Scanner.write(
                folder.resolve("other"),
                Scanner.bytes(scanner.slice(0).text(0x0008_0018, "UI", "1.2.3.9"), Scanner.CT, "1.2.3.9"));

        assertThat(verify(other, "--baseline", original.resolve("0.dcm")).code())
                .isZero();
        assertThat(verify(copy.resolve("c3"), "--baseline", original).code()).isZero();
    }

    @Test
    void callsAnotherWindowAlteredAndShowsBothByTheirOwn() throws IOException {
        for (int i = 0; i < SLICES; i++) {
            Scanner.write(
                    original.resolve(i + ".dcm"),
                    Scanner.bytes(
                            scanner.slice(i).text(0x0028_1050, "DS", "100").text(0x0028_1051, "DS", "200"),
                            Scanner.CT,
                            scanner.sopUid(i)));
            put(i, scanner.slice(i).text(0x0028_1050, "DS", "9000").text(0x0028_1051, "DS", "200"));
        }
        Path page = folder.resolve("page.html");

        Run run = compare("--report", page);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("No pixel changed, and yet a reader sees")
                .contains("(0028,1050) Window Center: 100 became 9000");
        assertThat(Files.readString(page)).contains("copy, by its own window").contains("No pixel changed");
    }

    @Test
    void holdsTheBaselineAgainstItsSealFirst() throws IOException {
        Path seals = folder.resolve("seals");
        assertThat(Run.elpis("seal", "--home", home, original, seals).code()).isZero();
        flip(copy.resolve("c1"), 2);
        Run run = verify(copy, seals, "--baseline", original);
        assertThat(run.code()).as(run.out()).isEqualTo(1);
        assertThat(run.out()).contains("genuine by its seal");

        flip(original.resolve("3.dcm"), 2);
        Path page = folder.resolve("page.html");
        Run doubtful = verify(copy, seals, "--baseline", original, "--report", page);
        assertThat(doubtful.code()).isEqualTo(4);
        assertThat(doubtful.out()).startsWith("UNKNOWN").contains("baseline     ALTERED");
        assertThat(Files.readString(page)).contains("The baseline is altered.");
    }

    @Test
    void isUnknownWhereThereIsNothingToCompareOrAFileCannotBeRead() throws IOException {
        Path stranger = folder.resolve("stranger");
        Scanner.write(stranger.resolve("a"), new Scanner(2).bytes(100));
        Run nothing = verify(stranger, "--baseline", original);
        assertThat(nothing.code()).isEqualTo(4);
        assertThat(nothing.out()).contains("no object of the copy has its original");

        byte[] cut = Arrays.copyOf(scanner.bytes(5), 700);
        Scanner.write(copy.resolve("c5"), cut);
        Run damaged = compare();
        assertThat(damaged.code()).isEqualTo(1);
        assertThat(damaged.out()).contains("not compared: ").contains("missing from the copy");

        Path picture = Scanner.write(folder.resolve("a.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 1});
        assertThat(verify(picture, "--baseline", original).code()).isEqualTo(4);
        assertThat(verify(folder.resolve("nowhere"), "--baseline", original).code())
                .isEqualTo(3);
    }

    @Test
    void refusesAPageThatExistsOrLiesInAReleaseOrAmongTheCopies() throws IOException {
        Path page = Files.writeString(folder.resolve("page.html"), "");
        assertThat(compare("--report", page).code()).isEqualTo(3);
        assertThat(compare("--report", copy.resolve("page.html")).code()).isEqualTo(3);
        assertThat(compare("--report", folder.resolve("no/page.html")).code()).isEqualTo(3);
        Path release = Files.createDirectories(folder.resolve("release/inner"));
        Files.writeString(folder.resolve("release/release.json"), "{}");
        Run run = compare("--report", release.resolve("page.html"));
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.message()).contains("must not lie in a release");
        assertThat(verify(copy, "--report", page).code()).isEqualTo(2);
        assertThat(compare("--signatures").code()).isEqualTo(2);
    }
}
