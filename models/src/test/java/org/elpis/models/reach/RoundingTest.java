package org.elpis.models.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundingTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void findsHowManyDecimalsThereAreEvenInFloats(int decimals) {
        double scale = Math.pow(10, decimals);
        List<double[]> rows = rows(1);
        for (double[] row : rows) {
            row[0] = (float) (Math.rint(row[0] * scale) / scale);
            row[1] = (float) (Math.rint(row[1] * scale) / scale);
        }
        assertThat(Rounding.detect(rows)).hasValue(decimals);
    }

    /// 200 sets by fixed seeds; each is taken for rounded with a chance below 10^-6.
    @Test
    void takesScoresThatAreNotRoundedForSuch() {
        for (int seed = 0; seed < 200; seed++) {
            assertThat(Rounding.detect(rows(seed))).isEmpty();
        }
    }

    @Test
    void saysNothingOfTooFewScoresOrSaturatedOnes() {
        assertThat(Rounding.detect(List.of())).isEmpty();
        assertThat(Rounding.detect(List.of(new double[] {0, 1}, new double[] {1, 0})))
                .isEmpty();
    }

    private static List<double[]> rows(int seed) {
        Random random = new Random(seed);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            double one = random.nextDouble();
            rows.add(new double[] {one, 1 - one});
        }
        return rows;
    }
}
