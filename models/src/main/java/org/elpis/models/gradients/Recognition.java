package org.elpis.models.gradients;

import java.util.Arrays;
import java.util.List;
import org.elpis.models.net.NetworkSpec;

/// Whose image explains an update, asked by someone who holds another image of every candidate: no image is made again,
/// the update that each candidate's other image would give is held against the one that was seen. Under noise, where
/// little can be made again, this is the stronger attack: it looks along one line for each candidate.
///
/// What all images of a class have in common is taken out of both sides first. Where noise is drawn it is drawn several
/// times for the same images: how often a patient is named is then known better. Not thread-safe.
final class Recognition {
    private final SeenUpdate alone;
    private final Rounds rounds;
    private final double[][] means;
    private final double[][] rests;

    /// @param others  places of images of patients who are not in the update, from whom the attacker learns what is
    ///     common
    /// @param seen  the update, at least once
    /// @param labels  of its images, as known or inferred
    Recognition(
            NetworkSpec spec,
            double[] parameters,
            Sharing sharing,
            Rounds rounds,
            List<Integer> others,
            double[][] seen,
            int[] labels) {
        this.rounds = rounds;
        alone = new SeenUpdate(spec, parameters, sharing.ofOneImage());
        int classes = 1
                + Math.max(
                        Arrays.stream(labels).max().orElse(0),
                        others.stream().mapToInt(rounds::label).max().orElse(0));
        means = new double[classes][seen[0].length];
        int[] counts = new int[classes];
        for (int place : others) {
            counts[rounds.label(place)]++;
        }
        for (int place : others) {
            int label = rounds.label(place);
            Vectors.add(means[label], 1.0 / counts[label], update(place, label), means[label]);
        }
        rests = new double[seen.length][];
        for (int i = 0; i < seen.length; i++) {
            rests[i] = seen[i].clone();
            for (int label : labels) {
                Vectors.add(rests[i], -1.0 / labels.length, means[label], rests[i]);
            }
        }
    }

    private double[] update(int place, int label) {
        return alone.expected(new double[][] {rounds.image(place)}, new int[] {label});
    }

    /// How well each candidate explains the update, each time it was seen: what sets both apart, along the candidate's.
    double[][] likeness(List<Rounds.Candidate> candidates) {
        double[][] likeness = new double[rests.length][candidates.size()];
        for (int i = 0; i < candidates.size(); i++) {
            int label = rounds.label(candidates.get(i).face());
            double[] own = update(candidates.get(i).other(), label);
            if (label < means.length) {
                Vectors.add(own, -1, means[label], own);
            }
            double length = Vectors.norm(own);
            for (int j = 0; j < rests.length; j++) {
                likeness[j][i] = length == 0 ? 0 : Vectors.dot(own, rests[j]) / length;
            }
        }
        return likeness;
    }
}
