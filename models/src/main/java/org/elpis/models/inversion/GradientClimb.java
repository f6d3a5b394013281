package org.elpis.models.inversion;

import org.elpis.models.net.Loss;
import org.elpis.models.net.Network;
import org.elpis.models.net.Pass;

/// Gradient ascent on the class through the network itself, among images that the prior allows (Fredrikson, Jha and
/// Ristenpart, CCS 2015). Not thread-safe.
final class GradientClimb implements Climb {
    private static final double FIRST_DECAY = 0.9;
    private static final double SECOND_DECAY = 0.999;
    /// In standard deviations, a step.
    private static final double RATE = 0.1;
    /// Weight of the square of how unusual an image is, against the loss.
    static final double UNUSUAL = 0.02;

    private final Network network;
    private final Prior prior;
    private final int steps;
    private final Pass pass;
    private final float[] unused;

    GradientClimb(Network network, Prior prior, int steps) {
        this.network = network;
        this.prior = prior;
        this.steps = steps;
        pass = new Pass(network.spec());
        unused = new float[network.parameters().length];
    }

    @Override
    public float[] from(float[] start, int label) {
        double[] places = prior.places(start);
        double[] gone = new double[places.length];
        double[] first = new double[places.length];
        double[] second = new double[places.length];
        float[] byLogits = new float[Network.output(network.spec()).size()];
        float[] image = start.clone();
        for (int step = 1; step <= steps; step++) {
            Loss.crossEntropy(pass.forward(network.parameters(), image), label, byLogits);
            pass.backward(network.parameters(), byLogits, unused);
            float[] byImage = pass.inputGradient();
            double scale =
                    RATE * Math.sqrt(1 - StrictMath.pow(SECOND_DECAY, step)) / (1 - StrictMath.pow(FIRST_DECAY, step));
            for (int k = 0; k < gone.length; k++) {
                double slope = product(prior.ways()[k], byImage) + UNUSUAL * (places[k] + gone[k]);
                first[k] = FIRST_DECAY * first[k] + (1 - FIRST_DECAY) * slope;
                second[k] = SECOND_DECAY * second[k] + (1 - SECOND_DECAY) * slope * slope;
                gone[k] -= scale * first[k] / (Math.sqrt(second[k]) + 1e-12);
            }
            image = prior.along(start, gone);
        }
        return image;
    }

    private static double product(float[] way, float[] slope) {
        double sum = 0;
        for (int i = 0; i < way.length; i++) {
            sum += (double) way[i] * slope[i];
        }
        return sum;
    }
}
