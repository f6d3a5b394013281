package org.elpis.timestamp;

/// An authority that gave no timestamp, with a phrase that says why. Holds nothing of the answer.
public final class NoTimestampException extends Exception {
    private static final long serialVersionUID = 1;

    private final String phrase;

    public NoTimestampException(String phrase) {
        super(phrase, null, false, false);
        this.phrase = phrase;
    }

    public String phrase() {
        return phrase;
    }
}
