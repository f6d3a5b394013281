package org.elpis.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Dictionary;
import org.elpis.dicom.Element;
import org.elpis.dicom.Location;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.seal.AttributeClass;
import org.elpis.seal.AttributeClasses;

/// What decides what is seen of an object, and no signature is of it.
final class Coverage {
    /// Enough to see what is wrong.
    static final int MAX_NAMED = 100;

    private static final int IMAGE_GROUP = 0x0028;
    private static final int PIXEL_GROUP = 0x7FE0;

    private final List<String> missing = new ArrayList<>();

    private Coverage() {}

    /// The locations of such elements, at most [#MAX_NAMED].
    ///
    /// @param covered  tags of the elements at the top level that signatures are of
    static List<String> missing(DataSet dataSet, Set<Integer> covered) {
        Coverage coverage = new Coverage();
        for (Element element : dataSet) {
            if (!covered.contains(element.tag())) {
                Location location = Location.top(element.tag());
                if (saysHowToRead(element.tag())) {
                    coverage.add(location);
                } else {
                    coverage.look(location, element);
                }
            }
        }
        return coverage.missing;
    }

    /// Pixel data, and what seals undo and signatures cannot: how bytes become pixels and letters.
    private static boolean saysHowToRead(int tag) {
        boolean isOfImage = Tag.group(tag) == IMAGE_GROUP || Tag.group(tag) == PIXEL_GROUP;
        return tag == Tag.SPECIFIC_CHARACTER_SET
                || isOfImage
                        && !Tag.isGroupLength(tag)
                        && AttributeClasses.of(Location.top(tag), vr(tag)) == AttributeClass.FORM;
    }

    private void look(Location location, Element element) {
        boolean isSequence = element.value() instanceof Value.Items;
        AttributeClass found = AttributeClasses.of(location, isSequence ? Vr.SQ : vr(element.tag()));
        if (found == AttributeClass.MEANING || found == AttributeClass.GUARDED) {
            add(location);
        } else if (element.value() instanceof Value.Items items && !Signable.isLeftOut(element.tag())) {
            for (int at = 0; at < items.items().size(); at++) {
                for (Element inside : items.items().get(at)) {
                    look(location.child(at, inside.tag()), inside);
                }
            }
        }
    }

    private static Vr vr(int tag) {
        int code = Tag.isPrivate(tag) ? 0 : Dictionary.vrCode(tag);
        Vr known = code == 0 ? null : Vr.of("" + (char) (code >> 8) + (char) (code & 0xFF));
        return known == null ? Vr.UN : known;
    }

    private void add(Location location) {
        if (missing.size() < MAX_NAMED) {
            missing.add(location.toString());
        }
    }
}
