package org.elpis.vision.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LanesTest {
    /// Values that differences borrow at, and others.
    private static int value(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> Lanes.MOST;
            default -> random.nextInt(Lanes.MOST + 1);
        };
    }

    private static long lanes(int... values) {
        long lanes = 0;
        for (int i = 0; i < values.length; i++) {
            lanes |= (long) values[i] << Lanes.BITS * i;
        }
        return lanes;
    }

    @Test
    void eachLaneIsComparedByItself() {
        Random random = new Random(11);
        for (int turn = 0; turn < 20_000; turn++) {
            int[] a = random.ints(4, 0, 1).map(zero -> value(random)).toArray();
            int[] b = random.ints(4, 0, 1)
                    .map(zero -> random.nextInt(4) == 0 ? a[0] : value(random))
                    .toArray();
            long order = Lanes.order(lanes(a), lanes(b));
            long reaching = Lanes.reaching(lanes(a), lanes(b));
            for (int i = 0; i < 4; i++) {
                assertThat(Lanes.at(lanes(a) ^ order, i)).isEqualTo(Math.min(a[i], b[i]));
                assertThat(Lanes.at(lanes(b) ^ order, i)).isEqualTo(Math.max(a[i], b[i]));
                assertThat(Lanes.at(Lanes.excess(lanes(a), lanes(b)), i)).isEqualTo(Math.max(0, a[i] - b[i]));
                assertThat(reaching >>> Lanes.BITS * i & 0xFFFF).isEqualTo(a[i] >= b[i] ? 0x8000 : 0);
            }
        }
    }

    @Test
    void lanesMoveOnToTheLongBehind() {
        assertThat(Lanes.next(lanes(1, 2, 3, 4), lanes(5, 6, 7, 8))).isEqualTo(lanes(2, 3, 4, 5));
        assertThat(Lanes.nextButOne(lanes(1, 2, 3, 4), lanes(5, 6, 7, 8))).isEqualTo(lanes(3, 4, 5, 6));
    }

    @Test
    void theLowestAndTheHighestAreThoseOfAllLanes() {
        for (long[] each : new long[][] {{1, 9, 5, 7}, {9, 1, 7, 5}, {5, 7, 1, 9}, {7, 5, 9, 1}, {3, 3, 3, 3}}) {
            long lanes = lanes((int) each[0], (int) each[1], (int) each[2], (int) each[3]);
            assertThat(Lanes.lowest(lanes)).isEqualTo(each[0] == 3 ? 3 : 1);
            assertThat(Lanes.highest(lanes)).isEqualTo(each[0] == 3 ? 3 : 9);
        }
    }

    @Test
    void sumsOfNeighboursDoNotRunOver() {
        assertThat(Lanes.pairs(lanes(Lanes.MOST, Lanes.MOST, 1, 2))).isEqualTo(2L * Lanes.MOST | 3L << 32);
    }
}
