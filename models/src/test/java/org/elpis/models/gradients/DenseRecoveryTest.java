package org.elpis.models.gradients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.elpis.models.net.LayerSpec;
import org.elpis.models.net.Network;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.stats.Draws;
import org.junit.jupiter.api.Test;

class DenseRecoveryTest {
    private static final NetworkSpec DENSE = new NetworkSpec(
            Chests.SHAPE, List.of(new LayerSpec.Dense(8), new LayerSpec.Tanh(), new LayerSpec.Dense(2)));

    private static List<double[]> read(Network network, Sharing sharing, double[][] images, int[] labels) {
        double[] seen = new SeenUpdate(network.spec(), Vectors.doubles(network.parameters()), sharing)
                .shared(images, labels, new Draws(1));
        InputDense dense = InputDense.of(network).orElseThrow();
        return DenseRecovery.images(seen, dense, 0, 1, images.length);
    }

    /// Of rounding alone: a double has 16 digits, 320 dB.
    @Test
    void oneImageIsReadOutOfADenseLayerExactly() {
        double[][] images = Chests.batch(3, 1);
        List<double[]> read = read(Network.initialized(DENSE, 1), Sharing.undefended(1), images, new int[] {1});
        assertThat(Likeness.psnr(read.getFirst(), images[0], 1)).isGreaterThan(150);
    }

    @Test
    void neitherLocalStepsNorClippingHideOneImageFromADenseLayer() {
        double[][] images = Chests.batch(3, 1);
        Sharing sharing = SharingFile.parse("{images: 1, local-steps: 4, rate: 0.1, clip-each-image: 0.01}");
        List<double[]> read = read(Network.initialized(DENSE, 1), sharing, images, new int[] {1});
        assertThat(Likeness.psnr(read.getFirst(), images[0], 1)).isGreaterThan(150);
    }

    /// Thirty-two images of eight sites in one sum, 512 bins: most images are alone in theirs.
    @Test
    void aTrapGivesSingleImagesOfASumOfManySites() {
        double[][] images = Chests.batch(0, 32);
        int[] labels = Chests.labels(0, 32);
        List<float[]> others = new ArrayList<>();
        Chests.images(100).samples().forEach(sample -> others.add(sample.values()));
        Network trap = ImprintTrap.of(Chests.SHAPE, 2, others, 32);
        List<double[]> read = read(trap, SharingFile.parse("{images: 4, sites: 8}"), images, labels);
        long exact = Arrays.stream(images)
                .filter(image -> read.stream().anyMatch(one -> Likeness.psnr(one, image, 1) > 60))
                .count();
        assertThat(exact).isGreaterThan(16);
    }

    @Test
    void nothingIsReadOutOfAnUpdateOfZeros() {
        assertThat(DenseRecovery.images(new double[20], new InputDense(4, 4, 0, true, false), 0, 1, 4))
                .isEmpty();
    }
}
