package org.elpis.bench.words;

/// What surrounds the ink.
enum Style {
    PLAIN,
    /// A rim of the opposite shade, one pixel of the font wide.
    OUTLINED,
    /// The same letters below and right of it in the darkest shade.
    SHADOWED,
    /// Dark on a bright rectangle.
    BRIGHT_LABEL,
    /// Bright on a dark rectangle.
    DARK_LABEL;

    boolean isLabel() {
        return this == BRIGHT_LABEL || this == DARK_LABEL;
    }
}
