package org.elpis.models.memorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RanksTest {
    /// U = 0 of 9, variance 9 * 7 / 12 = 5.25: -4.5 / 2.2913.
    @Test
    void zIsThatOfMannAndWhitney() {
        assertThat(Ranks.z(new double[] {1, 2, 3}, new double[] {4, 5, 6})).isCloseTo(-1.9640, within(1e-4));
        assertThat(Ranks.z(new double[] {4, 5, 6}, new double[] {1, 2, 3})).isCloseTo(1.9640, within(1e-4));
    }

    @Test
    void equalValuesSayNothing() {
        assertThat(Ranks.z(new double[] {1, 1}, new double[] {1, 1, 1})).isZero();
    }

    /// Three seen once, one twice: 3 * 2 / (2 * 2) = 1.5.
    @Test
    void unseenIsThatOfChao() {
        assertThat(Ranks.unseen(new int[] {1, 1, 0, 2, 1, 5})).isCloseTo(1.5, within(1e-12));
        assertThat(Ranks.unseen(new int[] {0, 0})).isZero();
    }
}
