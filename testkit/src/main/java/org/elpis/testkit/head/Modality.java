package org.elpis.testkit.head;

/// What a scanner shows.
public enum Modality {
    T1,
    T2,
    FLAIR,
    /// Hounsfield units.
    CT,
    /// Uptake as of FDG, in arbitrary counts.
    PET;

    public boolean isMr() {
        return this == T1 || this == T2 || this == FLAIR;
    }
}
