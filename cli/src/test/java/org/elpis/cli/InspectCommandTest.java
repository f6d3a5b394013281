package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.hospital.Seed;
import org.elpis.testkit.hospital.SyntheticHospital;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
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
