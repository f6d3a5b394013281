package org.elpis.explain;

import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// A value as a person may see it.
///
/// @param kind  whether `text` is the value, its mask, or a description of its size
/// @param text  cut behind [#MAX_CHARACTERS] characters
/// @param characters  length of the whole text; 0 for anything else
public record Shown(Kind kind, String text, int characters) {
    /// More says nothing new to a person, and a page with many objects must stay small.
    public static final int MAX_CHARACTERS = 200;

    /// What `text` is.
    public enum Kind {
        /// There is no element.
        ABSENT,
        /// There is an element without a value.
        EMPTY,
        /// The value or its mask.
        TEXT,
        /// How much there is: `3 items`.
        SIZE
    }

    static final Shown ABSENT = new Shown(Kind.ABSENT, "", 0);
    static final Shown EMPTY = new Shown(Kind.EMPTY, "", 0);

    static Shown of(DataSet dataSet, Element element, Values values) {
        Value value = element.value();
        if (value.isEmpty()) {
            return EMPTY;
        }
        if (value instanceof Value.Items items) {
            return size(items.items().size(), "item");
        }
        if (value instanceof Value.Fragments fragments) {
            return size(fragments.regions().size(), "fragment");
        }
        if (value instanceof Value.Region region) {
            return size(region.length(), "byte");
        }
        return ofBytes(dataSet, element, (Value.Bytes) value, values);
    }

    private static Shown ofBytes(DataSet dataSet, Element element, Value.Bytes bytes, Values values) {
        if (element.vr().isText() || element.vr() == Vr.UN && looksLikeText(bytes)) {
            return text(dataSet.text(element.vr(), bytes), values);
        }
        if (element.vr() == Vr.US && bytes.length() == 2) {
            return text(Integer.toString(dataSet.number(element.tag(), 0)), values);
        }
        return size(bytes.length(), "byte");
    }

    private static boolean looksLikeText(Value.Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            int c = bytes.at(i) & 0xFF;
            if (c < ' ' && c != 0 && c != '\r' && c != '\n' && c != '\t') {
                return false;
            }
        }
        return true;
    }

    private static Shown text(String text, Values values) {
        String start = text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS);
        return new Shown(Kind.TEXT, values == Values.MASKED ? Mask.of(start) : start, text.length());
    }

    private static Shown size(long count, String noun) {
        return new Shown(Kind.SIZE, count + " " + noun + (count == 1 ? "" : "s"), 0);
    }

    /// Whether characters behind `text` are not shown.
    public boolean isCut() {
        return characters > text.length();
    }
}
