package org.elpis.models.gradients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.elpis.models.stats.Draws;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelInferenceTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1, 'images: 1'",
        "1, 1, 'images: 1'",
        "1, 1, '{images: 1, clip-each-image: 0.1}'",
        "0, 5, 'images: 5'",
        "1, 5, 'images: 5'",
        "1, 5, '{images: 5, clip-each-image: 0.1}'"
    })
    void classesAreReadOutOfTheLastBiases(int first, int count, String text) {
        Sharing sharing = SharingFile.parse(text);
        double[] parameters = Vectors.doubles(Chests.network().parameters());
        int[] labels = Chests.labels(first, count);
        double[] seen = new SeenUpdate(Chests.SMOOTH, parameters, sharing)
                .shared(Chests.batch(first, count), labels, new Draws(1));
        LabelInference inference = new LabelInference(
                Chests.SMOOTH, parameters, sharing, Arrays.asList(Chests.batch(100, 40)), Chests.labels(100, 40), 2);
        assertThat(Attacker.right(inference.labels(seen, count), labels)).isEqualTo(count);
    }
}
