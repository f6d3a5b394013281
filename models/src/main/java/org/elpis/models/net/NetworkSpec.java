package org.elpis.models.net;

import java.util.ArrayList;
import java.util.List;

/// The architecture of a network: the shape of one sample and the layers that it passes.
///
/// @param input  shape of one sample
/// @param layers  at least one; the last gives the logits
public record NetworkSpec(Shape input, List<LayerSpec> layers) {
    public NetworkSpec {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network must have a layer");
        }
    }

    /// The small net of audits: `channels.length` times convolution 3x3, ReLU and max pooling by 2, then a dense layer.
    public static NetworkSpec small(Shape input, int classes, int... channels) {
        List<LayerSpec> layers = new ArrayList<>();
        for (int count : channels) {
            layers.add(new LayerSpec.Conv(count, 3, 1));
            layers.add(new LayerSpec.Relu());
            layers.add(new LayerSpec.MaxPool(2));
        }
        layers.add(new LayerSpec.Dense(classes));
        return new NetworkSpec(input, layers);
    }
}
