package org.elpis.pdf;

import java.util.List;

/// One line of text.
///
/// @param angle  direction of writing against the page, in whole degrees, counter-clockwise
record Line(int angle, List<Cell> cells) {
    Line {
        cells = List.copyOf(cells);
    }
}
