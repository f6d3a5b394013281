package org.elpis.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.elpis.dicom.FactTable;

/// PS3.15 Table E.3.10-1: the private attributes that the Retain Safe Private Option may keep. Thread-safe,
/// immutable, read on first use.
public final class SafePrivateAttributes {
    /// By creator, then by group << 8 | low byte of the element.
    private static final Map<String, Map<Integer, Entry>> ENTRIES = read();

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
        Map<Integer, Entry> byElement = ENTRIES.get(creator.strip());
        return byElement == null ? Optional.empty() : Optional.ofNullable(byElement.get(key(group, elementLowByte)));
    }

    /// Whether the table names a private creator, so that the name is a manufacturer's and no patient's.
    public static boolean isPublished(String creator) {
        return ENTRIES.containsKey(creator.strip());
    }

    /// How many attributes the table lists.
    static int size() {
        int size = 0;
        for (Map<Integer, Entry> byElement : ENTRIES.values()) {
            size += byElement.size();
        }
        return size;
    }

    private static int key(int group, int elementLowByte) {
        return group << 8 | elementLowByte & 0xFF;
    }

    private static Map<String, Map<Integer, Entry>> read() {
        FactTable table = FactTable.load(SafePrivateAttributes.class, "standard/safe-private-attributes.txt");
        Map<String, Map<Integer, Entry>> entries = new HashMap<>();
        for (int row = table.firstRow(); row >= 0; row = table.nextRow(row)) {
            Entry entry = entry(table, row);
            Map<Integer, Entry> byElement = entries.get(entry.creator);
            if (byElement == null) {
                byElement = new HashMap<>();
                entries.put(entry.creator, byElement);
            }
            byElement.put(key(entry.group, entry.element), entry);
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
