package org.elpis.compare;

/// What is said of a copy beside its original. Altered goes before unknown, unknown before the same.
public enum Sameness {
    /// Pixels, and all that decides how they are shown, measured and placed, are equal.
    SAME,
    ALTERED,
    /// Nobody can say.
    UNKNOWN;

    /// What is said of both together.
    public Sameness and(Sameness other) {
        if (this == ALTERED || other == ALTERED) {
            return ALTERED;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : SAME;
    }
}
