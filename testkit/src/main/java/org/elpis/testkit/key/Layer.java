package org.elpis.testkit.key;

/// The kind of hiding place.
public enum Layer {
    /// A standard attribute made for the identifier.
    STANDARD,
    /// Free text in which clinical words must stay.
    DESCRIPTION,
    /// Inside sequence items.
    NESTED,
    /// Private elements, creators included.
    PRIVATE,
    /// Unique identifiers wherever they stand.
    UID,
    /// Dates, times with dates, ages.
    DATE,
    /// Overlays, curves, presentation text, icons.
    GRAPHIC,
    /// Attributes that Table E.1-1 of PS3.15 does not list.
    UNLISTED,
    /// Structured reports, PDF, compressed streams.
    DOCUMENT,
    /// Outside the data set: preamble, File Meta, padding, file names.
    FILE
}
