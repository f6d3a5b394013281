package org.elpis.dicom;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The types of the attributes of one IOD, at the top level and in two nested levels. Thread-safe, immutable;
/// each IOD is read when it is first asked for. Lookups allocate nothing.
///
/// The type is the strictest over all modules of the IOD that hold the attribute. Deeper than two nested levels
/// the table says nothing; ask with the two nearest sequences, which is right wherever an IOD repeats itself
/// (the Content Sequence of a report), and treat [AttributeType#THREE_OR_ABSENT] as unknown there.
public final class IodTypes {
    private static final Map<String, IodTypes> BY_SOP_CLASS = new ConcurrentHashMap<>();
    private static final int TYPE = 1;
    private static final int ITEM_SET = 2;

    private final String iod;
    private final FactTable table;
    private final TagIndex index;
    private final boolean complete;

    private IodTypes(String iod, FactTable table) {
        this.iod = iod;
        this.table = table;
        this.complete = table.text(table.find("coverage"), 1).equals("complete");
        this.index = new TagIndex(table, 256);
    }

    /// The types of the IOD that a SOP Class stores; empty if the SOP Class is unknown.
    public static Optional<IodTypes> ofSopClass(String uid) {
        IodTypes known = BY_SOP_CLASS.get(uid);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<SopClasses.SopClass> sopClass = SopClasses.of(uid);
        return sopClass.isEmpty()
                ? Optional.empty()
                : Optional.of(read(uid, sopClass.get().iod()));
    }

    /// Two threads may read an IOD at once; the first result stays.
    private static IodTypes read(String uid, String iod) {
        FactTable table = FactTable.load(IodTypes.class, "standard/iods/" + fileName(iod) + ".txt");
        IodTypes read = new IodTypes(iod, table);
        IodTypes earlier = BY_SOP_CLASS.putIfAbsent(uid, read);
        return earlier == null ? read : earlier;
    }

    private static String fileName(String iod) {
        String lower = iod.toLowerCase(Locale.ROOT);
        StringBuilder name = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (plain) {
                name.append(c);
            } else if (name.charAt(name.length() - 1) != '-') {
                name.append('-');
            }
        }
        return name.toString();
    }

    /// Name of the IOD in PS3.3: `CT Image`.
    public String iod() {
        return iod;
    }

    /// Whether the table covers all modules of the IOD. If not, an attribute that is not listed is unknown.
    public boolean complete() {
        return complete;
    }

    /// The type of an attribute at the top level of the data set.
    public AttributeType type(int tag) {
        int row = index.row(tag);
        return row < 0 ? unlisted() : typeOf(table.byteAt(row, TYPE, 0), table.byteAt(row, TYPE, 1));
    }

    /// The type of a top-level attribute by the mandatory modules (usage M) alone: what remains if no optional
    /// module is in use.
    public AttributeType typeInMandatoryModules(int tag) {
        int row = index.row(tag);
        if (row < 0) {
            return unlisted();
        }
        int slash = table.byteAt(row, TYPE, 1) == '/' ? 1 : table.byteAt(row, TYPE, 2) == '/' ? 2 : -1;
        return typeOf(table.byteAt(row, TYPE, slash + 1), table.byteAt(row, TYPE, slash + 2));
    }

    /// The type of an attribute in an item of a top-level sequence.
    public AttributeType type(int parentTag, int tag) {
        int parent = index.row(parentTag);
        if (parent < 0) {
            return codeItem(tag);
        }
        return table.byteAt(parent, ITEM_SET, 0) == '\n'
                ? codeItem(tag)
                : listed(ItemSets.row(table.hex(parent, ITEM_SET), tag));
    }

    /// The type of an attribute in an item of a sequence that lies in an item of a top-level sequence.
    public AttributeType type(int grandParentTag, int parentTag, int tag) {
        int grandParent = index.row(grandParentTag);
        if (grandParent < 0 || table.byteAt(grandParent, ITEM_SET, 0) == '\n') {
            return codeItem(tag);
        }
        int parent = ItemSets.row(table.hex(grandParent, ITEM_SET), parentTag);
        int row = parent < 0 || !ItemSets.hasItems(parent) ? -1 : ItemSets.row(ItemSets.items(parent), tag);
        return row < 0 ? codeItem(tag) : ItemSets.type(row);
    }

    /// The source of the table leaves out the elements of a code item at its third level, and a sequence that
    /// is not listed may hold one: the answer is then that of PS3.3 8.8.
    private AttributeType codeItem(int tag) {
        return listed(ItemSets.row(ItemSets.CODE_ITEM, tag));
    }

    private AttributeType listed(int itemSetRow) {
        return itemSetRow < 0 ? unlisted() : ItemSets.type(itemSetRow);
    }

    private AttributeType unlisted() {
        return complete ? AttributeType.THREE_OR_ABSENT : AttributeType.UNKNOWN;
    }

    static AttributeType typeOf(int first, int second) {
        boolean conditional = second == 'C';
        return switch (first) {
            case '1' -> conditional ? AttributeType.ONE_C : AttributeType.ONE;
            case '2' -> conditional ? AttributeType.TWO_C : AttributeType.TWO;
            default -> AttributeType.THREE_OR_ABSENT;
        };
    }
}
