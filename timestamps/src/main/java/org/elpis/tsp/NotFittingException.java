package org.elpis.tsp;

/// A token that does not fit what it stands beside, or itself, with a phrase that says how.
final class NotFittingException extends Exception {
    private static final long serialVersionUID = 1;

    private final String phrase;

    NotFittingException(String phrase) {
        super(phrase, null, false, false);
        this.phrase = phrase;
    }

    String phrase() {
        return phrase;
    }
}
