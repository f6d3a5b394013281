package org.elpis.policy;

/// What a rule asks for, before the element's type, value and surroundings have their say.
enum Treatment {
    /// Untouched, whatever it holds: only where a project says so.
    KEEP,
    /// K of an option: as it is, but for what names the patient.
    RETAIN,
    /// Items of a sequence, each element by its own rule.
    ITEMS,
    /// Numbers that are not characters.
    BINARY,
    /// A time of day.
    TIME,
    /// An offset from UTC.
    ZONE,
    /// An identifier of the standard's own, such as that of a context group: up to five digits.
    STANDARD_NUMBER,
    CHARACTER_SET,
    /// A type of documents: one of those that are known.
    MEDIA_TYPE,
    /// An encapsulated document, written anew from its cleaned content.
    DOCUMENT,
    REMOVE,
    ZERO,
    DUMMY,
    UID,
    DATE,
    /// Seconds since 1970 as a number.
    SECONDS,
    AGE,
    PSEUDONYM,
    TEXT,
    NUMBER,
    /// Bytes of an unknown VR: text that is cleaned, or nothing.
    TEXT_IN_BYTES,
    CODE_VALUE,
    /// What a code means in words: as a whole or not at all.
    CODE_MEANING,
    CREATOR,
    /// A structure of a manufacturer's own, of which the known parts stay.
    VENDOR_HEADER,
    /// Pixel data: as they are, without what is hidden in them.
    PIXELS,
    /// A colour profile without its texts.
    COLOUR_PROFILE,
    /// X of the table; the others of its kind follow. What is done depends on the attribute's type in the IOD.
    X,
    X_Z,
    X_D,
    X_Z_D,
    Z_D
}
