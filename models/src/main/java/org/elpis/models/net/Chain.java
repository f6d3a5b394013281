package org.elpis.models.net;

import java.util.List;

/// Layers one after the other, with the values between them and their gradients.
final class Chain {
    private final List<Layer> layers;
    private final int first;
    private final float[][] values;
    private final float[][] gradients;

    /// @param through  whether the gradient by what comes in is wanted
    Chain(List<Placed> placed, boolean through, Arithmetic arithmetic) {
        layers = Layer.of(placed, through, arithmetic);
        first = through ? 0 : firstWithParameters(placed);
        values = new float[placed.size() + 1][];
        gradients = new float[placed.size() + 1][];
        values[0] = new float[placed.getFirst().in().size()];
        gradients[0] = new float[placed.getFirst().in().size()];
        for (int i = 0; i < placed.size(); i++) {
            values[i + 1] = new float[placed.get(i).out().size()];
            gradients[i + 1] = new float[placed.get(i).out().size()];
        }
    }

    private static int firstWithParameters(List<Placed> placed) {
        int i = 0;
        while (i < placed.size() && placed.get(i).count() == 0) {
            i++;
        }
        return i;
    }

    float[] forward(float[] parameters, float[] sample) {
        System.arraycopy(sample, 0, values[0], 0, values[0].length);
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).forward(parameters, values[i], values[i + 1]);
        }
        return values[layers.size()];
    }

    void backward(float[] parameters, float[] outputGradient, float[] gradient) {
        System.arraycopy(outputGradient, 0, gradients[layers.size()], 0, gradients[layers.size()].length);
        for (int i = layers.size() - 1; i >= first; i--) {
            layers.get(i).backward(parameters, values[i], values[i + 1], gradients[i + 1], gradients[i], gradient);
        }
    }

    float[] inputGradient() {
        return gradients[0];
    }

    /// What goes into the last layer.
    float[] features() {
        return values[layers.size() - 1];
    }
}
