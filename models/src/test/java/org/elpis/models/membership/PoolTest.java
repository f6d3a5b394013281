package org.elpis.models.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.elpis.models.stats.Draws;
import org.junit.jupiter.api.Test;

class PoolTest {
    @Test
    void everyPatientIsInAboutAsManyReferenceModels() {
        Pool pool = Pools.of(100, 300);
        boolean[][] in = Subsets.of(pool, 64, 3);
        for (int patient = 0; patient < pool.patientCount(); patient++) {
            int count = 0;
            for (boolean[] model : in) {
                count += model[patient] ? 1 : 0;
            }
            assertThat(count).isEqualTo(16);
        }
    }

    @Test
    void referenceModelsHaveAsManyRowsAsTheModelUnderAudit() {
        Pool pool = Pools.of(120, 130);
        for (boolean[] model : Subsets.of(pool, 8, 3)) {
            int count = 0;
            for (boolean patient : model) {
                count += patient ? 1 : 0;
            }
            assertThat(count).isEqualTo(120);
        }
    }

    @Test
    void patientsOfRowsToPlantAreNotCountedTwice() {
        Pool whole = Pools.of(30, 60);
        Pool pool = whole.planting(Twins.candidates(whole, 24, 1), 2, 1);
        assertThat(pool.candidates()).isEqualTo(24);
        for (int row = pool.realRows(); row < pool.rows(); row++) {
            int patient = pool.patientOf(row);
            assertThat(pool.isMemberPatient(patient)).isFalse();
            assertThat(pool.label(row)).isNotEqualTo(pool.label(patient));
        }
        assertThat(pool.twin(new boolean[pool.rows()]).active()).hasSize(90);
        assertThat(pool.real().active()).hasSize(90);
    }

    @Test
    void everyRowToPlantIsInAQuarterOfTheTwinsAndThePatientsOwnRowInNone() {
        Pool whole = Pools.of(30, 60);
        Pool pool = whole.planting(Twins.candidates(whole, 24, 1), 2, 1);
        boolean[][] in = Subsets.withPlanted(pool, 20, 5);
        for (int row = 0; row < pool.rows(); row++) {
            int count = 0;
            for (boolean[] model : in) {
                count += model[row] ? 1 : 0;
            }
            if (row >= pool.realRows()) {
                assertThat(count).isEqualTo(5);
            } else if (pool.isCandidate(pool.patientOf(row))) {
                assertThat(count).isZero();
            }
        }
    }

    @Test
    void placesAmongNonMembersKeepTheOrderAndTies() {
        Pool pool = Pools.of(40, 400);
        double[] scores = new double[pool.patientCount()];
        Draws draws = new Draws(3);
        Arrays.setAll(scores, patient -> patient % 5 == 0 ? 7 : Math.rint(20 * draws.nextGaussian()));
        PatientScores raw = new PatientScores(scores, pool.real().isMember());
        PatientScores ranked = raw.ranked(pool, 0);
        for (int a = 0; a < scores.length; a++) {
            for (int b = 0; b < scores.length; b++) {
                assertThat(Double.compare(ranked.scores()[a], ranked.scores()[b]))
                        .isEqualTo(Double.compare(scores[a], scores[b]));
            }
        }
        assertThat(Arrays.stream(ranked.scores()).min().orElse(-1)).isBetween(0.0, 1.0);
        assertThat(Arrays.stream(ranked.scores()).max().orElse(2)).isBetween(0.0, 1.0);
    }

    @Test
    void roundedAnswersAreRecognized() {
        assertThat(Rounding.of(List.of(new double[] {0, 1}, new double[] {1, 0}))
                        .decimals())
                .isZero();
        assertThat(Rounding.of(List.of(new double[] {0.25, 0.75}, new double[] {0.5, 0.5}))
                        .decimals())
                .isEqualTo(2);
        assertThat(Rounding.of(List.of(new double[] {0.1234567, 0.8765433})).decimals())
                .isEqualTo(-1);
        assertThat(Rounding.of(List.of(new double[] {1e-5, 1 - 1e-5})).decimals())
                .isEqualTo(-1);
    }

    @Test
    void logOddsStayFiniteAtCertainty() {
        double[] channels = new double[LogOdds.channels(2)];
        LogOdds.of(new double[] {1, 0}, 0, 0, channels);
        assertThat(channels[0]).isBetween(30.0, 40.0);
        assertThat(channels[3]).isEqualTo(-channels[2]);
        double[] rounded = new double[LogOdds.channels(2)];
        LogOdds.of(new double[] {1, 0}, 0, 0.0025, rounded);
        assertThat(rounded[0]).isBetween(5.9, 6.1);
    }
}
