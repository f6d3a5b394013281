package org.elpis.engine;

import java.util.Optional;

/// What the objects of one modality lost and kept when pixels were changed: their utility passport. Of the
/// objects that were made from originals in this run.
///
/// @param modality  the standard's term; `other` for what is no term, `together` for all objects of a job
/// @param objects  that have pixels
/// @param changed  of these, whose pixels were to change
/// @param compared  of the changed ones, those that were decoded before and after and compared pixel by pixel;
///     all further numbers of pixels that changed are about these
/// @param pixels  of all objects, by their headers
/// @param pixelsChanged  that have another value than before
/// @param pixelsSpilt  of these, beside what was to change but in the same coded block of lossy JPEG or pair of
///     pixels
/// @param pixelsElsewhere  of these, anywhere else
/// @param foreground  bright pixels before (Otsu), of the compared objects
/// @param foregroundChanged  of these, the changed ones
/// @param likeness  measured on some of the compared objects
/// Definitions: docs/guide/utility.md
public record Utility(
        String modality,
        long objects,
        long changed,
        long compared,
        long pixels,
        long pixelsChanged,
        long pixelsSpilt,
        long pixelsElsewhere,
        long foreground,
        long foregroundChanged,
        Optional<Measured> likeness) {

    /// Two measures over a sample of the changed objects; 1 is the same picture.
    ///
    /// @param objects  in the sample
    /// @param haarPsi  median and lowest of HaarPSI-MED
    /// @param msSsim  the same of MS-SSIM; empty when no frame was large enough
    public record Measured(long objects, Spread haarPsi, Optional<Spread> msSsim) {}

    /// Where the values of a sample lie.
    ///
    /// @param median  the lower one of two in the middle
    public record Spread(double median, double lowest) {}
}
