package org.elpis.detect;

/// A part of a text that must not stay as it is.
///
/// @param start  index of the first character, >= 0
/// @param end  index behind the last character, > start
public record Span(int start, int end, Kind kind) {
    /// What the part was taken for.
    public enum Kind {
        /// A date in digits, in a form that can be told for certain.
        DATE,
        /// A unique identifier.
        UID,
        /// A name, number or other token of this patient's own data.
        KNOWN_IDENTITY,
        /// A number that is not a measure.
        NUMBER,
        /// A word that the vocabulary does not have, or that is also a name and stands beside one.
        UNKNOWN_WORD
    }

    public Span {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("end must be > start >= 0, got " + start + " and " + end);
        }
    }
}
