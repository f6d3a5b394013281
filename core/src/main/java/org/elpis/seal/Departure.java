package org.elpis.seal;

/// One thing in a copy that no attested operation does to its original, without any of its content.
///
/// @param uid  SOP Instance UID in the copy, or of the original that was left out
/// @param where  the path of an attribute, or `frame 3, columns 16 to 31, rows 0 to 15`; empty where it is the object
public record Departure(String uid, String where, Fault fault) {
    /// Why it is none of them.
    public enum Fault {
        MEANING("decides how the image is shown or measured, and no operation may touch it"),
        SHOWN("is part of what is shown, and was put in"),
        ADDED("was put in, and no operation that was attested does that"),
        DROPPED("was removed, and no operation that was attested does that"),
        REPLACED("was replaced, and no operation that was attested does that"),
        UNLISTED_PIXELS("other pixels, and no operation that was attested changes any"),
        PAINTED("other pixels that are no fill of a rectangle"),
        FRAME("another image altogether"),
        LEFT_OUT("left out, and no operation that was attested does that");

        private final String phrase;

        Fault(String phrase) {
            this.phrase = phrase;
        }

        /// What it is, for a sentence.
        public String phrase() {
            return phrase;
        }
    }
}
