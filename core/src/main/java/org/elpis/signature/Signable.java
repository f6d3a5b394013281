package org.elpis.signature;

import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// What a signature can be of.
///
/// Source: PS3.3 C.12.1.1.3.1.1
final class Signable {
    static final int MAC_PARAMETERS_SEQUENCE = 0x4FFE_0001;
    private static final int LENGTH_TO_END = 0x0008_0001;
    private static final int TRAILING_PADDING = 0xFFFC_FFFC;
    private static final int FIRST_GROUP = 8;
    private static final int SIGNATURES_GROUP = 0xFFFA;
    private static final int MAX_SHORT_LENGTH = 0xFFFF;

    private Signable() {}

    /// Whether no signature is ever of elements with this tag, at any depth.
    static boolean isLeftOut(int tag) {
        return Tag.isGroupLength(tag)
                || tag == LENGTH_TO_END
                || Tag.group(tag) < FIRST_GROUP
                || Tag.group(tag) == SIGNATURES_GROUP
                || tag == MAC_PARAMETERS_SEQUENCE
                || tag == TRAILING_PADDING;
    }

    /// Whether the stream can say what the element is: its VR is known at every depth, and its length fits.
    static boolean isSignable(Element element) {
        if (element.vr() == Vr.UN) {
            return false;
        }
        return switch (element.value()) {
            case Value.Items items -> items.items().stream().allMatch(Signable::isSignable);
            case Value.Bytes bytes -> fits(element.vr(), bytes.length());
            case Value.Region region -> fits(element.vr(), region.length());
            case Value.Fragments ignored -> true;
        };
    }

    private static boolean isSignable(DataSet item) {
        for (Element element : item) {
            if (!isSignable(element)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(Vr vr, long length) {
        return vr.hasLongLength() || length <= MAX_SHORT_LENGTH - (length & 1);
    }
}
