package org.elpis.models.onerun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Control;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Verdict;
import org.elpis.models.stats.Draws;
import org.junit.jupiter.api.Test;

class OneRunAuditTest {
    private static final Claim CLAIM = new Claim(1, 1e-5);

    @Test
    void failsATrainingThatTellsMoreThanItClaims() {
        AuditReport report = run(new Answers(400, 4), new Answers(400, 20), CLAIM);
        assertThat(report.kind()).isEqualTo(AuditKind.DP);
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.summary()).contains("gives away more than it claims");
        assertThat(report.figures().getFirst().interval().value()).isBetween(2.0, 4.0);
    }

    @Test
    void passesATrainingWithinItsClaimWhenTheSameCanariesFindAPlantedFault() {
        AuditReport report = run(new Answers(400, 0.3), new Answers(400, 20), CLAIM);
        assertThat(report.verdict()).isEqualTo(Verdict.PASS);
        assertThat(report.controls()).singleElement().matches(Control::held);
        assertThat(report.summary()).contains("Small faults are not excluded");
    }

    @Test
    void saysNothingWhenThePlantedFaultIsNotFound() {
        AuditReport report = run(new Answers(400, 0.3), new Answers(400, 0.5), CLAIM);
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.reasons()).anyMatch(reason -> reason.contains("planted fault was not found"));
    }

    @Test
    void saysNothingOfAClaimThatNoGuessesCouldBreak() {
        AuditReport report = run(new Answers(400, 0.3), new Answers(400, 20), new Claim(8, 1e-5));
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.reasons()).anyMatch(reason -> reason.contains("plan more of them"));
    }

    @Test
    void saysNothingWithTooFewCanaries() {
        AuditReport report = run(new Answers(299, 20), new Answers(299, 20), CLAIM);
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.summary()).contains("299 canaries, and an audit needs 300");
    }

    @Test
    void givesTheSameReportForTheSameSeed() {
        assertThat(run(new Answers(300, 1), new Answers(300, 20), CLAIM))
                .isEqualTo(run(new Answers(300, 1), new Answers(300, 20), CLAIM));
    }

    @Test
    void neverPassesAFileWithoutAControl() {
        AuditReport report = audit(CLAIM).run(file(400, 0.3, 1), Optional.empty());
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.reasons()).anyMatch(reason -> reason.contains("silence means nothing"));
    }

    @Test
    void judgesFilesAsItDoesItsOwnTrainings() {
        assertThat(audit(CLAIM).run(file(400, 4, 1), Optional.empty()).verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(audit(CLAIM)
                        .run(file(400, 0.3, 1), Optional.of(file(400, 20, 2)))
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void saysNothingOfCoinsThatWereNotFair() {
        boolean[] coins = new boolean[400];
        Arrays.fill(coins, 0, 300, true);
        double[] scores =
                IntStream.range(0, 400).mapToDouble(i -> coins[i] ? 1 : 0).toArray();
        AuditReport report = audit(CLAIM).run(new CanaryFile(names(400), coins, scores), Optional.empty());
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.summary()).contains("300 of 400 canaries").contains("fair");
    }

    @Test
    void aControlOfAFewCanariesShowsNothing() {
        assertThat(audit(CLAIM)
                        .run(file(400, 0.3, 1), Optional.of(file(3, 20, 2)))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void saysNothingOfScoresThatAreNoNumbers() {
        PrivateTrainer burst = new PrivateTrainer() {
            @Override
            public int canaries() {
                return 300;
            }

            @Override
            public ScoreSheet observe(boolean[] included, long seed) {
                double[] scores = new double[300];
                scores[7] = Double.NaN;
                return new ScoreSheet(List.of("burst"), new double[][] {scores});
            }
        };
        assertThat(run(burst, burst, CLAIM).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static AuditReport run(PrivateTrainer trainer, PrivateTrainer control, Claim claim) {
        return audit(claim).run(trainer, control, AuditProgress.NONE);
    }

    private static OneRunAudit audit(Claim claim) {
        return new OneRunAudit(claim, Policy.bundled(), 5);
    }

    private static CanaryFile file(int canaries, double epsilon, long seed) {
        boolean[] coins = new boolean[canaries];
        Draws draws = Draws.of(seed, "coins", 0);
        for (int i = 0; i < canaries; i++) {
            coins[i] = draws.nextBoolean();
        }
        return new CanaryFile(
                names(canaries),
                coins,
                new Answers(canaries, epsilon).observe(coins, seed).scores()[0]);
    }

    private static List<String> names(int canaries) {
        return IntStream.range(0, canaries).mapToObj(i -> "c" + (100_000 + i)).toList();
    }

    /// Tells each coin rightly with the probability that its epsilon allows.
    private record Answers(int canaries, double epsilon) implements PrivateTrainer {
        @Override
        public ScoreSheet observe(boolean[] included, long seed) {
            Draws draws = Draws.of(seed, "answers", 0);
            double[] scores = new double[canaries];
            for (int i = 0; i < canaries; i++) {
                boolean isTold = draws.nextDouble() < 1 / (1 + StrictMath.exp(-epsilon));
                scores[i] = included[i] == isTold ? 1 : 0;
            }
            return new ScoreSheet(List.of("answer"), new double[][] {scores});
        }
    }
}
