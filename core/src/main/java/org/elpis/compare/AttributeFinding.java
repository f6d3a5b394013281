package org.elpis.compare;

import java.util.Optional;
import org.elpis.dicom.Dictionary;
import org.elpis.dicom.Location;
import org.elpis.seal.AttributeClass;
import org.elpis.seal.Change;

/// One attribute in which a copy differs from its original.
///
/// @param before  the value in the original, where it cannot identify anybody ([ShownValue]); else empty
/// @param after  the same of the copy
public record AttributeFinding(
        Location location, AttributeClass of, Change.Kind kind, Optional<String> before, Optional<String> after) {

    /// Where it stands, as `(0008,1140)[0].(0008,1155)`.
    public String path() {
        return location.toString();
    }

    /// What the standard calls it; empty where it has no name for it.
    public String name() {
        return Dictionary.entry(location.tag()).map(Dictionary.Entry::name).orElse("");
    }
}
