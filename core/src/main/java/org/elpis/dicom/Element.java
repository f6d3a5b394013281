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
}
