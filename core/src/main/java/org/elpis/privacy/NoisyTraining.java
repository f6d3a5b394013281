package org.elpis.privacy;

import java.util.List;

/// A training with clipped gradients and Gaussian noise (Abadi and others, Deep learning with differential privacy, CCS
/// 2016), as far as its privacy depends on it.
///
/// @param noise  standard deviation of the noise of the summed gradients divided by the clipping norm; 0 to 1e9
/// @param rate  share of all patients in one step; 0 to 1
/// @param steps  0 to 10^12
/// @param passes  how often at most one patient is used when every epoch takes each once
/// @param sampling  how the patients of a step are chosen
public record NoisyTraining(double noise, double rate, long steps, long passes, Sampling sampling) {
    private static final long MOST_STEPS = 1_000_000_000_000L;
    /// What a product of doubles may be above the whole number that it should be.
    private static final double ROUNDING = 1e-9;

    public NoisyTraining {
        Bounds.within("noise", noise, 0, Mechanism.MOST_NOISE);
        Bounds.within("rate", rate, 0, 1);
        Bounds.within("steps", steps, 0, MOST_STEPS);
        Bounds.within("passes", passes, 0, MOST_STEPS);
    }

    /// A training told by its steps: so many passes as they fill, rounded up.
    public static NoisyTraining ofSteps(double noise, double rate, long steps, Sampling sampling) {
        Bounds.within("rate", rate, 0, 1);
        return new NoisyTraining(noise, rate, steps, (long) StrictMath.ceil(steps * rate - ROUNDING), sampling);
    }

    /// A training told by its epochs: so many steps as they need, rounded up.
    ///
    /// @param batch  patients of a step, on average with Poisson sampling; at least 1
    /// @param examples  patients, at least as many as `batch`
    /// @param epochs  0 to 10^6
    public static NoisyTraining ofEpochs(double noise, long batch, long examples, double epochs, Sampling sampling) {
        Bounds.within("examples", examples, 1, MOST_STEPS);
        Bounds.within("batch", batch, 1, examples);
        Bounds.within("epochs", epochs, 0, 1e6);
        double rate = (double) batch / examples;
        long steps = (long) StrictMath.ceil(epochs * examples / batch - ROUNDING);
        return new NoisyTraining(noise, rate, steps, (long) StrictMath.ceil(epochs), sampling);
    }

    public NoisyTraining withNoise(double other) {
        return new NoisyTraining(other, rate, steps, passes, sampling);
    }

    public NoisyTraining withSampling(Sampling other) {
        return new NoisyTraining(noise, rate, steps, passes, other);
    }

    /// What is added up.
    public Composition composition() {
        return switch (sampling) {
            case POISSON -> Composition.of(new Mechanism.PoissonGaussian(noise, rate), steps);
            case FIXED_SIZE -> Composition.of(new Mechanism.FixedSizeGaussian(noise, rate), steps);
            case SHUFFLE -> Composition.of(new Mechanism.Gaussian(noise), passes);
        };
    }

    public Adjacency adjacency() {
        return sampling == Sampling.FIXED_SIZE ? Adjacency.REPLACE_ONE : Adjacency.ADD_OR_REMOVE_ONE;
    }

    /// By whole distributions of loss: nearly the least that can be promised. Where those are not followed it is by
    /// Rényi divergences, and says so.
    public PrivacyLoss byDistributions(double delta) {
        PldAccountant accountant = PldAccountant.of(composition());
        String account = accountant.reaches(delta) ? "PLD" : "RDP, " + Conversion.IMPROVED.words();
        return loss(accountant.epsilon(delta), delta, account);
    }

    /// By Rényi divergences: commonly a tenth to a fifth larger.
    public PrivacyLoss byRenyi(double delta, Conversion conversion) {
        double epsilon = RdpAccountant.of(composition()).epsilon(delta, conversion);
        return loss(epsilon, delta, "RDP, " + conversion.words());
    }

    private PrivacyLoss loss(double epsilon, double delta, String account) {
        return new PrivacyLoss(epsilon, delta, adjacency(), sampling, account, "patient", assumptions());
    }

    /// What must be true of the training, one sentence each.
    public List<String> assumptions() {
        return List.of(
                "All images of a patient are clipped together: the unit is the patient, not the image.",
                "Every step adds Gaussian noise of the noise multiplier times the clipping norm to the sum of clipped "
                        + "gradients; an empty batch gets it too.",
                "Sampling: " + sampling.assumption() + ".",
                "Neighbours: " + adjacency().words() + ".",
                "The sum is divided by a number that is fixed beforehand, and no statistics of batches leave the step.",
                "Every trial whose result decided anything, such as settings, is counted as steps of its own.",
                "Whoever looks may have seen the model of every step.");
    }
}
