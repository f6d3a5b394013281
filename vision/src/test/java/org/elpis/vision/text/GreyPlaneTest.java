package org.elpis.vision.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.Raster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GreyPlaneTest {
    private static Raster raster(int columns, int rows, int bits, boolean isSigned) {
        Random random = new Random(columns);
        short[] values = new short[columns * rows];
        for (int i = 0; i < values.length; i++) {
            int value = random.nextInt(1 << bits);
            values[i] = (short) (isSigned ? value - (1 << bits - 1) : value);
        }
        return new Raster(columns, rows, Photometric.MONOCHROME2, bits, isSigned, values);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 17, 30, 31, 32, 33})
    void repeatsTheOutermostColumnsBesideARow(int columns) {
        Raster raster = raster(columns, 3, 12, false);
        GreyPlane plane = GreyPlane.of(raster).getFirst();
        for (int x = -8; x < columns + 8; x++) {
            assertThat(plane.value(x, 1)).isEqualTo(raster.at(Math.clamp(x, 0, columns - 1), 1, 0));
        }
    }

    @Test
    void hasSignedValuesFromZeroOnAndSixteenBitsWithoutTheLast() {
        Raster signed = raster(9, 2, 10, true);
        Raster wide = raster(9, 2, 16, false);
        assertThat(GreyPlane.of(signed).getFirst().value(5, 1)).isEqualTo(signed.at(5, 1, 0) + 512);
        assertThat(GreyPlane.of(wide).getFirst().value(5, 1)).isEqualTo(wide.at(5, 1, 0) / 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8, 9, 14, 33})
    void aPlaneOfHalfTheSizeHasRoundedMeans(int columns) {
        GreyPlane plane = GreyPlane.of(raster(columns, 4, 15, false)).getFirst();
        GreyPlane half = plane.half();
        assertThat(half.columns).isEqualTo(columns / 2);
        for (int x = 0; x < half.columns; x++) {
            int sum = plane.value(2 * x, 2)
                    + plane.value(2 * x + 1, 2)
                    + plane.value(2 * x, 3)
                    + plane.value(2 * x + 1, 3);
            assertThat(half.value(x, 1)).isEqualTo((sum + 2) / 4);
        }
    }
}
