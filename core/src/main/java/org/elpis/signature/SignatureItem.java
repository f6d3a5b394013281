package org.elpis.signature;

import java.util.ArrayList;
import java.util.List;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Location;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.jspecify.annotations.Nullable;

/// A signature where it stands.
///
/// @param around  the sequence of whose item it is, null for the object as a whole
/// @param index  of that item
/// @param owner  the data set that it is of
/// @param item  the signature itself
/// @param parameters  how it was made; null when no parameters, or several, have its MAC ID
record SignatureItem(
        @Nullable Location around,
        int index,
        DataSet owner,
        DataSet item,
        @Nullable DataSet parameters) {
    /// No object has more; each costs a hash of the object.
    static final int MAX = 1000;

    /// All signatures of an object that are of what it is now, at most one more than [#MAX].
    static List<SignatureItem> of(DataSet dataSet) {
        List<SignatureItem> found = new ArrayList<>();
        add(null, 0, dataSet, found);
        return found;
    }

    boolean isOfWholeObject() {
        return around == null;
    }

    /// Where it stands: empty for the object as a whole, else the item that it is of, as `(0040,A730)[2]`.
    String place() {
        return around == null ? "" : around + "[" + index + "]";
    }

    private static void add(@Nullable Location around, int index, DataSet dataSet, List<SignatureItem> found) {
        for (int i = 0; i < dataSet.size() && found.size() <= MAX; i++) {
            Element element = dataSet.at(i);
            if (!(element.value() instanceof Value.Items items)) {
                continue;
            }
            if (element.tag() == Tag.DIGITAL_SIGNATURES_SEQUENCE) {
                for (DataSet item : items.items()) {
                    found.add(new SignatureItem(around, index, dataSet, item, parameters(dataSet, item)));
                }
            } else if (element.tag() != SignatureTag.ORIGINAL_ATTRIBUTES_SEQUENCE) {
                Location location = new Location(around, index, element.tag(), dataSet.ordinal(i));
                for (int at = 0; at < items.items().size(); at++) {
                    add(location, at, items.items().get(at), found);
                }
            }
        }
    }

    private static @Nullable DataSet parameters(DataSet owner, DataSet item) {
        int id = item.number(SignatureTag.MAC_ID_NUMBER, -1);
        DataSet only = null;
        for (DataSet candidate : owner.items(Signable.MAC_PARAMETERS_SEQUENCE)) {
            if (id >= 0 && candidate.number(SignatureTag.MAC_ID_NUMBER, -1) == id) {
                if (only != null) {
                    return null;
                }
                only = candidate;
            }
        }
        return only;
    }
}
