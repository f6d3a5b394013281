package org.elpis.detect;

/// A part of a text that must not stay as it is.
///
/// @param start  index of the first character, >= 0
/// @param end  index behind the last character, > start
public record Span(int start, int end, Kind kind) {
    /// What the part was taken for.
    public enum Kind {
        /// A date, or a part of one.
        DATE,
        /// A unique identifier.
        UID,
        /// A name of a person.
        NAME,
        /// A number that is not a measure: of a record, an order, a room.
        NUMBER,
        /// A telephone number, an e-mail or network address.
        CONTACT,
        /// An address, a place or an institution.
        PLACE,
        /// An age that may not stay.
        AGE,
        /// A token of this patient's own data, of whatever kind.
        KNOWN_IDENTITY,
        /// A word that the vocabulary does not have.
        UNKNOWN_WORD
    }

    public Span {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("end must be > start >= 0, got " + start + " and " + end);
        }
    }
}
