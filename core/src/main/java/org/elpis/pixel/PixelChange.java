package org.elpis.pixel;

/// What became different in the pixels of one image, counted over all its frames by comparing decoded values.
///
/// @param pixels  that the image has
/// @param changed  pixels of which a sample has another value than before
/// @param spilt  of the changed ones those beside what was to change, but in the same coded block: lossy JPEG
///     is rewritten by blocks, and subsampled colours by pairs
/// @param elsewhere  of the changed ones those anywhere else: 0, or something is wrong
/// @param foreground  pixels brighter than the threshold that parts the values of their frame best (Otsu),
///     before
/// @param foregroundChanged  of these the changed ones
/// @param frame  the frame with the most changed pixels, from 0; the first of equals
public record PixelChange(
        long pixels, long changed, long spilt, long elsewhere, long foreground, long foregroundChanged, int frame) {
    public PixelChange {
        if (changed < 0 || changed > pixels || spilt < 0 || elsewhere < 0 || spilt + elsewhere > changed) {
            throw new IllegalArgumentException("what changed must be a part of the pixels, and what spilt of that");
        }
        if (foregroundChanged < 0 || foregroundChanged > foreground || foreground > pixels || frame < 0) {
            throw new IllegalArgumentException("the foreground must be a part of the pixels");
        }
    }
}
