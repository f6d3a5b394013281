package org.elpis.models.gradients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.elpis.models.net.LayerSpec;
import org.elpis.models.net.Network;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.net.Shape;
import org.junit.jupiter.api.Test;

class InputDenseTest {
    private static Network network(LayerSpec... layers) {
        return Network.initialized(new NetworkSpec(Chests.SHAPE, List.of(layers)), 1);
    }

    private static boolean isTrap(Network network, int images) {
        return InputDense.of(network).map(dense -> dense.isTrap(images)).orElse(false);
    }

    @Test
    void theTrapOfBrightnessIsSeenAtAnyWidth() {
        List<float[]> others = new ArrayList<>();
        Chests.images(20).samples().forEach(sample -> others.add(sample.values()));
        assertThat(isTrap(ImprintTrap.of(Chests.SHAPE, 2, others, 1), 10_000)).isTrue();
    }

    @Test
    void aDenseLayerOnTheImageIsATrapWhenItHasAUnitForEachImage() {
        Network dense = network(new LayerSpec.Dense(64), new LayerSpec.Relu(), new LayerSpec.Dense(2));
        assertThat(isTrap(dense, 64)).isTrue();
        assertThat(isTrap(dense, 65)).isFalse();
    }

    @Test
    void aTrapBehindAConvolutionThatHandsTheImageOnIsSeen() {
        Network disguised = network(
                new LayerSpec.Conv(1, 3, 1),
                new LayerSpec.Relu(),
                new LayerSpec.Dense(64),
                new LayerSpec.Relu(),
                new LayerSpec.Dense(2));
        Arrays.fill(disguised.parameters(), 0, 10, 0);
        disguised.parameters()[4] = 1;
        assertThat(isTrap(disguised, 8)).isTrue();
    }

    @Test
    void networksThatMixThePixelsFirstAreNoTraps() {
        assertThat(isTrap(Network.initialized(NetworkSpec.small(new Shape(1, 16, 16), 2, 8, 8), 1), 1))
                .isFalse();
        assertThat(isTrap(network(new LayerSpec.AveragePool(2), new LayerSpec.Dense(64), new LayerSpec.Relu()), 1))
                .isFalse();
    }

    @Test
    void aSingleDenseLayerIsMeasuredAndNotRefused() {
        assertThat(isTrap(network(new LayerSpec.Dense(2)), 8)).isFalse();
    }
}
