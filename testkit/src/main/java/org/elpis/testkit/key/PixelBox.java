package org.elpis.testkit.key;

/// Where a text is drawn in an image.
///
/// @param left  column of the first pixel, from 0
/// @param top  row of the first pixel, from 0
/// @param plane  what it is drawn into
/// @param bit  for a plane of one bit: which bit of the stored words; else -1
public record PixelBox(String text, int left, int top, int width, int height, Plane plane, int bit) {
    /// What a text can be drawn into.
    public enum Plane {
        /// The grey or colour values.
        PIXELS,
        /// A bit of the words above the stored bits, as overlays once were kept.
        UNUSED_BIT,
        /// Overlay Data.
        OVERLAY
    }
}
