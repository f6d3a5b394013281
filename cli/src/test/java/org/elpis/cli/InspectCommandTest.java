package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.hospital.Seed;
import org.elpis.testkit.hospital.SyntheticHospital;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
    private static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";
    private static final Map<Character, List<String>> GLYPHS = Map.of(
            'H', List.of("#...#", "#...#", "#...#", "#####", "#...#", "#...#", "#...#"),
            'E', List.of("#####", "#....", "#....", "####.", "#....", "#....", "#####"),
            'L', List.of("#....", "#....", "#....", "#....", "#....", "#....", "#####"),
            'O', List.of(".###.", "#...#", "#...#", "#...#", "#...#", "#...#", ".###."));

    private final Scanner scanner = new Scanner(1);
    private final Path folder;

    InspectCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void asksForAPath() {
        Run run = inspect();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message()).contains("PATH is missing");
    }

    @Test
    void showsTheValuesOfASingleFile() {
        Run run = inspect(slice());

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("CT Image Storage", scanner.name(), scanner.id(), "19510423", "Pixels: not examined");
        assertThat(run.out()).contains("Next: elpis deid");
    }

    @Test
    void showsNoValueOfASingleFileWhenAskedNotTo() {
        Run run = inspect("--no-values", slice());

        assertThat(run.out()).contains("PatientName").doesNotContain(scanner.name(), scanner.id(), "19510423");
    }

    @Test
    void countsInAFolderInsteadOfShowingValues() {
        scanner.scan(folder.resolve("in"), 3);
        new Scanner(2).scan(folder.resolve("in"), 1);

        Run run = inspect(folder.resolve("in"));

        assertThat(run.out()).contains("4 objects of 2 patients in 2 studies").doesNotContain(Scanner.NAME);
        assertThat(run.out().lines()).anyMatch(line -> line.matches(".*PatientName +4 +2"));
    }

    @Test
    void showsTheValuesOfAFolderWhenAskedTo() {
        scanner.scan(folder.resolve("in"), 1);
        new Scanner(2).scan(folder.resolve("in"), 1);

        assertThat(inspect("--values", folder.resolve("in")).out()).contains(scanner.name(), new Scanner(2).name());
    }

    @Test
    void groupsByHowStronglyItIdentifies() {
        Attributes dataSet = scanner.slice(0)
                .text(0x00081010, "SH", "CTROOM7")
                .text(0x00181000, "LO", "SN4711-88")
                .text(0x00090010, "LO", "HOUSE OF QUIRLIN")
                .text(0x00091001, "LO", "secret");

        Json groups = inspect("--json", write(dataSet)).json();

        assertThat(names(groups, "direct")).contains("PatientName", "PatientID", "AccessionNumber", "StudyID");
        assertThat(names(groups, "dates")).contains("StudyDate", "PatientBirthDate", "PatientSex");
        assertThat(names(groups, "places")).contains("ReferringPhysicianName", "StationName");
        assertThat(names(groups, "numbers"))
                .contains("SOPInstanceUID", "DeviceSerialNumber")
                .doesNotContain("SOPClassUID");
        assertThat(names(groups, "text")).contains("StudyDescription").doesNotContain("PhotometricInterpretation");
        assertThat(names(groups, "private")).containsExactly("HOUSE OF QUIRLIN");
    }

    @Test
    void passesOverTextsWithClinicalWordsOnly() {
        Run run = inspect("--json", write(scanner.slice(0).text(0x00081030, "LO", "CT chest")));

        assertThat(names(run.json(), "text")).doesNotContain("StudyDescription");
        assertThat(run.json().number("clinicalTexts")).isPositive();
    }

    @Test
    void hidesPrivateCreatorsThatAreNotPublishedWhenNoValuesAreShown() {
        Attributes dataSet = scanner.slice(0)
                .text(0x00090010, "LO", "FOR " + scanner.id())
                .text(0x00091001, "LO", "1")
                .text(0x00190010, "LO", "SIEMENS MR HEADER")
                .text(0x00191008, "CS", "IMAGE NUM 4");

        Run run = inspect("--no-values", write(dataSet));

        assertThat(run.out())
                .contains("a creator of no published list", "SIEMENS MR HEADER")
                .doesNotContain(scanner.id());
    }

    @Test
    void findsHiddenPlaces() throws IOException {
        SyntheticHospital hospital = SyntheticHospital.generate(
                Seed.tuning(5), folder.resolve("hospital"), new SyntheticHospital.Size(1, 1, 64, false));

        Json groups = inspect("--json", hospital.folder()).json();

        assertThat(names(groups, "hidden"))
                .contains("128 bytes before the mark", "OverlayData", "curves", "EncapsulatedDocument")
                .contains("IconImageSequence", "PrivateInformation", "DataSetTrailingPadding");
    }

    @Test
    void hintsAtWordsAndFacesInPixelsThatNobodyLookedAt() {
        Attributes head = scanner.slice(0).text(0x00180015, "CS", "HEAD").text(0x00280301, "CS", "YES");

        Run run = inspect(write(head));

        assertThat(run.out()).contains("says that words are burned in", "a face can be rendered");
    }

    /// Before minutes of looking, and not behind them.
    @Test
    void refusesAPageInAFolderThatIsNotThere() {
        Run run = inspect("--html", folder.resolve("gone/page.html"), write(scanner.slice(0)));

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.message()).contains("The folder of the page is not there.");
        assertThat(run.out()).isEmpty();
    }

    /// A page of doses names head and CT.
    @Test
    void hintsAtNoFaceInACapture() {
        Attributes page =
                scanner.slice(0).text(0x00180015, "CS", "HEAD").text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.7");

        assertThat(inspect(write(page)).out()).doesNotContain("a face can be rendered");
    }

    @Test
    void saysThatAnObjectClaimsToBeDeidentified() {
        Run run = inspect(write(scanner.slice(0).text(0x00120062, "CS", "YES")));

        assertThat(run.out()).contains("It says that the identity was removed");
    }

    @Test
    void letsNoControlCharacterReachTheTerminal() {
        Run run = inspect(write(scanner.slice(0).text(0x00100010, "PN", "Zwrz\u001b[31m^Q")));

        assertThat(run.out()).doesNotContain("\u001b").contains("Zwrz");
    }

    @Test
    void saysThatAFileIsNotDicom() {
        Run run = inspect(Scanner.write(folder.resolve("notes"), "hello".getBytes(StandardCharsets.US_ASCII)));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("1 file not DICOM");
    }

    @Test
    void namesAPathThatDoesNotExist() {
        Run run = inspect(folder.resolve("absent"));

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.message()).contains("INPUT_UNREADABLE", "absent");
    }

    @Test
    void refusesToShowValuesAndNotToShowThem() {
        assertThat(inspect("--values", "--no-values", slice()).code()).isEqualTo(2);
    }

    @Test
    void staysWithinAHundredColumns() throws IOException {
        SyntheticHospital hospital = SyntheticHospital.generate(
                Seed.tuning(5), folder.resolve("h"), new SyntheticHospital.Size(1, 1, 64, false));
        String first = hospital.key().plants().getFirst().instance().path();

        for (Run run : List.of(inspect(hospital.folder().resolve(first)), inspect("--values", hospital.folder()))) {
            assertThat(run.out().lines().filter(line -> !line.startsWith("Next: ")))
                    .allMatch(line -> line.length() <= Terminal.COLUMNS);
        }
    }

    @Test
    void looksAtPixelsOnlyWhenAsked() {
        assertThat(inspect(picture("a", 1)).out()).contains("Pixels: not examined; --pixels looks at them.");
        assertThat(inspect("--json", picture("a", 1)).json().get("pixels").is("examined"))
                .isFalse();
    }

    @Test
    void countsThePlacesThatLookLikeWritingAndReadsNone() {
        Run run = inspect("--pixels", picture("a", 1));

        assertThat(run.code()).isZero();
        assertThat(run.out()).containsPattern("Pixels: looked at\\.\n     \\d+ places? looks? like writing\\.");
    }

    @Test
    void tellsProgramsWhereTheBoxesAre() {
        Json pixels = inspect("--pixels", "--json", picture("a", 1)).json().get("pixels");

        assertThat(pixels.number("withBoxes")).isEqualTo(1);
        Json image = pixels.list("lookedAtImages").getFirst();
        assertThat(image.text("verdict")).isEqualTo("seen");
        Json box = image.list("boxes").getFirst();
        assertThat(box.number("x") + box.number("width")).isBetween(20L, 256L);
    }

    @Test
    void looksAtSomeImagesOfAFolderAndAtAllWhenAsked() {
        for (int i = 0; i < 30; i++) {
            picture("many/" + i, 1 + i % 2);
        }

        assertThat(inspect("--pixels", folder.resolve("many")).out()).contains("Pixels: looked at 24 of 30 images.");
        assertThat(inspect("--all-pixels", folder.resolve("many")).out())
                .contains("Pixels: looked at 30 of 30 images.");
    }

    @Test
    void writesAPageWithThePicturesForTheOwnerAlone() throws IOException {
        Path page = folder.resolve("page.html");

        Run run = inspect("--html", page, picture("a", 1));

        assertThat(run.code()).isZero();
        assertThat(Files.readString(page)).contains("data:image/png;base64,", "<path class=words", "img-src data:");
        assertThat(Files.readString(page)).doesNotContain("<script", "://");
        assertThat(Files.getPosixFilePermissions(page)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void overwritesNoPage() throws IOException {
        Path page = Files.writeString(folder.resolve("page.html"), "mine");

        assertThat(inspect("--html", page, picture("a", 1)).code()).isEqualTo(3);
        assertThat(Files.readString(page)).isEqualTo("mine");
    }

    @Test
    void refusesPicturesWithoutValues() {
        assertThat(inspect("--html", folder.resolve("p.html"), "--no-values", picture("a", 1))
                        .code())
                .isEqualTo(2);
    }

    /// A secondary capture with block letters.
    private Path picture(String name, int series) {
        String letters = "HELLOHELLO";
        byte[] pixels = new byte[256 * 128];
        for (int i = 0; i < letters.length(); i++) {
            for (int y = 0; y < 14; y++) {
                for (int x = 0; x < 10; x++) {
                    boolean isInk = GLYPHS.getOrDefault(letters.charAt(i), List.of())
                                    .get(y / 2)
                                    .charAt(x / 2)
                            == '#';
                    pixels[(y + 40) * 256 + 20 + i * 12 + x] = (byte) (isInk ? 230 : 0);
                }
            }
        }
        Attributes image = scanner.slice(series)
                .text(0x00080016, "UI", SECONDARY_CAPTURE)
                .text(0x0020000E, "UI", "1.2.276.0.7230010.3.1.3.40718.9." + series)
                .shorts(0x00280010, "US", 128)
                .shorts(0x00280011, "US", 256)
                .shorts(0x00280100, "US", 8)
                .shorts(0x00280101, "US", 8)
                .shorts(0x00280102, "US", 7)
                .bytes(0x7FE00010, "OB", pixels);
        return Scanner.write(folder.resolve(name), Scanner.bytes(image, SECONDARY_CAPTURE, scanner.sopUid(series)));
    }

    private static List<String> names(Json inspection, String group) {
        return inspection.list("groups").stream()
                .filter(found -> found.text("group").equals(group))
                .flatMap(found -> found.list("attributes").stream())
                .map(attribute -> attribute.text("name"))
                .toList();
    }

    private Path slice() {
        return write(scanner.slice(0));
    }

    private Path write(Attributes dataSet) {
        return Scanner.write(folder.resolve("slice.dcm"), Scanner.bytes(dataSet, Scanner.CT, scanner.sopUid(0)));
    }

    private static Run inspect(Object... args) {
        Object[] words = new Object[args.length + 1];
        words[0] = "inspect";
        System.arraycopy(args, 0, words, 1, args.length);
        return Run.elpis(words);
    }
}
