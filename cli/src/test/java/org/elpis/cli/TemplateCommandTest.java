package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.hospital.PixelFont;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateCommandTest {
    private static final String CAPTURE = "1.2.840.10008.5.1.4.1.1.7";
    private static final int COLUMNS = 320;
    private static final int ROWS = 240;

    private final Path folder;

    TemplateCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Run template(Object... args) {
        List<Object> words = new ArrayList<>(List.of("template", "--home", folder.resolve("home")));
        words.addAll(List.of(args));
        return Run.elpis(words.toArray());
    }

    /// A screen with one line of text.
    private void putScreen(int patient, String text) {
        Scanner scanner = new Scanner(patient);
        Attributes image = scanner.slice(1)
                .text(0x00080016, "UI", CAPTURE)
                .text(0x00080070, "LO", "ACME\u001B[31m")
                .text(0x00081090, "LO", "Sono 9")
                .text(0x00181020, "LO", "4.1\\SP1")
                .shorts(0x00280010, "US", ROWS)
                .shorts(0x00280011, "US", COLUMNS)
                .shorts(0x00280100, "US", 8)
                .shorts(0x00280101, "US", 8)
                .shorts(0x00280102, "US", 7)
                .bytes(0x7FE00010, "OB", screen(text));
        Scanner.write(in().resolve(patient + ".dcm"), Scanner.bytes(image, CAPTURE, scanner.sopUid(1)));
    }

    private static byte[] screen(String text) {
        byte[] pixels = new byte[COLUMNS * ROWS];
        boolean[][] points = PixelFont.points(text);
        for (int y = 0; y < 2 * PixelFont.HEIGHT; y++) {
            for (int x = 0; x < 2 * points[0].length; x++) {
                pixels[(20 + y) * COLUMNS + 24 + x] = points[y / 2][x / 2] ? (byte) 220 : 0;
            }
        }
        return pixels;
    }

    private Path in() {
        return folder.resolve("in");
    }

    private void putScreens(int count) {
        for (int i = 1; i <= count; i++) {
            putScreen(i, "PATIENT " + (char) ('A' + i) + "ORN");
        }
    }

    private String learnedId() {
        putScreens(5);
        return template("learn", in(), "--json")
                .json()
                .list("devices")
                .getFirst()
                .text("id");
    }

    @Test
    void learnsFromOriginalsAndSaysWhatItLearned() {
        putScreens(5);

        Run run = template("learn", in());

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("Looked at 5 images.", "New", "Sono 9, software 4.1\\SP1", "320 x 240, Secondary Capture")
                .contains("2 places", "learned from 5 images of 5 patients", "Next: elpis template show ID")
                .as("what a header says cannot drive the terminal")
                .doesNotContain("\u001B");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= Terminal.COLUMNS);
    }

    @Test
    void saysWhyItLearnedNothing() {
        putScreens(2);

        Run run = template("learn", in());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "Not learned",
                        "320 x 240, Secondary Capture",
                        "2 images of 2 patients: it takes 5 of 2 patients")
                .contains("Nothing was learned.");
        assertThat(template("learn", in(), "--objects", "2").code()).isZero();
    }

    @Test
    void showsThePlacesOfATemplate() {
        String id = learnedId();

        assertThat(template("show").out()).contains(id, "Sono 9", "Next: elpis template show " + id);
        Run run = template("show", id);
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("place  at", "5 of 5 images", "|  ", "111", "Next: elpis template forget " + id)
                .doesNotContain("\u001B");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= Terminal.COLUMNS);
        assertThat(template("show", id, "--json").json().list("templates")).hasSize(1);
    }

    @Test
    void fillsThePlaceAlsoWhereNothingIsSeen() {
        String id = learnedId();
        putScreen(6, "");

        Run run = Run.elpis("explain", "--home", folder.resolve("home"), in().resolve("6.dcm"), "PixelData");

        assertThat(run.out()).contains("fill-boxes", "template " + id, "The template of the device has places");
    }

    @Test
    void forgetsATemplate() {
        String id = learnedId();

        assertThat(template("forget", id).out()).contains("Forgot 1 template; 0 templates are left.");
        assertThat(template("show").out()).contains("no templates");
        Run again = template("forget", id);
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.message()).contains("no template of the project has the id");
    }

    @Test
    void keepsProjectsApart() {
        learnedId();

        assertThat(template("show", "--project", "other").out()).contains("no templates");
    }

    @Test
    void refusesTemplatesThatSomebodyChanged() throws IOException {
        learnedId();
        Path file = folder.resolve("home/projects/default/device-templates");
        Files.writeString(file, Files.readString(file).replace("Sono 9", "Sono 8"));

        for (Run run : List.of(
                template("show"),
                template("learn", in()),
                Run.elpis("deid", "--home", folder.resolve("home"), in(), folder.resolve("out")))) {
            assertThat(run.code()).isEqualTo(3);
            assertThat(run.message()).contains("The device templates were changed", "TEMPLATES_DAMAGED");
        }
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void saysWhatIsWrongWithItsWords() {
        assertThat(template().message()).contains("a word is needed: learn, show or forget");
        assertThat(template("lern", "x").message()).contains("did you mean 'learn'?");
        assertThat(template("learn").message()).contains("learn needs files");
        assertThat(template("show", "a", "b").message()).contains("one id at most");
        assertThat(template("forget").message()).contains("forget needs the id");
        assertThat(template("show", "--objects", "3").message()).contains("--objects belongs to learn");
    }
}
