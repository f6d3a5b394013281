package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.elpis.models.audit.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditCommandTest {
    private final Path folder;

    AuditCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Run audit(Object... words) {
        Object[] all = new Object[words.length + 3];
        all[0] = "audit";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--home";
        all[words.length + 2] = folder.resolve("home");
        return Run.elpis(all);
    }

    @Test
    void exitsByTheVerdict() {
        assertThat(AuditCommand.code(Verdict.PASS)).isZero();
        assertThat(AuditCommand.code(Verdict.REVIEW)).isEqualTo(1);
        assertThat(AuditCommand.code(Verdict.FAIL)).isEqualTo(1);
        assertThat(AuditCommand.code(Verdict.INCONCLUSIVE)).isEqualTo(4);
    }

    @Test
    void showsItsHelpWhenNothingIsAskedFor() {
        assertThat(Run.elpis("audit").out())
                .contains("--members", "--train-recipe", "Exit codes")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--seed=x", "--threads=0", "--preprocess=gray:0", "--mean=x", "--policies=f"})
    void saysWhatIsWrongWithAnOption(String option) {
        Run run = audit("--synthetic", folder, option);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message()).contains("[USAGE]");
    }

    @Test
    void saysThatAModelIsNeededAndMustBeThere() {
        assertThat(audit("--members", folder).message()).contains("MODEL is needed");
        assertThat(audit(folder.resolve("none.onnx")).code()).isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoModel() throws IOException {
        Path file = Files.writeString(folder.resolve("model.onnx"), "no model");

        Run run = audit(file);

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.message()).doesNotContain("INTERNAL_FAULT");
    }

    @Test
    void refusesAPolicyThatNamesNoLimit() throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.yaml"), "membership.luck: 1");

        assertThat(audit("--synthetic", folder, "--policy", policy).message())
                .contains("membership.luck")
                .contains("[USAGE]");
    }

    @Test
    void callsNoFileACertificateThatIsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("certificate.json"), "{}");

        Run run = audit("verify", file);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("NOT GOOD: This is no certificate");
    }

    @Test
    void showsAStageALineOnAPipeAndABarWithTheTimeLeftOnATerminal() {
        AtomicLong clock = new AtomicLong();
        Run pipe = Run.of(java.util.Map.of(), terminal -> {
            AuditProgressBar bar = new AuditProgressBar(terminal.err(), false, clock::get);
            bar.at("membership: training", 0, 10);
            bar.at("membership: training", 5, 10);
            bar.at("membership: judging", 0, 1);
            return 0;
        });
        assertThat(pipe.err()).isEqualTo("membership: training\nmembership: judging\n");
        Run terminal = Run.of(java.util.Map.of(), shown -> {
            AuditProgressBar bar = new AuditProgressBar(shown.err(), true, clock::get);
            bar.at("membership: training", 4, 10);
            clock.addAndGet(2_000_000_000L);
            bar.at("membership: training", 6, 10);
            return 0;
        });
        assertThat(terminal.err()).contains("6/10  00:04 left");
    }
}
