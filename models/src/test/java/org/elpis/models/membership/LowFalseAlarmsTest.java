package org.elpis.models.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.elpis.models.stats.ClopperPearson;
import org.elpis.models.stats.Draws;
import org.elpis.models.stats.Roc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LowFalseAlarmsTest {
    @Test
    void doesNotClaimALowRateThatTooFewNonMembersCannotShow() {
        double[] members = DoubleStream.generate(() -> 1).limit(50).toArray();
        double[] others = new double[50];
        LowFalseAlarms all = LowFalseAlarms.of(new Roc(members, others), 0.001, 0.95);
        assertThat(all.share().value()).isEqualTo(1);
        // 0 of 50 leave room for 7 % false alarms: at 0.1 % no more than 1.5 % is shown.
        assertThat(all.share().low()).isBetween(0.010, 0.016);
        assertThat(all.achieved().value()).isZero();
    }

    @Test
    void equalScoresShowNothing() {
        LowFalseAlarms none = LowFalseAlarms.of(new Roc(new double[500], new double[500]), 0.01, 0.95);
        assertThat(none.share().low()).isZero();
        assertThat(none.share().high()).isEqualTo(1);
    }

    /// 400 audits a line of which the truth is known: scores of members are normal and `shift` greater, so that
    /// 1 - Phi(z - shift) are found. Each end may miss it in 2.5 % of audits; more than 27 of 400 would come
    /// in fewer than 1e-5 of runs. The seed is fixed besides.
    @ParameterizedTest
    @CsvSource({
        "0,   0.01,  1000, 3000, 0.01",
        "0.5, 0.01,  1000, 3000, 0.0338875",
        "1.5, 0.01,  1000, 3000, 0.2043226",
        "1.5, 0.001, 1000, 3000, 0.0558954",
        "0,   0.01,  500,  500,  0.01",
        "0.5, 0.01,  500,  500,  0.0338875",
        "1.5, 0.01,  60,   150,  0.2043226",
        "0,   0.01,  100,  100,  0.01"
    })
    void bothEndsHoldTheirConfidence(double shift, double rate, int members, int others, double truth) {
        Draws draws = new Draws(17);
        int tooLow = 0;
        int tooHigh = 0;
        for (int i = 0; i < 400; i++) {
            Roc roc = new Roc(normals(draws, members, shift), normals(draws, others, 0));
            tooLow += LowFalseAlarms.isAbove(roc, rate, truth, 0.025) ? 1 : 0;
            tooHigh += LowFalseAlarms.isBelow(roc, rate, truth, 0.025) ? 1 : 0;
        }
        assertThat(tooLow).isLessThanOrEqualTo(27);
        assertThat(tooHigh).isLessThanOrEqualTo(27);
    }

    /// As above, of halves that two attacks scored on scales of their own, joined by places among non-members.
    @Test
    void holdsItsConfidenceWhenTwoHalvesAreJoined() {
        Pool pool = Pools.of(400, 1200);
        Draws draws = new Draws(23);
        int wrong = 0;
        for (int i = 0; i < 300; i++) {
            double[] scores = new double[pool.patientCount()];
            for (int patient = 0; patient < scores.length; patient++) {
                double score = draws.nextGaussian() + (pool.isMemberPatient(patient) ? 0.5 : 0);
                scores[patient] = pool.quarterOfPatient(patient) < 2 ? score : 100 + StrictMath.exp(3 * score);
            }
            PatientScores raw = new PatientScores(scores, pool.real().isMember());
            double[] first = raw.ranked(pool, 0).scores();
            double[] joined = raw.ranked(pool, 1).scores();
            for (int patient = 0; patient < scores.length; patient++) {
                joined[patient] = pool.quarterOfPatient(patient) < 2 ? first[patient] : joined[patient];
            }
            Roc roc = new PatientScores(joined, raw.isMember()).roc();
            wrong += LowFalseAlarms.isAbove(roc, 0.01, 0.0338875, 0.025)
                            || LowFalseAlarms.isBelow(roc, 0.01, 0.0338875, 0.025)
                    ? 1
                    : 0;
        }
        // At most 5 % a draw: more than 36 of 300 in fewer than 1e-5 of runs.
        assertThat(wrong).isLessThanOrEqualTo(36);
    }

    @Test
    void theEndsOfTheIntervalAreWhereTheDoubtsBegin() {
        Draws draws = new Draws(5);
        Roc roc = new Roc(normals(draws, 300, 1), normals(draws, 900, 0));
        LowFalseAlarms found = LowFalseAlarms.of(roc, 0.01, 0.95);
        assertThat(LowFalseAlarms.isAbove(roc, 0.01, found.share().low() - 1e-4, 0.025))
                .isTrue();
        assertThat(LowFalseAlarms.isAbove(roc, 0.01, found.share().low() + 1e-4, 0.025))
                .isFalse();
        assertThat(LowFalseAlarms.isBelow(roc, 0.01, found.share().high() + 1e-4, 0.025))
                .isTrue();
        assertThat(LowFalseAlarms.isBelow(roc, 0.01, found.share().high() - 1e-4, 0.025))
                .isFalse();
    }

    @Test
    void aThousandMembersAndThreeThousandOthersPassAModelThatGivesNothingAway() {
        assertThat(LowFalseAlarms.passes(1000, 3000, 0.01, 0.03, 0.95)).isBetween(0.94, 0.97);
        assertThat(LowFalseAlarms.passes(1000, 1000, 0.01, 0.03, 0.95)).isBetween(0.7, 0.9);
        assertThat(LowFalseAlarms.passes(200, 200, 0.01, 0.03, 0.95)).isLessThan(0.2);
    }

    @Test
    void saysHowManyPatientsAPassTakes() {
        long needed = LowFalseAlarms.patientsNeeded(0.01, 0.03, 0.95);
        assertThat(needed).isBetween(1000L, 2000L);
        assertThat(LowFalseAlarms.passes((int) needed, (int) needed, 0.01, 0.03, 0.95))
                .isGreaterThanOrEqualTo(0.9);
        assertThat(LowFalseAlarms.patientsNeeded(0.01, 0.1, 0.95)).isLessThan(needed);
    }

    /// With a share that does not depend on the rate the mixture is the binomial itself; with the rate as the
    /// share it is that of drawing members and others in any order.
    @Test
    void countsAtAThresholdHaveTheirExactChances() {
        for (int[] each : new int[][] {{1, 50}, {2, 160}, {31, 3000}, {100, 100}}) {
            AlarmRate alarms = new AlarmRate(each[0], each[1]);
            DoubleUnaryOperator constant = f -> 0.03;
            assertThat(alarms.atLeast(40, 1000, constant))
                    .isCloseTo(ClopperPearson.atLeast(40, 1000, 0.03), within(1e-9));
        }
        // The greatest of 50 others is below 3 of 10 members and more: 10/60 * 9/59 * 8/58 of all orders.
        assertThat(new AlarmRate(1, 50).atLeast(3, 10, f -> f)).isCloseTo(10 * 9 * 8 / (60.0 * 59 * 58), within(1e-7));
        assertThat(new AlarmRate(31, 3000).atMost(16, 1000, f -> f)).isCloseTo(0.943, within(0.003));
    }

    private static double[] normals(Draws draws, int count, double mean) {
        double[] drawn = new double[count];
        Arrays.setAll(drawn, i -> mean + draws.nextGaussian());
        return drawn;
    }
}
