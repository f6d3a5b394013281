package org.elpis.models.net;

import java.util.List;

/// What one layer of a network is, as data. There is no batch normalization: it would mix the samples of a batch,
/// and a gradient would no longer be one person's.
public sealed interface LayerSpec {
    /// Convolution with a square odd kernel, zero padding of half the kernel, and a bias a filter.
    record Conv(int filters, int kernel, int stride) implements LayerSpec {
        public Conv {
            requirePositive("filters", filters);
            requireOdd(kernel);
            requirePositive("stride", stride);
        }
    }

    /// One kernel for each channel, zero padding of half the kernel, and a bias a channel.
    record Depthwise(int kernel, int stride) implements LayerSpec {
        public Depthwise {
            requireOdd(kernel);
            requirePositive("stride", stride);
        }
    }

    /// Normalization over groups of channels of one sample (Wu and He, 2018), scale and shift a channel, epsilon 1e-5.
    record GroupNorm(int groups) implements LayerSpec {
        public GroupNorm {
            requirePositive("groups", groups);
        }
    }

    record Relu() implements LayerSpec {}

    /// ln(1 + e^x): smooth, for checks of gradients.
    record Softplus() implements LayerSpec {}

    record Tanh() implements LayerSpec {}

    /// The greatest of each square; the rest at the lower and right border is left out. Of equals the first counts.
    record MaxPool(int size) implements LayerSpec {
        public MaxPool {
            requirePositive("size", size);
        }
    }

    /// The mean of each square; the rest at the lower and right border is left out.
    record AveragePool(int size) implements LayerSpec {
        public AveragePool {
            requirePositive("size", size);
        }
    }

    /// The mean of each channel: shape channels x 1 x 1.
    record GlobalAveragePool() implements LayerSpec {}

    /// Every input to every unit, and a bias a unit: shape units x 1 x 1.
    record Dense(int units) implements LayerSpec {
        public Dense {
            requirePositive("units", units);
        }
    }

    /// The layers' output added to their input; both must have one shape.
    record Residual(List<LayerSpec> layers) implements LayerSpec {
        public Residual {
            layers = List.copyOf(layers);
            if (layers.isEmpty()) {
                throw new IllegalArgumentException("a residual block must have a layer");
            }
        }
    }

    private static void requirePositive(String name, int value) {
        if (value < 1 || value > 4096) {
            throw new IllegalArgumentException(name + " must be 1 to 4096, got " + value);
        }
    }

    private static void requireOdd(int kernel) {
        if (kernel < 1 || kernel > 31 || kernel % 2 == 0) {
            throw new IllegalArgumentException("kernel must be odd and 1 to 31, got " + kernel);
        }
    }
}
