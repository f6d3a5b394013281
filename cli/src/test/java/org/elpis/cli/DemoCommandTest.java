package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    private final Path folder;

    DemoCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void showsWhatWasPlantedWhatHappenedAndTheProof() {
        Run run = Run.elpis("demo", "--dir", folder.resolve("demo"));

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("1  A hospital: 5 patients", "2  The gate: ", "3  The proof", "4  Genuine or forged")
                .contains("5 studies sealed before the gate and behind it: 5 of the release genuine")
                .contains("ALTERED: pixels changed: frame 1, columns 32 to 47, rows 16 to 31")
                .contains("proved to be in the log of 16 entries")
                .contains("elpis check   0 leaks", "byte search   0 leaks")
                .contains("PatientName", "before", "after", "Words burned into images were", "Next: open both pages");
        assertThat(run.out().lines().filter(line -> !line.contains(folder.toString())))
                .allMatch(line -> line.length() <= Terminal.COLUMNS);
    }

    @Test
    void printsTotalsThatAddUpAsJson() {
        Run run = Run.elpis("demo", "--json", "--dir", folder.resolve("demo"));

        Json json = run.json();
        assertThat(json.number("released") + json.number("quarantined") + json.number("skipped"))
                .isEqualTo(json.number("read"));
        assertThat(json.number("leaksByCheck")).isZero();
        assertThat(json.number("leaksByBytes")).isZero();
        assertThat(json.text("forgery")).isEqualTo("altered");
        assertThat(Path.of(json.text("forgeryPage"))).exists();
        assertThat(json.text("custodyProof")).isEqualTo("good");
        assertThat(json.number("genuineStudies")).isEqualTo(json.number("sealedStudies"));
        assertThat(Path.of(json.text("page"))).exists();
        assertThat(run.code()).isZero();
    }

    @Test
    void showsTheSameOnEveryRun() {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");

        assertThat(withoutTimes(Run.elpis("demo", "--dir", one), one))
                .isEqualTo(withoutTimes(Run.elpis("demo", "--dir", two), two));
    }

    private static String withoutTimes(Run run, Path dir) {
        return run.out()
                .replace(dir.toString(), "")
                .replaceAll("jobs/[^/]*", "")
                .replaceAll("in [0-9.]+ s", "");
    }

    @Test
    void leavesTheHomeFolderAlone() {
        Path home = folder.resolve("home");

        Run.elpis("demo", "--home", home, "--dir", folder.resolve("demo"));

        assertThat(home).doesNotExist();
    }

    @Test
    void refusesAFolderThatHoldsSomething() {
        Scanner.write(folder.resolve("file"), new byte[1]);

        Run run = Run.elpis("demo", "--dir", folder);

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.message()).contains("must be empty", "--dir");
    }
}
