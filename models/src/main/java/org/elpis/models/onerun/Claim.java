package org.elpis.models.onerun;

/// The privacy loss that a training claims, for adding or removing one patient.
///
/// @param epsilon  0 or more, finite
/// @param delta  0 to below 1
public record Claim(double epsilon, double delta) {
    public Claim {
        if (!(epsilon >= 0 && epsilon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("epsilon must be 0 or more and finite, got " + epsilon);
        }
        if (!(delta >= 0 && delta < 1)) {
            throw new IllegalArgumentException("delta must be 0 to below 1, got " + delta);
        }
    }
}
