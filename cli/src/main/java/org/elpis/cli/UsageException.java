package org.elpis.cli;

import java.util.List;
import java.util.Optional;

/// The user's mistake: a word that no command knows. Says what is wrong, and what was probably meant.
final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }

    /// @param kind  what the word should be: `profile`
    static UsageException unknown(String kind, String word, List<String> known) {
        Optional<String> nearest = Nearest.of(word, known);
        return new UsageException("unknown " + kind + " '" + word + "'"
                + nearest.map(found -> "; did you mean '" + found + "'?").orElse(".")
                + " Known: " + String.join(", ", known) + ".");
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
