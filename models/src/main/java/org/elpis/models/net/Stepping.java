package org.elpis.models.net;

/// The optimizer at work on one network's parameters.
final class Stepping {
    private static final double FIRST_DECAY = 0.9;
    private static final double SECOND_DECAY = 0.999;
    private static final double EPSILON = 1e-8;

    private final Optimizer optimizer;
    private final double weightDecay;
    private final float[] parameters;
    private final float[] first;
    private final float[] second;
    private int steps;

    Stepping(Optimizer optimizer, double weightDecay, float[] parameters) {
        this.optimizer = optimizer;
        this.weightDecay = weightDecay;
        this.parameters = parameters;
        first = new float[parameters.length];
        second = new float[optimizer instanceof Optimizer.Adam ? parameters.length : 0];
    }

    /// @param gradient  summed over a batch
    /// @param scale  what makes a mean of it
    void step(float[] gradient, double scale) {
        steps++;
        switch (optimizer) {
            case Optimizer.Sgd sgd -> descend(sgd, gradient, (float) scale);
            case Optimizer.Adam adam -> adapt(adam, gradient, (float) scale);
        }
    }

    private void descend(Optimizer.Sgd sgd, float[] gradient, float scale) {
        float momentum = (float) sgd.momentum();
        float rate = (float) sgd.rate();
        float decay = (float) (sgd.rate() * weightDecay);
        for (int i = 0; i < parameters.length; i++) {
            first[i] = momentum * first[i] + scale * gradient[i];
            parameters[i] -= rate * first[i] + decay * parameters[i];
        }
    }

    private void adapt(Optimizer.Adam adam, float[] gradient, float scale) {
        double rate = adam.rate()
                * Math.sqrt(1 - StrictMath.pow(SECOND_DECAY, steps))
                / (1 - StrictMath.pow(FIRST_DECAY, steps));
        float step = (float) rate;
        float epsilon = (float) (EPSILON * Math.sqrt(1 - StrictMath.pow(SECOND_DECAY, steps)));
        float decay = (float) (adam.rate() * weightDecay);
        for (int i = 0; i < parameters.length; i++) {
            float slope = scale * gradient[i];
            first[i] = 0.9f * first[i] + 0.1f * slope;
            second[i] = 0.999f * second[i] + 0.001f * slope * slope;
            parameters[i] -= step * first[i] / ((float) Math.sqrt(second[i]) + epsilon) + decay * parameters[i];
        }
    }
}
