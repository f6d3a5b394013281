package org.elpis.explain;

import java.util.List;
import org.elpis.dicom.Location;

/// What happens to one element, and why, for people.
///
/// @param keyword  of PS3.6; empty for private and unknown elements
/// @param name  of PS3.6; for a private element the meaning that a list of safe ones gives; else empty
/// @param action  as in a plan's canonical form, or `add` for what the release adds, `renew` for File Meta
///     Information
/// @param rule  as in a plan's canonical form
/// @param why  one sentence that holds no value
/// @param isChanged  whether the bytes of the value differ; a sequence itself differs when its items do in
///     number
/// @param isInside  whether it stands inside a sequence that goes or is emptied as a whole
/// @param parts  what was found in the value
public record Row(
        Location location,
        String keyword,
        String name,
        String vr,
        String action,
        String rule,
        String why,
        Shown before,
        Shown after,
        boolean isChanged,
        boolean isInside,
        List<Part> parts) {
    public Row {
        parts = List.copyOf(parts);
    }
}
