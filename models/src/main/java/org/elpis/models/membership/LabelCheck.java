package org.elpis.models.membership;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Whether the model was asked in the right way: its answers have to do with the labels, unless those of some
/// model that was trained in the same way have no more. Of a model that gets its images in another form than
/// it was trained on, silence would mean nothing; a model of two epochs may have learnt nothing.
final class LabelCheck {
    /// Standard errors over patients.
    private static final double SURE = 3;

    private LabelCheck() {}

    /// What is wrong, when something is.
    static Optional<String> miss(Pool pool, Answers target, List<Answers> references) {
        if (isConstant(pool, target)) {
            return Optional.of("The model says the same of all images, so nothing can be read from its answers. Check "
                    + "--preprocess and what the model gives.");
        }
        double following = following(pool, target);
        if (following > SURE || references.stream().anyMatch(answers -> following(pool, answers) <= following)) {
            return Optional.empty();
        }
        return Optional.of(
                "The model's answers do not follow the labels, though those of all models trained in the same "
                        + "way do: the preprocessing or the order of the classes may be another than in training. Check "
                        + "--preprocess and the manifest.");
    }

    private static boolean isConstant(Pool pool, Answers answers) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < pool.realRows(); row++) {
            least = Math.min(least, answers.at(row, 2));
            most = Math.max(most, answers.at(row, 2));
        }
        return most - least < 1e-6;
    }

    /// Mean log-odds of the labels, less those that the same answers give labels drawn at random, in standard
    /// errors.
    private static double following(Pool pool, Answers answers) {
        int classes = answers.channels() - 2;
        double[] shares = new double[classes];
        double all = 0;
        for (int row = 0; row < pool.realRows(); row++) {
            if (pool.label(row) < classes) {
                shares[pool.label(row)]++;
                all++;
            }
        }
        double[] sums = new double[pool.patientCount()];
        for (int row = 0; row < pool.realRows(); row++) {
            if (pool.label(row) < classes) {
                double usual = 0;
                for (int k = 0; k < classes; k++) {
                    usual += shares[k] / all * answers.at(row, 2 + k);
                }
                sums[pool.patientOf(row)] += answers.at(row, 2 + pool.label(row)) - usual;
            }
        }
        double mean = Arrays.stream(sums).average().orElse(0);
        double squares = Arrays.stream(sums).map(s -> (s - mean) * (s - mean)).sum();
        return squares == 0 ? 0 : mean / (Math.sqrt(squares) / sums.length);
    }
}
