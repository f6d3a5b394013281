package org.elpis.bench.words;

/// What a text is written in.
enum Script {
    LATIN,
    /// With letters of the second half of ISO 8859-1.
    LATIN_1,
    GREEK,
    CYRILLIC,
    CJK,
    /// Dates, times and numbers.
    DIGITS
}
