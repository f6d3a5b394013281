package org.elpis.privacy;

import java.util.List;

/// What somebody can learn about one patient at most, with everything that this number depends on.
///
/// @param epsilon  >= 0; infinite when nothing is promised
/// @param delta  0 to 1: the chance that the promise does not hold
/// @param adjacency  which two collections of patients cannot be told apart
/// @param sampling  how the patients of a step are chosen
/// @param account  how it was computed, with the conversion: `PLD`, or `RDP, improved (...)`
/// @param unit  whose data is protected as one: `patient`
/// @param assumptions  what must be true of the training for the number to mean anything, one sentence each
public record PrivacyLoss(
        double epsilon,
        double delta,
        Adjacency adjacency,
        Sampling sampling,
        String account,
        String unit,
        List<String> assumptions) {
    public PrivacyLoss {
        Bounds.epsilon(epsilon);
        Bounds.delta(delta);
        assumptions = List.copyOf(assumptions);
    }
}
