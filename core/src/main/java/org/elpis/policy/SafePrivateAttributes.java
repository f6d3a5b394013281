package org.elpis.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.elpis.dicom.FactTable;

/// PS3.15 Table E.3.10-1: the private attributes that the Retain Safe Private Option may keep. Thread-safe, immutable,
/// read on first use.
public final class SafePrivateAttributes {
    private static final Map<Key, Entry> ENTRIES = read();

    private SafePrivateAttributes() {}

    private record Key(String creator, int element) {}

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
    /// @param creator         value of the private creator element; leading and trailing spaces do not matter, letter
    ///                        case does
    /// @param elementLowByte  low byte of the element number
    public static Optional<Entry> find(int group, String creator, int elementLowByte) {
        return Optional.ofNullable(ENTRIES.get(key(group, creator.strip(), elementLowByte)));
    }

    private static Key key(int group, String creator, int elementLowByte) {
        return new Key(creator, group << 8 | elementLowByte & 0xFF);
    }

    private static Map<Key, Entry> read() {
        FactTable table = FactTable.load(SafePrivateAttributes.class, "standard/safe-private-attributes.txt");
        Map<Key, Entry> entries = HashMap.newHashMap(table.rows());
        for (int row = 0; row < table.rows(); row++) {
            String creator = table.text(row, 0);
            int group = Integer.parseInt(table.text(row, 1), 16);
            int element = Integer.parseInt(table.text(row, 2).substring(2), 16);
            String vr = table.text(row, 3);
            entries.put(
                    key(group, creator, element),
                    new Entry(
                            group,
                            element,
                            creator,
                            vr.equals("--") ? "" : vr,
                            table.text(row, 4),
                            table.text(row, 5)));
        }
        return entries;
    }
}
