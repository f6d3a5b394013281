package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.elpis.testkit.dicom.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    private final Scanner scanner = new Scanner(1);
    private final Path original;
    private final Path released;
    private final Path folder;

    CheckCommandTest(@TempDir Path folder) {
        this.folder = folder;
        original = folder.resolve("original");
        released = folder.resolve("released");
        scanner.scan(original, 3);
    }

    @Test
    void findsNothingInWhatDeidReleased() {
        deid();

        Run run = check();

        assertThat(run.out())
                .contains("Leaked        0 of 4 released files", "Nothing of the originals' identity was found");
        assertThat(run.code()).isZero();
    }

    @Test
    void findsWhatAnotherToolLeft() {
        Attributes leaky = scanner.slice(0)
                .text(0x00100010, "PN", "ANON")
                .text(0x00100020, "LO", "1")
                .text(0x00204000, "LT", "seen by zwrzbrzycki1 today");
        Scanner.write(released.resolve("1.dcm"), Scanner.bytes(leaky, Scanner.CT, scanner.sopUid(0)));

        Run run = check();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("LEAK  1.dcm", "(0020,4000) ImageComments", "Next: do not hand these files over");
        assertThat(run.out()).doesNotContainIgnoringCase("zwrzbrzycki");
    }

    @Test
    void printsLeaksAsJsonWithoutValues() {
        Scanner.write(released.resolve("1.dcm"), scanner.bytes(0));

        Run run = check("--json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.json().is("clean")).isFalse();
        assertThat(run.json().number("leaking")).isEqualTo(1);
        assertThat(run.json().list("instances").getFirst().list("leaks"))
                .anySatisfy(leak -> assertThat(leak.text("kind")).isEqualTo("name"));
        assertThat(run.out()).doesNotContainIgnoringCase("zwrzbrzycki");
    }

    @Test
    void listsFilesWithoutFindingsOnlyWhenAskedTo() {
        deid();

        assertThat(check().out()).doesNotContain(".dcm");
        assertThat(check("--all").out()).contains(".dcm", "release.json");
    }

    @Test
    void passesOverWhatWasRetainedOnPurpose() {
        Run.elpis("deid", "--home", folder.resolve("home"), "--retain", "uids", original, released);

        assertThat(check().code()).isEqualTo(1);
        assertThat(check("--retain", "uids").out()).contains("Leaked        0 of");
    }

    @Test
    void givesNoVerdictWhereThereWasNothingToJudge() {
        Scanner.write(released.resolve("readme"), "hello".getBytes(StandardCharsets.US_ASCII));

        Run run = check();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("Inconclusive");
    }

    @Test
    void namesWhatCanBeRetained() {
        Run run = check("--retain", "uid");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message()).contains("did you mean 'uids'?", "modified-dates");
    }

    @Test
    void asksForBothPaths() {
        Run run = Run.elpis("check", original);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message()).contains("two paths are needed");
    }

    @Test
    void namesAPathThatDoesNotExist() {
        Run run = check();

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.message()).contains("INPUT_UNREADABLE", released.toString());
    }

    private void deid() {
        Run.elpis("deid", "--home", folder.resolve("home"), original, released);
    }

    private Run check(Object... options) {
        Object[] words = new Object[options.length + 5];
        words[0] = "check";
        words[1] = "--retain";
        words[2] = "characteristics,modified-dates";
        System.arraycopy(options, 0, words, 3, options.length);
        words[words.length - 2] = original;
        words[words.length - 1] = released;
        return Run.elpis(words);
    }
}
