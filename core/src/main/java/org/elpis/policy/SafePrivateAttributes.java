package org.elpis.policy;

import java.util.Optional;
import org.elpis.dicom.FactTable;

/// PS3.15 Table E.3.10-1: the private attributes that the Retain Safe Private Option may keep. Thread-safe,
/// immutable, read on first use.
public final class SafePrivateAttributes {
    private static final PrivateIndex<Entry> ENTRIES = read();

    private SafePrivateAttributes() {}

    /// One private attribute that is known to be safe.
    ///
    /// @param group    group number, odd
    /// @param element  low byte of the element number; the high byte is the block that the creator has reserved
    /// @param creator  private creator as published
    /// @param vr       as published: `DS`, `OW/OB`; "" if none is published
    /// @param vm       value multiplicity
    /// @param meaning  "" for two rows
    public record Entry(int group, int element, String creator, String vr, String vm, String meaning) {
        /// The first published VR as its two ASCII characters, first << 8 | second; 0 if none is published.
        public int vrCode() {
            return vr.isEmpty() ? 0 : vr.charAt(0) << 8 | vr.charAt(1);
        }
    }

    /// The safe attribute of a private element; empty if it is not known to be safe.
    ///
    /// @param creator         value of the private creator element; leading and trailing spaces do not
    ///                        matter, letter case does
    /// @param elementLowByte  low byte of the element number
    public static Optional<Entry> find(int group, String creator, int elementLowByte) {
        return Optional.ofNullable(ENTRIES.find(group, creator, elementLowByte));
    }

    /// Whether the table names a private creator, so that the name is a manufacturer's and no patient's.
    public static boolean isPublished(String creator) {
        return ENTRIES.hasCreator(creator);
    }

    /// How many attributes the table lists.
    static int size() {
        return ENTRIES.size();
    }

    private static PrivateIndex<Entry> read() {
        FactTable table = FactTable.load(SafePrivateAttributes.class, "standard/safe-private-attributes.txt");
        PrivateIndex<Entry> entries = new PrivateIndex<>();
        for (int row = table.firstRow(); row >= 0; row = table.nextRow(row)) {
            Entry entry = entry(table, row);
            entries.add(entry.group, entry.creator, entry.element, entry);
        }
        return entries;
    }

    private static Entry entry(FactTable table, int row) {
        int group = Integer.parseInt(table.text(row, 1), 16);
        int element = Integer.parseInt(table.text(row, 2).substring(2), 16);
        String vr = table.text(row, 3);
        return new Entry(
                group, element, table.text(row, 0), vr.equals("--") ? "" : vr, table.text(row, 4), table.text(row, 5));
    }
}
