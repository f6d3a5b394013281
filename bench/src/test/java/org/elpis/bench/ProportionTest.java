package org.elpis.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ProportionTest {
    @Test
    void givesTheExactIntervalOfTextbooks() {
        Proportion tenth = new Proportion(10, 100);
        assertThat(tenth.low()).isCloseTo(0.0490, within(0.0001));
        assertThat(tenth.high()).isCloseTo(0.1762, within(0.0001));
    }

    @Test
    void boundsWhatNeverHappenedByTheRuleOfThree() {
        Proportion none = new Proportion(0, 200);
        assertThat(none.low()).isZero();
        assertThat(none.high()).isCloseTo(1 - StrictMath.pow(0.025, 1 / 200.0), within(1e-9));
        assertThat(new Proportion(200, 200).high()).isEqualTo(1);
    }

    @Test
    void saysNothingOfNothing() {
        assertThat(new Proportion(0, 0)).hasToString("–");
    }
}
