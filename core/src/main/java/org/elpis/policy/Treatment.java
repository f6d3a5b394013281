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
    REMOVE,
    ZERO,
    DUMMY,
    UID,
    DATE,
    AGE,
    PSEUDONYM,
    TEXT,
    NUMBER,
    CODE_VALUE,
    CREATOR,
    /// Pixel data: as they are, without what is hidden in them.
    PIXELS,
    /// A colour profile without its texts.
    COLOUR_PROFILE,
    X_Z,
    X_D,
    X_Z_D,
    Z_D
}
