package org.elpis.tsp;

/// A token that does not fit what it stands beside, or itself, or of which nobody here can say, with a phrase that
/// says why.
final class NotFittingException extends Exception {
    private static final long serialVersionUID = 1;

    private final String phrase;
    private final boolean isOpen;

    NotFittingException(String phrase) {
        this(phrase, false);
    }

    private NotFittingException(String phrase, boolean isOpen) {
        super(phrase, null, false, false);
        this.phrase = phrase;
        this.isOpen = isOpen;
    }

    /// It may be good, by a hash that is none of those that are judged.
    static NotFittingException ofUnknownHash() {
        return new NotFittingException("its hash is none that is judged here", true);
    }

    boolean isOpen() {
        return isOpen;
    }

    String phrase() {
        return phrase;
    }
}
