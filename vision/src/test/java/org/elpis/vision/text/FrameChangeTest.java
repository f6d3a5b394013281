package org.elpis.vision.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.elpis.testkit.picture.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrameChangeTest {
    /// 40 columns, 32 rows, colour, 12 bits.
    private static Picture drawn(long seed) {
        Random random = new Random(seed);
        short[] values = new short[40 * 32 * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) random.nextInt(1 << 12);
        }
        return new Picture(40, 32, 3, 12, values);
    }

    @ParameterizedTest
    @EnumSource(names = {"MIRRORED", "UPENDED", "INVERTED", "TRANSPOSED"})
    void changesTheFrameAndTwiceGivesItBack(FrameChange change) {
        Picture once = change.of(drawn(3));
        assertThat(once.values()).isNotEqualTo(drawn(3).values());
        assertThat(change.of(once).values()).isEqualTo(drawn(3).values());
    }

    @Test
    void resizesByThreeQuartersAndThreeHalvesAndKeepsTheCorners() {
        Picture source = drawn(4);
        Picture smaller = FrameChange.SMALLER.of(source);
        Picture larger = FrameChange.LARGER.of(source);
        assertThat(new int[] {smaller.columns(), smaller.rows(), larger.columns(), larger.rows()})
                .containsExactly(30, 24, 60, 48);
        assertThat(larger.values()[0]).isEqualTo(source.values()[0]);
        assertThat(larger.values()[larger.values().length - 1]).isEqualTo(source.values()[source.values().length - 1]);
    }

    @ParameterizedTest
    @EnumSource
    void staysWithinTheBits(FrameChange change) {
        for (short value : change.of(drawn(5)).values()) {
            assertThat((int) value).isBetween(0, (1 << 12) - 1);
        }
    }
}
