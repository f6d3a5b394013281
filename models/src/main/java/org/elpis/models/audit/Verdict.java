package org.elpis.models.audit;

/// What an audit may say.
public enum Verdict {
    /// The thing looked for is bounded below the policy's limit, by a check that finds it where it was planted.
    PASS,
    /// Something is there that a person must weigh; it is not beyond the policy's limit for certain.
    REVIEW,
    /// The policy's limit is exceeded, beyond doubt.
    FAIL,
    /// The check could not have found the thing, or too few patients were at hand to say.
    INCONCLUSIVE;

    /// The worse of two: one leak fails the model, and what nobody could see is no pass.
    public Verdict and(Verdict other) {
        return severity() >= other.severity() ? this : other;
    }

    private int severity() {
        return switch (this) {
            case PASS -> 0;
            case INCONCLUSIVE -> 1;
            case REVIEW -> 2;
            case FAIL -> 3;
        };
    }
}
