package org.elpis.pdf;

/// A character where it stands on a page.
///
/// @param text  in Unicode, normally one character
/// @param along  position of its origin in the direction of writing, in points
/// @param across  distance from the lower left corner at right angles to that, upwards
/// @param width  advance in the direction of writing
/// @param size  height of the font, > 0
record Glyph(String text, double along, double across, double width, double size) {
    boolean isBlank() {
        return text.isBlank();
    }

    double end() {
        return along + width;
    }
}
