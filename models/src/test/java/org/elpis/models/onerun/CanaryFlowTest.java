package org.elpis.models.onerun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongFunction;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Verdict;
import org.elpis.models.net.PrivateTraining.Mechanism;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The five steps of docs/formats/canaries.md by files alone, as between an auditor and whoever trains: a plan, a
/// training, scores, and the same once more with a fault on purpose.
class CanaryFlowTest {
    private static final int CANARIES = 400;
    private static final Claim CLAIM = Claim.certified(SeededFaultsTest.RECIPE, 1e-5);

    @TempDir
    private Path folder;

    @Test
    void passesARightTrainingWhoseCanariesFindThePlantedFault() throws IOException {
        Path control = trained("control", 2, CanaryFlowTest::noiseless);
        AuditReport report = judged(trained("right", 1, CanaryFlowTest::right), Optional.of(control));
        assertThat(report.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void failsATrainingThatForgotItsNoise() throws IOException {
        assertThat(judged(trained("faulty", 1, CanaryFlowTest::noiseless), Optional.empty())
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void saysNothingWithoutTheControl() throws IOException {
        assertThat(judged(trained("right", 1, CanaryFlowTest::right), Optional.empty())
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static Mechanism right(long seed) {
        return Mechanism.seeded(SeededFaultsTest.RECIPE, seed);
    }

    private static Mechanism noiseless(long seed) {
        return right(seed).withNoise((sum, deviation) -> {});
    }

    private static AuditReport judged(Path canaries, Optional<Path> control) throws IOException {
        Optional<CanaryFile> planted =
                control.isPresent() ? Optional.of(CanaryFile.read(control.get())) : Optional.empty();
        return new OneRunAudit(CLAIM, Policy.bundled(), 1).run(CanaryFile.read(canaries), planted);
    }

    /// The auditor's plan, with the scores that whoever trains adds to it.
    private Path trained(String name, int key, LongFunction<Mechanism> mechanism) throws IOException {
        Path file = folder.resolve(name + ".csv");
        byte[] bytes = new byte[CanaryPlan.KEY_BYTES];
        bytes[0] = (byte) key;
        Files.writeString(file, CanaryPlan.of(bytes, CANARIES).csv());
        String[] lines = Files.readString(file).split("\n", -1);
        boolean[] included = new boolean[CANARIES];
        for (int i = 0; i < CANARIES; i++) {
            included[i] = lines[i + 1].endsWith(",1,");
        }
        double[] scores =
                SeededFaultsTest.canaries(mechanism).observe(included, key).scores()[0];
        StringBuilder filled = new StringBuilder(lines[0]).append('\n');
        for (int i = 0; i < CANARIES; i++) {
            filled.append(lines[i + 1]).append(scores[i]).append('\n');
        }
        return Files.writeString(file, filled);
    }
}
