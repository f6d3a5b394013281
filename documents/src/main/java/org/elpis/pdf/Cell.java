package org.elpis.pdf;

/// A piece of a line with nothing but ordinary gaps between its words.
///
/// @param text  without control characters
/// @param along  where it starts in the direction of writing, in points
/// @param across  at right angles to that
record Cell(String text, double along, double across, double size) {}
