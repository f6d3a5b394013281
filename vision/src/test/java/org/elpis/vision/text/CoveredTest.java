package org.elpis.vision.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.elpis.pixel.Box;
import org.junit.jupiter.api.Test;

class CoveredTest {
    private final Covered covered = new Covered(10);

    @Test
    void countsWhatTwoBoxesCoverOnce() {
        covered.add(new Box(0, 0, 4, 2));
        covered.add(new Box(2, 1, 4, 2));
        assertThat(covered.share(new Box(0, 0, 6, 3))).isEqualTo((8 + 8 - 2) / 18.0);
    }

    @Test
    void doesNotGoOnBeyondTheEdgeOfARow() {
        covered.add(new Box(8, 0, 2, 3));
        assertThat(covered.share(new Box(0, 0, 3, 3))).isZero();
        assertThat(covered.share(new Box(7, 1, 3, 1))).isEqualTo(2 / 3.0);
    }
}
