package org.elpis.dicom;

import org.jspecify.annotations.Nullable;

/// Where an element stands: its tag, and the sequence items around it.
///
/// Written as `(0008,1140)[0].(0008,1155)`; items count from 0. A second element with the same tag in one data
/// set is written with `#1` behind its tag, a third with `#2`.
///
/// @param parent  location of the sequence that holds the element, or null at the top level
/// @param item  index of the item in that sequence; 0 at the top level
/// @param ordinal  how many elements with this tag stand before it in the same data set; normally 0
public record Location(@Nullable Location parent, int item, int tag, int ordinal) {
    public static Location top(int tag) {
        return new Location(null, 0, tag, 0);
    }

    public Location child(int childItem, int childTag) {
        return new Location(this, childItem, childTag, 0);
    }

    public int depth() {
        int depth = 0;
        for (Location at = parent; at != null; at = at.parent) {
            depth++;
        }
        return depth;
    }

    /// Appends the written form.
    public void appendTo(StringBuilder target) {
        if (parent != null) {
            parent.appendTo(target);
            target.append('[').append(item).append("].");
        }
        Tag.append(tag, target);
        if (ordinal > 0) {
            target.append('#').append(ordinal);
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        appendTo(text);
        return text.toString();
    }
}
