package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryCommandTest {
    private final Path folder;

    CanaryCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Run dp(Object... words) {
        List<Object> all = new ArrayList<>(List.of("audit", "dp"));
        all.addAll(List.of(words));
        all.addAll(List.of("--home", folder.resolve("home")));
        return Run.elpis(all.toArray());
    }

    /// Scores as a training would give them.
    ///
    /// @param told  how much a score says of the coin
    private Path scored(String name, long seed, double told) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder("canary,included,score\n");
        for (int i = 0; i < 400; i++) {
            boolean in = random.nextBoolean();
            text.append("canary-").append(1000 + i).append(in ? ",1," : ",0,");
            text.append(random.nextGaussian() + (in ? told : 0)).append('\n');
        }
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void throwsCoinsUnderAKeyThatNobodyElseCanRead() throws IOException {
        Path plan = folder.resolve("plan.csv");

        Run run = dp("--plan", 300, "--out", plan, "--json");

        assertThat(run.code()).isZero();
        Path key = Path.of(run.json().text("key"));
        assertThat(Files.readAllLines(plan)).hasSize(301).first().isEqualTo("canary,included,score");
        assertThat(Files.getPosixFilePermissions(key)).hasSize(2);
        assertThat(Files.getPosixFilePermissions(plan)).hasSize(2);
        Path again = folder.resolve("again.csv");
        assertThat(dp("--plan", 300, "--out", again, "--key", key).code()).isZero();
        assertThat(again).hasSameTextualContentAs(plan);
        assertThat(dp("--plan", 300, "--out", plan).code())
                .as("a plan is not written over")
                .isEqualTo(3);
        Path other = folder.resolve("other.csv");
        dp("--plan", 300, "--out", other);
        assertThat(Files.readString(other)).isNotEqualTo(Files.readString(plan));
    }

    @Test
    void failsATrainingThatGivesMoreAwayThanItClaims() throws IOException {
        Run run = dp(
                "--canaries",
                scored("run.csv", 1, 6),
                "--claimed-epsilon",
                1,
                "--delta",
                "1e-5",
                "--out",
                folder.resolve("shared"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("FAIL").contains("Privacy loss shown, at least: at least ");
        assertThat(folder.resolve("shared/certificate.json"))
                .content()
                .contains("\"role\":\"canaries\"")
                .doesNotContain("Infinity");
        assertThat(folder.resolve("shared/scorecard.html"))
                .content()
                .contains("Does the training keep its promise?")
                .contains("at least ");
    }

    @Test
    void passesNothingWithoutATrainingWithAPlantedFault() throws IOException {
        Path run = scored("run.csv", 1, 0);

        assertThat(dp("--canaries", run, "--claimed-epsilon", 1, "--delta", "1e-5")
                        .code())
                .isEqualTo(4);
        assertThat(dp(
                                "--canaries",
                                run,
                                "--claimed-epsilon",
                                1,
                                "--delta",
                                "1e-5",
                                "--control",
                                scored("control.csv", 2, 6))
                        .code())
                .isZero();
    }

    @Test
    void saysWhatIsMissingOrWrong() throws IOException {
        Path odd = Files.writeString(folder.resolve("odd.csv"), "canary,included,score\nc1,2,0\n");

        assertThat(dp("--canaries", odd, "--delta", "1e-5").message()).contains("--claimed-epsilon is needed");
        assertThat(dp("--canaries", odd, "--claimed-epsilon", 1, "--delta", "1e-5")
                        .message())
                .contains("line 2 of the canary file must say included 0 or 1");
        assertThat(dp("--canaries", odd, "--claimed-epsilon", -1, "--delta", 0).message())
                .contains("epsilon must be 0 or more");
        assertThat(dp("--canaries", folder.resolve("none"), "--claimed-epsilon", 1, "--delta", 0)
                        .code())
                .isEqualTo(3);
        assertThat(dp("--plan", 300).message()).contains("--out FILE is needed");
        assertThat(dp("--plan", 300, "--canaries", odd).message()).contains("either --plan");
    }

    @Test
    void asksForTheScoresOfAPlanThatHasNone() {
        Path plan = folder.resolve("plan.csv");
        dp("--plan", 400, "--out", plan);

        Run run = dp("--canaries", plan, "--claimed-epsilon", 1, "--delta", "1e-5");

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
        Object[] all = ("--canaries=" + scored("told.csv", 1, 6) + " " + words).split(" ");

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

    @Test
    void leavesTheArithmeticToTheOtherCommandOfTheName() {
        assertThat(dp("--noise", 1, "--rate", 0.01, "--steps", 10, "--delta", "1e-5")
                        .code())
                .isZero();
    }
}
