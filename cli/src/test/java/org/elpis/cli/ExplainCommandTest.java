package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.hospital.Seed;
import org.elpis.testkit.hospital.SyntheticHospital;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    private final Scanner scanner = new Scanner(1);
    private final Path folder;

    ExplainCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path slice() {
        return write(scanner.slice(0));
    }

    private Path write(Attributes dataSet) {
        return Scanner.write(
                folder.resolve("in").resolve("slice.dcm"), Scanner.bytes(dataSet, Scanner.CT, scanner.sopUid(0)));
    }

    private Run explain(Object... args) {
        Object[] words = new Object[args.length + 3];
        words[0] = "explain";
        words[1] = "--home";
        words[2] = folder.resolve("home");
        System.arraycopy(args, 0, words, 3, args.length);
        return Run.elpis(words);
    }

    private static List<String> locations(Run run) {
        return run.json().list("elements").stream()
                .map(element -> element.text("location"))
                .toList();
    }

    @Test
    void tellsActionRuleReasonAndFinding() {
        Run run = explain(slice(), "StudyDescription");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains(
                        "CT Image Storage, profile research",
                        "It would leave.",
                        "(0008,1030) StudyDescription, LO",
                        "action    clean",
                        "rule      E.1-1 C: Clean Descriptors Option",
                        "why       Table E.1-1 says: remove, because people may write anything here;",
                        "before    XX xxxxx xx Xxxxxxxxxxx9",
                        "after     XX xxxxx",
                        "found     characters 13 to 24, a name or number");
    }

    @Test
    void takesEveryChoiceThatDeidTakes() {
        Path file = slice();

        Run extended = explain("--json", "--private-elements", "extended", file, "PatientName");

        assertThat(extended.code()).isZero();
        assertThat(extended.json().text("profile")).startsWith("research-custom ");
        assertThat(explain("--private-elements", "nosuch", file, "PatientName").code())
                .isEqualTo(2);
        String help = explain("--help").out();
        List<String> choices = DeidCommand.options()
                .help()
                .lines()
                .map(String::strip)
                .filter(line -> line.matches("--(profile|option|retain|private-elements|project)=.*"))
                .map(line -> line.substring(0, line.indexOf('=') + 1))
                .toList();
        assertThat(choices).hasSize(5).allSatisfy(choice -> assertThat(help).contains(choice));
    }

    @Test
    void hidesValuesUnlessAskedTo() {
        Path file = slice();

        for (Run run :
                List.of(explain(file, "--all"), explain("--json", "--all", file), explain(file, "PatientName"))) {
            assertThat(run.out() + run.err())
                    .doesNotContainIgnoringCase(Scanner.NAME)
                    .doesNotContain(scanner.id(), "19510423", scanner.studyUid(), folder.toString());
        }
        assertThat(explain("--show-values", file, "PatientName").out()).contains("before    " + scanner.name());
    }

    @Test
    void takesKeywordsTagsAndPathsInEverySpelling() {
        Attributes dataSet = scanner.slice(0);
        Attributes series = dataSet.item(0x00081115);
        series.item(0x00081199).text(0x00081155, "UI", "1.2.3.4");
        series.item(0x00081199).text(0x00081155, "UI", "1.2.3.5");
        Path file = write(dataSet);

        for (String tag : List.of("PatientName", "patientname", "(0010,0010)", "0010,0010", "00100010")) {
            assertThat(locations(explain("--json", file, tag))).as(tag).containsExactly("(0010,0010)");
        }
        assertThat(locations(explain("--json", file, "ReferencedSOPInstanceUID")))
                .containsExactly(
                        "(0008,1115)[0].(0008,1199)[0].(0008,1155)", "(0008,1115)[0].(0008,1199)[1].(0008,1155)");
        assertThat(locations(explain("--json", file, "ReferencedSOPSequence[1].ReferencedSOPInstanceUID")))
                .containsExactly("(0008,1115)[0].(0008,1199)[1].(0008,1155)");
        assertThat(locations(explain("--json", file, "(0008,1199).(0008,1155)")))
                .hasSize(2);
        assertThat(locations(explain("--json", file, "PatientID", "PatientName")))
                .containsExactly("(0010,0010)", "(0010,0020)");
    }

    @Test
    void tellsOfPrivateElements() {
        Attributes dataSet =
                scanner.slice(0).text(0x00090010, "LO", "HOUSE").text(0x00091001, "LO", "secret of " + Scanner.NAME);

        Run run = explain(write(dataSet), "(0009,1001)");

        assertThat(run.out().replaceAll("\\s+", " "))
                .contains(
                        "action remove rule E.1-1 X: private", "only the manufacturer knows what they hold", "(gone)");
    }

    @Test
    void saysByHowMuchThePatientIsKnown() {
        scanner.scan(folder.resolve("in"), 3);
        Path file = folder.resolve("in").resolve(Scanner.NAME + "1-0.dcm");
        new Scanner(2).scan(folder.resolve("in"), 1);

        assertThat(explain(file, "PatientName").out().replaceAll("\\s+", " "))
                .contains("known by this file alone", "judged by this object ALONE", "--study FOLDER");
        assertThat(explain("--study", folder.resolve("in"), file, "PatientName").out())
                .contains("known by 3 objects of the study.");
    }

    @Test
    void obeysProfileAndOptions() {
        Path file = slice();

        assertThat(explain("--profile", "basic", file, "StudyDate").out()).contains("action    zero");
        assertThat(explain("--retain", "longitudinal-full-dates", file, "StudyDate")
                        .out())
                .contains("action    keep");
    }

    @Test
    void saysThatTheObjectHasNoSuchAttribute() {
        Run run = explain(slice(), "PatientComments");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("The object has no (0010,4000) PatientComments.");
        assertThat(explain("--json", slice(), "PatientComments").out()).contains("\"(0010,4000) PatientComments\"");
    }

    @Test
    void suggestsWhatAnUnknownWordMeans() {
        Run run = explain(slice(), "PatientNaem");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message()).contains("did you mean 'PatientName'?");
    }

    @Test
    void refusesWhatIsNoPath() {
        for (String tag : List.of("", "PatientName[0", "PatientName[x].PatientID", "(0010,001)", "A..B", "0010001g")) {
            assertThat(explain(slice(), tag).code()).as(tag).isEqualTo(2);
        }
    }

    @Test
    void wantsEitherAttributesOrAll() {
        assertThat(explain(slice()).code()).isEqualTo(2);
        assertThat(explain("--all", slice(), "PatientName").code()).isEqualTo(2);
        assertThat(explain().message()).contains("FILE is missing");
        assertThat(explain("--profile", "nosuch", slice(), "PatientName").code())
                .isEqualTo(2);
        assertThat(explain("--study", slice(), slice(), "PatientName").message())
                .contains("is no folder");
    }

    @Test
    void saysWhyAnObjectWouldNotLeave() {
        Attributes dataSet = scanner.slice(0).text(0x0020000E, "UI", "");

        Run run = explain(write(dataSet), "PatientName");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("It would NOT leave", "The object has no Series Instance UID", "Next: ");
        assertThat(explain("--json", write(dataSet), "PatientName").json().text("verdict"))
                .isEqualTo("quarantined");
    }

    @Test
    void answersForFilesThatCannotBeRead() {
        byte[] whole = scanner.bytes(0);
        Path cut = Scanner.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length / 2));
        Path note = Scanner.write(folder.resolve("note"), "hello".getBytes(StandardCharsets.US_ASCII));

        for (Path file : List.of(cut, note)) {
            Run run = explain(file, "PatientName");
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out()).contains("It would NOT leave.", "Next: ");
            assertThat(explain("--json", file, "PatientName").json().list("reasons"))
                    .hasSize(1);
        }
        assertThat(explain(folder.resolve("absent"), "PatientName").code()).isEqualTo(3);
        assertThat(explain(folder, "PatientName").code()).isEqualTo(3);
    }

    @Test
    void staysWithinAHundredColumns() throws IOException {
        SyntheticHospital hospital = SyntheticHospital.generate(
                Seed.tuning(5), folder.resolve("h"), new SyntheticHospital.Size(1, 1, 64, false));
        Path file = hospital.folder()
                .resolve(hospital.key().plants().getFirst().instance().path());

        for (Run run : List.of(
                explain("--all", file), explain("--all", "--show-values", file), explain(file, "CodeMeaning"))) {
            assertThat(run.out().lines()).allMatch(line -> line.length() <= Terminal.COLUMNS);
            assertThat(run.out()).doesNotContain("\u001b");
        }
    }

    @Test
    void writesNothingButTheKey() {
        explain(slice(), "PatientName");

        assertThat(folder.resolve("home").toFile().list()).containsExactly("keys");
    }
}
