package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.elpis.engine.Software;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private final Path folder;

    MainTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void namesEveryCommandInTheOverview(String word) {
        Run run = Run.elpis(word);

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains(Commands.NAMES).contains("Next: elpis demo");
    }

    @Test
    void showsTheOverviewWhenNothingIsAskedFor() {
        assertThat(Run.elpis().out()).isEqualTo(Run.elpis("--help").out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "inspect", "explain", "deid", "deface", "check", "profile", "template", "doctor"})
    void explainsEveryOptionOfACommandWithinAHundredColumns(String command) {
        Run run = Run.elpis(command, "--help");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("Usage: elpis " + command + " [OPTIONS]")
                .contains("--json", "--home", "Exit codes");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= Terminal.COLUMNS);
    }

    @Test
    void tellsTheVersionOfTheBuild() throws IOException {
        Run run = Run.elpis("--version");

        assertThat(run.out()).startsWith("elpis " + Software.VERSION + "\n").contains("Java 25", "PS3.15 20");
        assertThat(Path.of("..", "pom.xml")).content().contains("<version>" + Software.VERSION + "</version>");
    }

    @Test
    void guessesWhichCommandWasMeant() {
        Run run = Run.elpis("inspetc", "file");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message()).contains("unknown command 'inspetc'; did you mean 'inspect'?", "Try: elpis --help");
    }

    @Test
    void guessesWhichOptionWasMeant() {
        Run run = Run.elpis("deid", "--projekt=x", "in", "out");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message())
                .contains("unknown option '--projekt'; did you mean '--project'?", "elpis deid --help");
    }

    @Test
    void refusesAnOptionWithoutItsValue() {
        Run run = Run.elpis("deid", "in", "out", "--project");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message()).contains("--project");
    }

    @Test
    void refusesAWordTooMany() {
        Run run = Run.elpis("doctor", "please");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message()).contains("'please'");
    }

    @Test
    void answersAProgramWithJsonWhenItsArgumentsAreWrong() {
        Run run = Run.elpis("deid", "--json", "--profile", "reserch", "in", "out");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.json().get("error").text("code")).isEqualTo("USAGE");
        assertThat(run.json().get("error").text("message")).contains("did you mean 'research'?");
    }

    @Test
    void keepsThePrivateDetailsOfAFaultInTheHomeFolder() throws IOException {
        Path home = folder.resolve("home");

        Run run = guarded(Map.of("ELPIS_HOME", home.toString()), () -> {
            throw new IllegalStateException("the name is Zwrzbrzycki");
        });

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err())
                .contains(
                        "INTERNAL_FAULT",
                        "IllegalStateException",
                        home.resolve("crash").toString())
                .doesNotContain("Zwrzbrzycki", "\tat ");
        List<Path> records;
        try (var files = Files.list(home.resolve("crash"))) {
            records = files.toList();
        }
        assertThat(records).singleElement().satisfies(file -> {
            assertThat(file).content().contains("Zwrzbrzycki", "\tat ");
            assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        });
    }

    @Test
    void tellsHowToGoOnWhenTheMemoryDidNotSuffice() {
        Run run = guarded(Map.of(), () -> {
            throw new OutOfMemoryError("Java heap space");
        });

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.message()).contains("OUT_OF_MEMORY", "ELPIS_OPTS");
    }

    private static Run guarded(Map<String, String> environment, Guard.Body body) {
        return Run.of(environment, terminal -> new Guard("deid", terminal, new String[0]).run(body));
    }
}
