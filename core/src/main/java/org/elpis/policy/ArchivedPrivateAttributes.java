package org.elpis.policy;

import org.elpis.dicom.FactTable;
import org.elpis.dicom.Vr;
import org.jspecify.annotations.Nullable;

/// Private attributes that a public archive keeps, beyond PS3.15 Table E.3.10-1: what
/// [Handling.PrivateElements#EXTENDED] lets stay. Thread-safe, immutable, read on first use.
///
/// Format: docs/formats/standard-tables.md
final class ArchivedPrivateAttributes {
    private static final PrivateIndex<Entry> ENTRIES = read();

    private ArchivedPrivateAttributes() {}

    /// What the archive does with an attribute, before its value is looked at.
    enum Use {
        /// Stays, cleaned by its VR.
        KEEP,
        /// Bytes whose VR nobody has published: stays when it is text, cleaned.
        TEXT,
        /// Holds UIDs.
        UID,
        /// Holds a date, whatever its VR.
        DATE,
        /// Holds seconds since 1970 as a number.
        SECONDS
    }

    /// Where in an object the archive lets an attribute stay.
    enum Where {
        ANY,
        TOP,
        NESTED
    }

    /// One attribute.
    ///
    /// @param vrs  VRs under which it stays, `DS/LO`; "" where none is published
    record Entry(String vrs, Use use, Where where) {
        /// The VR by which a value is to be judged; null when it is encoded with one under which it does not
        /// stay. Bytes that say nothing of what they are take the first.
        @Nullable
        Vr meant(Vr vr) {
            boolean isOpaque = vr == Vr.UN || vr == Vr.OB;
            if (vrs.isEmpty()) {
                return isOpaque ? Vr.UN : vr;
            }
            // A sequence in a UN value has been read as one.
            return isOpaque ? Vr.of(vrs) : vrs.contains(vr.name()) ? vr : null;
        }

        boolean isAt(int depth) {
            return switch (where) {
                case ANY -> true;
                case TOP -> depth == 1;
                case NESTED -> depth > 1;
            };
        }
    }

    /// The attribute of a private element; null if the archive does not keep it.
    ///
    /// @param creator  value of the private creator element; letter case matters
    /// @param elementLowByte  low byte of the element number
    static @Nullable Entry find(int group, String creator, int elementLowByte) {
        return ENTRIES.find(group, creator, elementLowByte);
    }

    /// How many attributes the list holds.
    static int size() {
        return ENTRIES.size();
    }

    private static PrivateIndex<Entry> read() {
        FactTable table = FactTable.load(ArchivedPrivateAttributes.class, "archive/private-attributes.txt");
        PrivateIndex<Entry> entries = new PrivateIndex<>();
        for (int row = table.firstRow(); row >= 0; row = table.nextRow(row)) {
            int group = Integer.parseInt(table.text(row, 1), 16);
            int element = Integer.parseInt(table.text(row, 2), 16);
            entries.add(group, table.text(row, 0), element, entry(table, row));
        }
        return entries;
    }

    private static Entry entry(FactTable table, int row) {
        return new Entry(table.text(row, 3), use(table.text(row, 4)), where(table.text(row, 5)));
    }

    private static Use use(String text) {
        return switch (text) {
            case "keep" -> Use.KEEP;
            case "text" -> Use.TEXT;
            case "uid" -> Use.UID;
            case "date" -> Use.DATE;
            case "seconds" -> Use.SECONDS;
            default -> throw new IllegalStateException("archive/private-attributes.txt: unknown use " + text);
        };
    }

    private static Where where(String text) {
        return switch (text) {
            case "any" -> Where.ANY;
            case "top" -> Where.TOP;
            case "nested" -> Where.NESTED;
            default -> throw new IllegalStateException("archive/private-attributes.txt: unknown place " + text);
        };
    }
}
