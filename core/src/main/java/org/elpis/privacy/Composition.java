package org.elpis.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everything that was done with the same patients, one thing after the other: what is lost adds up.
/// Trainings that were only tried and thrown away count when their results decided anything.
///
/// @param phases  those that do something; an empty list loses nothing
public record Composition(List<Phase> phases) {
    public Composition {
        List<Phase> kept = new ArrayList<>();
        Optional<Adjacency> common = Optional.empty();
        for (Phase phase : phases) {
            Optional<Adjacency> own = phase.mechanism().adjacency();
            if (common.isPresent() && own.isPresent() && !common.equals(own)) {
                throw new IllegalArgumentException(
                        "phases must all be for the same neighbours, got " + common.get() + " and " + own.get());
            }
            common = own.isPresent() ? own : common;
            if (phase.times() > 0 && phase.mechanism().pureEpsilon() > 0) {
                kept.add(phase);
            }
        }
        phases = List.copyOf(kept);
    }

    public static Composition of(Mechanism mechanism, long times) {
        return new Composition(List.of(new Phase(mechanism, times)));
    }

    /// Both of these, one after the other.
    public Composition and(Composition other) {
        List<Phase> all = new ArrayList<>(phases);
        all.addAll(other.phases);
        return new Composition(all);
    }

    /// Which neighbours the account is for; nothing when that was left to the caller.
    public Optional<Adjacency> adjacency() {
        return phases.stream()
                .flatMap(phase -> phase.mechanism().adjacency().stream())
                .findFirst();
    }

    /// The epsilon at delta 0.
    public double pureEpsilon() {
        double sum = 0;
        for (Phase phase : phases) {
            sum += phase.times() * phase.mechanism().pureEpsilon();
        }
        return sum;
    }

    /// The least noise of any step, relative to what a patient moves.
    double leastNoise() {
        double least = Double.POSITIVE_INFINITY;
        for (Phase phase : phases) {
            double noise = switch (phase.mechanism()) {
                case Mechanism.Gaussian gaussian -> gaussian.noise();
                case Mechanism.PoissonGaussian gaussian -> gaussian.noise();
                case Mechanism.FixedSizeGaussian gaussian -> gaussian.noiseOfReplacement();
                case Mechanism.Laplace laplace -> laplace.scale();
                case Mechanism.Exponential exponential -> 1 / exponential.epsilon();
                case Mechanism.Pure pure -> 1 / pure.epsilon();
            };
            least = Math.min(least, noise);
        }
        return least;
    }
}
