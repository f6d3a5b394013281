package org.elpis.seal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Dictionary;
import org.elpis.dicom.Element;
import org.elpis.dicom.Location;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.jspecify.annotations.Nullable;

/// Collects what of an object is sealed, at every depth.
final class AttributeWalk {
    private final List<Attribute> found = new ArrayList<>();

    private AttributeWalk() {}

    /// All attributes but those of [AttributeClass#FORM], in the order of their paths as bytes.
    static List<Attribute> of(DataSet dataSet) {
        AttributeWalk walk = new AttributeWalk();
        walk.add(null, 0, dataSet);
        walk.found.sort(Comparator.comparing(Attribute::path));
        return walk.found;
    }

    private void add(@Nullable Location parent, int item, DataSet dataSet) {
        for (int i = 0; i < dataSet.size(); i++) {
            Element element = dataSet.at(i);
            Location location = new Location(parent, item, element.tag(), dataSet.ordinal(i));
            Vr vr = vr(element);
            AttributeClass of = AttributeClasses.of(location, vr);
            if (of == AttributeClass.FORM) {
                if (location.ordinal() == 0 || Tag.element(element.tag()) == 0) {
                    continue;
                }
                // Some readers take the first of two, and some the last: a second one may be what is shown.
                of = AttributeClass.GUARDED;
            }
            found.add(new Attribute(location, location.toString(), dataSet, element, vr, of));
            if (element.value() instanceof Value.Items items && !Tag.isPrivate(element.tag())) {
                for (int at = 0; at < items.items().size(); at++) {
                    add(location, at, items.items().get(at));
                }
            }
        }
    }

    /// The VR by which a value is read whatever the encoding told: an implicit one tells none.
    private static Vr vr(Element element) {
        if (element.value() instanceof Value.Items) {
            return Vr.SQ;
        }
        int code = Tag.isPrivate(element.tag()) ? 0 : Dictionary.vrCode(element.tag());
        Vr known = code == 0 ? null : Vr.of("" + (char) (code >> 8) + (char) (code & 0xFF));
        return known == null ? Vr.UN : known;
    }
}
