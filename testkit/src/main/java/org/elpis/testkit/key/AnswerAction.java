package org.elpis.testkit.key;

import java.util.Locale;

/// What must have happened to a planted value; the ten actions of the MIDI-B checker.
public enum AnswerAction {
    TAG_RETAINED,
    TEXT_NOTNULL,
    TEXT_RETAINED,
    TEXT_REMOVED,
    DATE_SHIFTED,
    UID_CHANGED,
    UID_CONSISTENT,
    PATID_CONSISTENT,
    PIXELS_RETAINED,
    PIXELS_HIDDEN;

    /// The word of the answer key, such as `text_removed`.
    public String term() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The action of a word of the answer key.
    public static AnswerAction ofTerm(String term) {
        return valueOf(term.toUpperCase(Locale.ROOT));
    }
}
