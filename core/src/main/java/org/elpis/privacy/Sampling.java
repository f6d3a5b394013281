package org.elpis.privacy;

/// How the patients of one step of training were chosen. The accounts differ by far: take the one that the code does.
public enum Sampling {
    /// Every patient by a coin of their own in every step: batches vary in size and may be empty.
    POISSON("poisson", "each step takes every patient by an independent coin, so that batches vary in size"),
    /// Exactly so many patients, drawn anew in every step, none of them twice.
    FIXED_SIZE("fixed-size", "each step draws exactly so many patients anew, none of them twice"),
    /// Every patient once an epoch, as loaders usually do. Nothing is known that this adds to privacy.
    SHUFFLE("shuffle", "each epoch takes every patient once, in batches of any order; that hides nobody");

    private final String word;
    private final String assumption;

    Sampling(String word, String assumption) {
        this.word = word;
        this.assumption = assumption;
    }

    public String word() {
        return word;
    }

    public String assumption() {
        return assumption;
    }
}
