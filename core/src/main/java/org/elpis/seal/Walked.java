package org.elpis.seal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.dicom.Instance;
import org.elpis.pixel.ImageOpener;
import org.elpis.pixel.PixelLayout;

/// The attributes of an instance by the tree that they are leaves of, each in its order.
///
/// @param unread  paths of attributes that may be there and cannot be read
/// @param overlays  bits of a cell that are among the attributes
record Walked(List<Attribute> meaning, List<Attribute> other, Set<String> unread, long overlays) {
    /// @param opener  empty where no frame can be decoded
    static Walked of(Instance instance, Optional<ImageOpener> opener) throws IOException {
        PixelOverlays overlays = PixelOverlays.of(instance, opener);
        List<Attribute> meaning = new ArrayList<>();
        List<Attribute> other = new ArrayList<>();
        for (Attribute attribute : AttributeWalk.of(Icons.expanded(instance, overlays.dataSet(), opener))) {
            (attribute.of() == AttributeClass.MEANING ? meaning : other).add(attribute);
        }
        return new Walked(meaning, other, overlays.unread(), overlays.bits());
    }

    /// Those of both trees, in the order of their paths.
    List<Attribute> all() {
        List<Attribute> all = new ArrayList<>(meaning);
        all.addAll(other);
        all.sort(Comparator.comparing(Attribute::path));
        return all;
    }

    /// Bits beside the stored ones that are not among the attributes.
    CellBits bits(PixelLayout layout) {
        return CellBits.of(layout, overlays);
    }
}
