package org.elpis.dicom;

/// One Data Element: tag, VR and value.
///
/// @param tag  group in the upper, element in the lower 16 bits
/// @param vr  as encoded; in implicit encodings from the dictionary, UN where it does not know the tag
public record Element(int tag, Vr vr, Value value) {
    public static Element ofAscii(int tag, Vr vr, String value) {
        return new Element(tag, vr, Value.Bytes.ofAscii(value, vr.padding()));
    }

    public Element with(Value replacement) {
        return new Element(tag, vr, replacement);
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    /// Whether tag, VR and all bytes are the same, at every depth. Values that were not read never are: nobody
    /// has seen their bytes.
    @SuppressWarnings("ReferenceEquality") // a shortcut; the record's own equality is not asked for
    public boolean isSameAs(Element other) {
        if (this == other) {
            return true;
        }
        if (tag != other.tag || vr != other.vr) {
            return false;
        }
        // Type tests one by one: a pattern switch costs some 10 ms of linking when it is first met, in every run.
        if (value instanceof Value.Bytes bytes) {
            return other.value instanceof Value.Bytes others && bytes.hasSameBytes(others);
        }
        return value instanceof Value.Items items
                && other.value instanceof Value.Items others
                && items.isSameAs(others);
    }
}
