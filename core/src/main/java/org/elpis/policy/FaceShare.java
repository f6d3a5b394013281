package org.elpis.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.detect.Finding;
import org.elpis.dicom.Location;
import org.elpis.pixel.FaceEdit;

/// One object's share in the removal of a face from its study.
///
/// @param edit  new values for its pixels; empty when none change
/// @param elements  that draw the surface of the head and go
/// @param isRemoved  whether a face was removed from the series of the object and the check of that passed, so
///     that the object may say so
public record FaceShare(Optional<FaceEdit> edit, Set<Location> elements, boolean isRemoved) {
    static final String RULE = "face: surface of a head";

    /// Of an object without a face.
    public static final FaceShare NONE = new FaceShare(Optional.empty(), Set.of(), false);

    public FaceShare {
        // An edit of no pixels is no change.
        edit = edit.filter(pixels -> pixels.pixels() > 0);
        elements = Set.copyOf(elements);
    }

    static PlanStep removal(Location location) {
        return new PlanStep(location, Action.REMOVE, RULE, List.of(new Finding.RecognizableFace(location, 0)));
    }
}
