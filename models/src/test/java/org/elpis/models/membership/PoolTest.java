package org.elpis.models.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PoolTest {
    @Test
    void everyPatientIsInAboutAsManyReferenceModels() {
        Pool pool = Pools.of(100, 300, 0);
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
        Pool pool = Pools.of(120, 130, 0);
        for (boolean[] model : Subsets.of(pool, 8, 3)) {
            int count = 0;
            for (boolean patient : model) {
                count += patient ? 1 : 0;
            }
            assertThat(count).isEqualTo(120);
        }
    }

    @Test
    void plantedRowsAreNonMembersWithAnotherLabelWhoAreNotCountedTwice() {
        Pool pool = Pools.of(30, 40, 12);
        assertThat(pool.plantedRows()).isEqualTo(12);
        for (int row = pool.realRows(); row < pool.rows(); row++) {
            int patient = pool.patientOf(row);
            assertThat(pool.isMemberPatient(patient)).isFalse();
            assertThat(pool.label(row)).isNotEqualTo(pool.label(patient));
        }
        assertThat(pool.twin().active()).hasSize(70);
        assertThat(pool.real().active()).hasSize(70);
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
