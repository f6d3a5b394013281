package org.elpis.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaussianPrivacyTest {
    /// The noise for (1, 1e-6) that the exact formula of Balle and Wang gives is below the one of the Rényi bound.
    @Test
    void turnsEpsilonAndDeltaIntoEachOther() {
        GaussianPrivacy privacy = GaussianPrivacy.exactly(4.530877117, 1);
        assertThat(privacy.epsilon(1e-6)).isBetween(0.9, 1.0);
        for (double delta : new double[] {0.05, 1e-6, 1e-40, 1e-300}) {
            assertThat(privacy.delta(privacy.epsilon(delta))).isCloseTo(delta, within(delta * 1e-6));
        }
        assertThat(privacy.epsilon(0)).isInfinite();
        assertThat(privacy.epsilon(1)).isZero();
        assertThat(GaussianPrivacy.exactly(1, 0).epsilon(0)).isZero();
    }

    /// Logarithms of upper tails, made once with scipy.
    @ParameterizedTest
    @CsvSource({
        "0.3, -0.9621028181688505",
        "1, -1.8410216450092634",
        "1.5, -2.7059444008238898",
        "2.9, -6.284058234947419",
        "7.7, -32.62136690998012",
        "11.3, -67.19642501016111",
        "20, -203.9171553710973"
    })
    void hasTheDigitsOfNormalTailsBetweenThePointsOfItsTable(double z, double log) {
        assertThat(NormalTail.logAbove(z)).isCloseTo(log, within(1e-14 * -log + 1e-15));
        assertThat(NormalTail.above(z) / StrictMath.exp(log)).isCloseTo(1, within(1e-13));
        assertThat(NormalTail.below(z)).isCloseTo(1 - StrictMath.exp(log), within(3e-16));
    }

    @Test
    void hasTheDigitsOfNormalTails() {
        assertThat(NormalTail.above(0)).isEqualTo(0.5);
        assertThat(NormalTail.above(1.959963984540054)).isCloseTo(0.025, within(1e-15));
        assertThat(NormalTail.above(-1)).isCloseTo(0.8413447460685429, within(1e-15));
        assertThat(NormalTail.above(10)).isCloseTo(7.61985302416047e-24, within(1e-36));
        assertThat(NormalTail.logAbove(100)).isCloseTo(-5005.524208637681, within(1e-6));
        assertThat(NormalTail.whereAbove(StrictMath.log(0.025))).isCloseTo(1.959963984540054, within(1e-12));
        assertThat(NormalTail.Sides.of(3).until(NormalTail.Sides.of(3.0001)))
                .isCloseTo(1e-4 * StrictMath.exp(-3.00005 * 3.00005 / 2) / StrictMath.sqrt(2 * Math.PI), within(1e-14));
    }
}
