package org.elpis.models.gradients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.elpis.models.net.LayerSpec;
import org.elpis.models.net.Network;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.net.Shape;
import org.elpis.models.stats.Draws;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalTrainingTest {
    private static final NetworkSpec SMALL = new NetworkSpec(
            new Shape(1, 6, 6),
            List.of(
                    new LayerSpec.Conv(3, 3, 2),
                    new LayerSpec.GroupNorm(1),
                    new LayerSpec.Softplus(),
                    new LayerSpec.Dense(3)));

    /// The numeric slope is a central difference over pixels: right to about 1e-9 of what it measures, which is of the
    /// order of 1. A forgotten term is seen in the second digit.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "images: 2",
                "{images: 2, clip-each-image: 0.3}",
                "{images: 2, clip-update: 0.1}",
                "{images: 2, local-steps: 3, rate: 0.2}",
                "{images: 2, local-steps: 3, rate: 0.2, clip-each-image: 0.3}",
                "{images: 2, local-steps: 3, rate: 0.2, clip-update: 0.05}",
                "{images: 1, sites: 2, local-steps: 2, rate: 0.2, clip-update: 0.05}"
            })
    void theWayBackIsTheSlopeOfTheUpdateByEachPixel(String text) {
        Sharing sharing = SharingFile.parse(text);
        double[] parameters = Vectors.doubles(Network.initialized(SMALL, 3).parameters());
        Draws draws = new Draws(1);
        double[][] images = new double[2][36];
        double[] direction = new double[parameters.length];
        for (int i = 0; i < 72; i++) {
            images[i / 36][i % 36] = draws.nextDouble();
        }
        for (int j = 0; j < direction.length; j++) {
            direction[j] = draws.nextGaussian();
        }
        int[] labels = {0, 2};
        SeenUpdate seen = new SeenUpdate(SMALL, parameters, sharing);
        double[][] slopes = new double[2][36];
        seen.expected(images, labels);
        seen.pull(direction, slopes);
        for (int i = 0; i < 72; i++) {
            double[] image = images[i / 36];
            double kept = image[i % 36];
            image[i % 36] = kept + 1e-5;
            double above = Vectors.dot(seen.expected(images, labels), direction);
            image[i % 36] = kept - 1e-5;
            double below = Vectors.dot(seen.expected(images, labels), direction);
            image[i % 36] = kept;
            assertThat(slopes[i / 36][i % 36]).isCloseTo((above - below) / 2e-5, within(1e-6));
        }
        assertThat(Vectors.norm(slopes[0])).isGreaterThan(1e-3);
    }
}
