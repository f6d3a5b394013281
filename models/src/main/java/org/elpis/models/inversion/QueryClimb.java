package org.elpis.models.inversion;

import java.util.ArrayList;
import java.util.List;
import org.elpis.models.reach.Model;
import org.elpis.models.reach.ModelException;
import org.elpis.models.stats.Draws;

/// The same climb by questions alone: natural evolution strategies (Wierstra and others, 2014; Ilyas and others, ICML
/// 2018) along the ways of the prior, with pairs of opposite changes.
final class QueryClimb implements Climb {
    private static final int PAIRS = 10;
    /// In standard deviations: how far a question lies from the image, and how far a step goes along each way.
    private static final double REACH = 0.5;

    private static final double STEP = 0.4;
    private static final double LEAST = 1e-12;

    private final Model model;
    private final Prior prior;
    private final int steps;
    private final Draws draws;

    /// Climbs so far as the questions last.
    ///
    /// @param questions  how many one climb may ask
    QueryClimb(Model model, Prior prior, int questions, Draws draws) {
        this.model = model;
        this.prior = prior;
        this.steps = Math.max(1, questions / (2 * PAIRS));
        this.draws = draws;
    }

    @Override
    public float[] from(float[] start, int label) throws ModelException {
        double[] places = prior.places(start);
        double[] gone = new double[places.length];
        for (int step = 0; step < steps; step++) {
            List<double[]> changes = new ArrayList<>();
            List<float[]> questions = new ArrayList<>();
            for (int pair = 0; pair < PAIRS; pair++) {
                double[] change = new double[gone.length];
                for (int k = 0; k < change.length; k++) {
                    change[k] = draws.nextGaussian();
                }
                changes.add(change);
                questions.add(prior.along(start, moved(gone, change, REACH)));
                questions.add(prior.along(start, moved(gone, change, -REACH)));
            }
            double[] slope = slope(changes, model.predict(questions), label);
            for (int k = 0; k < slope.length; k++) {
                slope[k] -= GradientClimb.UNUSUAL * (places[k] + gone[k]);
            }
            gone = moved(gone, scaled(slope), STEP);
        }
        return prior.along(start, gone);
    }

    /// The changes, each by how much surer it makes the model.
    private static double[] slope(List<double[]> changes, List<double[]> answers, int label) {
        double[] sum = new double[changes.getFirst().length];
        for (int pair = 0; pair < changes.size(); pair++) {
            double gain = sureness(answers.get(2 * pair)[label]) - sureness(answers.get(2 * pair + 1)[label]);
            for (int k = 0; k < sum.length; k++) {
                sum[k] += gain * changes.get(pair)[k] / (2 * REACH * PAIRS);
            }
        }
        return sum;
    }

    /// Of mean square 1; zero when it is nothing.
    private static double[] scaled(double[] slope) {
        double square = 0;
        for (double value : slope) {
            square += value * value;
        }
        double scale = square > 0 ? Math.sqrt(slope.length / square) : 0;
        return moved(new double[slope.length], slope, scale);
    }

    /// The logarithm of the probability.
    private static double sureness(double probability) {
        return StrictMath.log(Math.max(probability, LEAST));
    }

    private static double[] moved(double[] places, double[] change, double by) {
        double[] moved = new double[places.length];
        for (int k = 0; k < moved.length; k++) {
            moved[k] = places[k] + by * change[k];
        }
        return moved;
    }
}
