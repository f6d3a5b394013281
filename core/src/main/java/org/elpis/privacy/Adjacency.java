package org.elpis.privacy;

/// Which two collections of patients an outsider must not tell apart. An epsilon means nothing without it.
public enum Adjacency {
    /// One has one patient more than the other.
    ADD_OR_REMOVE_ONE("one patient is there or is not"),
    /// Both have as many, and one patient of one is another patient in the other. About twice as strong a promise.
    REPLACE_ONE("one patient is another patient");

    private final String words;

    Adjacency(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
