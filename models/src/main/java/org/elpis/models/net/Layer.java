package org.elpis.models.net;

import java.util.ArrayList;
import java.util.List;

/// One layer at work on one sample at a time. [#backward] belongs to the sample of the last [#forward]; both are given
/// the same arrays. Not thread-safe.
interface Layer {
    /// @param w  all parameters of the network
    /// @param x  what comes in
    /// @param y  what goes out; written over
    void forward(float[] w, float[] x, float[] y);

    /// @param dy  gradient of the loss by what went out
    /// @param dx  gradient by what came in; written over, or left alone where the layer was made without it
    /// @param dw  gradient of the loss by all parameters; added to
    void backward(float[] w, float[] x, float[] y, float[] dy, float[] dx, float[] dw);

    /// The layers at work.
    ///
    /// @param through  whether the gradient by what comes into the first is wanted
    static List<Layer> of(List<Placed> placed, boolean through, Arithmetic arithmetic) {
        List<Layer> layers = new ArrayList<>();
        boolean wanted = through;
        for (Placed layer : placed) {
            layers.add(of(layer, wanted, arithmetic));
            wanted |= layer.count() > 0;
        }
        return layers;
    }

    private static Layer of(Placed layer, boolean wanted, Arithmetic arithmetic) {
        return switch (layer.spec()) {
            case LayerSpec.Conv conv -> {
                Correlation shape = Correlation.of(
                        layer, conv.kernel(), conv.stride(), layer.in().channels());
                yield new ConvolutionLayer(layer, shape, wanted, arithmetic);
            }
            case LayerSpec.Depthwise conv -> {
                Correlation shape = Correlation.of(layer, conv.kernel(), conv.stride(), 1);
                yield new ConvolutionLayer(layer, shape, wanted, arithmetic);
            }
            case LayerSpec.GroupNorm norm -> new GroupNormLayer(layer, norm.groups(), arithmetic);
            case LayerSpec.Relu ignored -> new ReluLayer(arithmetic);
            case LayerSpec.Softplus ignored -> new SoftplusLayer();
            case LayerSpec.Tanh ignored -> new TanhLayer();
            case LayerSpec.MaxPool pool -> new MaxPoolLayer(layer, pool.size(), arithmetic);
            case LayerSpec.AveragePool pool -> new AveragePoolLayer(layer, pool.size(), pool.size());
            case LayerSpec.GlobalAveragePool ignored ->
                new AveragePoolLayer(layer, layer.in().height(), layer.in().width());
            case LayerSpec.Dense ignored -> new DenseLayer(layer, wanted, arithmetic);
            case LayerSpec.Residual ignored -> new ResidualLayer(layer, arithmetic);
        };
    }
}
