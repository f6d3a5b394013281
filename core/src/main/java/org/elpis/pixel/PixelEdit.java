package org.elpis.pixel;

import java.util.List;
import java.util.Optional;

/// What changes in the pixels of one image.
///
/// @param boxes  of every frame, filled with a constant that is no tissue
/// @param face  new values for single pixels; where a box covers them the box counts
public record PixelEdit(List<Box> boxes, Optional<FaceEdit> face) {
    public PixelEdit {
        boxes = List.copyOf(boxes);
    }
}
