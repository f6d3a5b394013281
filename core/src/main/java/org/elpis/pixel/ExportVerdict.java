package org.elpis.pixel;

import java.util.List;
import java.util.Optional;

/// What can be said of a picture that left a viewer, by the image that it is said to show.
///
/// @param reason  why nothing can be said, as the end of a sentence; empty otherwise
/// @param shown  the frame that the picture fits best; empty when it fits none
/// @param changes  where it shows something else, or may, the clearest first; what is unknown has some too
/// @param sights  the faintest changes that would have been seen, the smallest first; empty when nothing was looked at
/// @param marked  the picture with the changes framed
public record ExportVerdict(
        Outcome outcome,
        String reason,
        Optional<Shown> shown,
        List<Change> changes,
        List<Sight> sights,
        Optional<View> marked) {
    /// Never that it is genuine: a picture has other pixels than the image.
    public enum Outcome {
        /// No change is there that is larger than what could be seen.
        MATCHES,
        /// Something was put in or taken away.
        ALTERED,
        /// Nobody can say.
        UNKNOWN
    }

    /// Which part of which frame a picture shows, and how.
    ///
    /// @param name  of the image
    /// @param frame  from 0
    /// @param quarters  by how many quarters the picture is turned clockwise, 0 to 3
    /// @param isMirrored  left and right changed before it was turned
    /// @param isInverted  what has high values is dark
    /// @param scale  pixels of the picture a pixel of the frame, across
    /// @param part  of the frame
    /// @param judged  share of the frame that was judged, 0 to 1
    /// @param alike  median correlation of tiles with structure, 0 to 1
    public record Shown(
            String name,
            int frame,
            int quarters,
            boolean isMirrored,
            boolean isInverted,
            double scale,
            Box part,
            double judged,
            double alike) {}

    /// A place where a picture shows something else.
    ///
    /// @param inFrame  pixels of the frame
    /// @param inPicture  pixels of the picture
    /// @param strength  times what is told at all, at least 1
    public record Change(Box inFrame, Box inPicture, double strength) {}

    /// The faintest round change of a size that would have been seen in nine tenths of what was judged.
    ///
    /// @param diameter  pixels of the frame
    /// @param diameterMm  0 when the image has no spacing
    /// @param contrast  share of black to white, 0 to 1; over 1 when none would have been seen
    public record Sight(double diameter, double diameterMm, double contrast) {}

    public ExportVerdict {
        changes = List.copyOf(changes);
        sights = List.copyOf(sights);
    }

    public static ExportVerdict unknown(String reason) {
        return new ExportVerdict(Outcome.UNKNOWN, reason, Optional.empty(), List.of(), List.of(), Optional.empty());
    }
}
