package org.elpis.engine;

import java.util.List;
import java.util.Optional;
import org.elpis.pixel.Box;
import org.elpis.pixel.PixelChange;
import org.elpis.pixel.View;

/// One frame of an object whose pixels were changed, or of one that was held back for its pixels, for the
/// private report.
///
/// @param file  name of the source file
/// @param sopClass  name of the SOP Class; empty when the standard has none
/// @param columns  of the frame itself; the views may be smaller
/// @param rows  of the frame itself
/// @param frame  which one, from 0
/// @param frames  how many the object has
/// @param change  what was counted; empty for an object that was held back
/// @param reason  why it was held back; empty for one that was released
/// @param boxes  around words
/// @param face  where a face was, as boxes on a coarse grid
/// @param before  what the original shows; empty where values are masked
/// @param after  what was released; empty for an object that was held back
public record Picture(
        String file,
        String sopClass,
        int columns,
        int rows,
        int frame,
        int frames,
        Optional<PixelChange> change,
        Optional<Reason> reason,
        List<Box> boxes,
        List<Box> face,
        Optional<View> before,
        Optional<View> after) {
    public Picture {
        boxes = List.copyOf(boxes);
        face = List.copyOf(face);
        if (change.isPresent() == reason.isPresent()) {
            throw new IllegalArgumentException("a picture must be of an object that was released or held back");
        }
    }
}
