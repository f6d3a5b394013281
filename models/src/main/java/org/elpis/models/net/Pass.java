package org.elpis.models.net;

/// One thread's way through a network, one sample at a time, with that sample's own gradient. Every sum has a fixed
/// order: the same bits on every run and every JVM, with vectors and without. Not thread-safe.
public final class Pass {
    private final Chain chain;
    private final boolean through;

    /// With the gradient by the sample.
    public Pass(NetworkSpec spec) {
        this(spec, true, Arithmetic.fastest());
    }

    Pass(NetworkSpec spec, boolean through, Arithmetic arithmetic) {
        this.through = through;
        chain = new Chain(Placed.of(spec), through, arithmetic);
    }

    /// Without the gradient by the sample, which training does not need: faster, and [#inputGradient] is refused.
    public static Pass forTraining(NetworkSpec spec) {
        return new Pass(spec, false, Arithmetic.fastest());
    }

    /// The logits of one sample; the array is this pass's own and holds them until the next call.
    ///
    /// @param parameters  all parameters of the network, in the order of its layers
    /// @param sample  channel by channel, row by row
    public float[] forward(float[] parameters, float[] sample) {
        return chain.forward(parameters, sample);
    }

    /// Adds this sample's gradient of the parameters, after [#forward].
    ///
    /// @param outputGradient  of the loss by the logits
    /// @param gradient  of the loss by each parameter; added to
    public void backward(float[] parameters, float[] outputGradient, float[] gradient) {
        chain.backward(parameters, outputGradient, gradient);
    }

    /// The gradient of the loss by the sample, after [#backward]; this pass's own array.
    public float[] inputGradient() {
        if (!through) {
            throw new IllegalStateException("a pass for training makes no gradient by the sample: use new Pass");
        }
        return chain.inputGradient();
    }

    /// What goes into the last layer, after [#forward]; this pass's own array.
    public float[] features() {
        return chain.features();
    }
}
