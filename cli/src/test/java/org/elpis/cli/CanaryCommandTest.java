package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `elpis audit dp --plan` and `--canaries`: from a plan to a verdict, with the trainer's part invented.
class CanaryCommandTest {
    private static final String CLAIM = "--claimed-epsilon=1";

    private final Path folder;

    CanaryCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Run dp(Object... words) {
        Object[] all = new Object[words.length + 4];
        all[0] = "audit";
        all[1] = "dp";
        System.arraycopy(words, 0, all, 2, words.length);
        all[words.length + 2] = "--home";
        all[words.length + 3] = folder.resolve("home");
        return Run.elpis(all);
    }

    private Path plan(String name) {
        Path file = folder.resolve(name);
        assertThat(dp("--plan", 400, "--out", file).code()).isZero();
        return file;
    }

    /// Fills in scores that tell every so many canaries' coins.
    private Path scored(String name, int tellingEvery) throws IOException {
        Path file = plan(name);
        List<String> lines = Files.readAllLines(file);
        StringBuilder filled = new StringBuilder(lines.getFirst()).append('\n');
        for (int i = 1; i < lines.size(); i++) {
            boolean isIn = lines.get(i).endsWith(",1,");
            double noise = Math.sin(i * i);
            filled.append(lines.get(i))
                    .append(i % tellingEvery == 0 && isIn ? 5 : noise)
                    .append('\n');
        }
        return Files.writeString(file, filled);
    }

    @Test
    void writesAPlanOnceAndKeepsItsKey() throws IOException {
        Path file = plan("plan.csv");
        assertThat(Files.readAllLines(file)).hasSize(401).startsWith("canary,included,score");
        Run again = dp("--plan", 400, "--out", file);
        assertThat(again.code()).isEqualTo(3);
        assertThat(again.message()).contains("there already");
        try (var keys = Files.list(folder.resolve("home").resolve("keys"))) {
            assertThat(keys).hasSize(1);
        }
    }

    @Test
    void failsACanaryFileThatTellsMoreThanIsClaimed() throws IOException {
        Run run = dp("--canaries", scored("told.csv", 1), CLAIM, "--delta=1e-5");
        assertThat(run.err()).doesNotContain("Exception");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void passesOnlyWithAControlThatIsFound() throws IOException {
        Path right = scored("right.csv", 1000);
        assertThat(dp("--canaries", right, CLAIM, "--delta=1e-5").code()).isEqualTo(4);
        assertThat(dp("--canaries", right, CLAIM, "--delta=1e-5", "--control", scored("control.csv", 1))
                        .code())
                .isZero();
    }

    @Test
    void asksForTheScoresOfAPlanThatHasNone() {
        Run run = dp("--canaries", plan("plan.csv"), CLAIM, "--delta=1e-5");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message()).contains("line 2 of the canary file must have a number as its score");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--claimed-epsilon=NaN --delta=1e-5",
                "--claimed-epsilon=-1 --delta=1e-5",
                "--claimed-epsilon=Infinity --delta=1e-5",
                "--claimed-epsilon=1 --delta=1",
                "--claimed-epsilon=1 --delta=-1e-9",
                "--claimed-epsilon=1",
                "--delta=1e-5",
                "--claimed-epsilon=x --delta=1e-5",
                "--claimed-epsilon=1 --delta=1e-5 --plan=300"
            })
    void refusesWhatIsNoClaim(String words) throws IOException {
        Object[] all = ("--canaries=" + scored("told.csv", 1) + " " + words).split(" ");
        Run run = dp(all);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "100001", "-1", "many"})
    void refusesWhatIsNoCount(String count) {
        assertThat(dp("--plan", count, "--out", folder.resolve("plan.csv")).code())
                .isEqualTo(2);
    }
}
