package org.elpis.testkit.picture;

/// One line of text that was drawn, and the pixels of its glyphs.
///
/// @param kind  how it was drawn, as words from the most to the least telling: font, style, contrast
/// @param glyphs  letters without blanks
/// @param pixels  `y * columns + x` of every pixel of which at least half is ink, in no order
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record TextLine(String kind, int glyphs, int[] pixels) {}
