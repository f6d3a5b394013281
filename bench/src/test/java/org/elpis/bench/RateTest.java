package org.elpis.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateTest {
    @Test
    void isBoundedByThreeOfNWhenNothingHappened() {
        assertThat(rate(0, 6000).upperBound()).isEqualTo(0.0005);
        assertThat(rate(0, 2).upperBound()).isEqualTo(1);
    }

    /// Wilson (1927) for 10 of 100 and z = 1.645: (0.1135 + 0.0512) / 1.0271.
    @Test
    void isBoundedByWilsonsIntervalOtherwise() {
        assertThat(rate(10, 100).upperBound()).isCloseTo(0.1604, within(1e-4));
        assertThat(rate(100, 100).upperBound()).isCloseTo(1, within(1e-12));
    }

    @Test
    void saysNothingOfNothing() {
        assertThat(rate(0, 0).happened()).isEqualTo("–");
    }

    private static Rate rate(int hits, int of) {
        Rate rate = new Rate();
        for (int i = 0; i < of; i++) {
            rate.add(i < hits);
        }
        return rate;
    }
}
