package org.elpis.bench.words;

/// By what lines are told apart when misses are counted.
enum Trait {
    FONT,
    SCRIPT,
    /// Rows of the cell of a letter: 8 to 11, 12 to 15, 16 to 23, 24 to 48.
    HEIGHT,
    LETTERS,
    STYLE,
    /// Levels of 256 between the ink and the nearest value of its surroundings.
    CONTRAST,
    DIRECTION,
    COLOUR,
    PLACE,
    GROUND,
    CODING,
    FRAMES
}
