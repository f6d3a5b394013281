package org.elpis.dicom;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The types of the attributes of one IOD, at the top level and in two nested levels. Thread-safe, immutable; each IOD
/// is read when it is first asked for. Lookups allocate nothing.
///
/// The type is the strictest over all modules of the IOD that hold the attribute. Deeper than two nested levels the
/// table says nothing; ask with the two nearest sequences, which is right wherever an IOD repeats itself (the Content
/// Sequence of a report), and treat [AttributeType#THREE_OR_ABSENT] as unknown there.
public final class IodTypes {
    private static final Map<String, Optional<IodTypes>> BY_IOD = new ConcurrentHashMap<>();
    private static final int TAG = 0;
    private static final int TYPE = 1;
    private static final int ITEM_SET = 2;
    /// Row 0 says whether the IOD is covered in full.
    private static final int FIRST = 1;

    private final String iod;
    private final FactTable table;
    private final int[] tags;
    private final boolean complete;

    private IodTypes(String iod, FactTable table) {
        this.iod = iod;
        this.table = table;
        this.complete = table.text(0, 1).equals("complete");
        this.tags = new int[table.rows() - FIRST];
        for (int i = 0; i < tags.length; i++) {
            tags[i] = table.hex(i + FIRST, TAG);
        }
    }

    /// The types of the IOD that a SOP Class stores; empty if the SOP Class is unknown.
    public static Optional<IodTypes> ofSopClass(String uid) {
        return SopClasses.of(uid).flatMap(sopClass -> ofIod(sopClass.iod()));
    }

    private static Optional<IodTypes> ofIod(String name) {
        Optional<IodTypes> known = BY_IOD.get(name);
        return known != null ? known : BY_IOD.computeIfAbsent(name, IodTypes::read);
    }

    private static Optional<IodTypes> read(String name) {
        String resource = "standard/iods/" + fileName(name) + ".txt";
        if (IodTypes.class.getResource(resource) == null) {
            return Optional.empty();
        }
        return Optional.of(new IodTypes(name, FactTable.load(IodTypes.class, resource)));
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
        int row = row(tag);
        return row < 0 ? unlisted() : typeOf(table.byteAt(row, TYPE, 0), table.byteAt(row, TYPE, 1));
    }

    /// The type of a top-level attribute by the mandatory modules (usage M) alone: what remains if no optional module
    /// is in use.
    public AttributeType typeInMandatoryModules(int tag) {
        int row = row(tag);
        if (row < 0) {
            return unlisted();
        }
        int slash = table.byteAt(row, TYPE, 1) == '/' ? 1 : table.byteAt(row, TYPE, 2) == '/' ? 2 : -1;
        return typeOf(table.byteAt(row, TYPE, slash + 1), table.byteAt(row, TYPE, slash + 2));
    }

    /// The type of an attribute in an item of a top-level sequence.
    public AttributeType type(int parentTag, int tag) {
        int parent = row(parentTag);
        if (parent < 0) {
            return codeItem(tag);
        }
        return table.byteAt(parent, ITEM_SET, 0) == '\n'
                ? codeItem(tag)
                : listed(ItemSets.row(table.hex(parent, ITEM_SET), tag));
    }

    /// The type of an attribute in an item of a sequence that lies in an item of a top-level sequence.
    public AttributeType type(int grandParentTag, int parentTag, int tag) {
        int grandParent = row(grandParentTag);
        if (grandParent < 0 || table.byteAt(grandParent, ITEM_SET, 0) == '\n') {
            return codeItem(tag);
        }
        int parent = ItemSets.row(table.hex(grandParent, ITEM_SET), parentTag);
        int row = parent < 0 || !ItemSets.hasItems(parent) ? -1 : ItemSets.row(ItemSets.items(parent), tag);
        return row < 0 ? codeItem(tag) : ItemSets.type(row);
    }

    /// The source of the table leaves out the elements of a code item at its third level, and a sequence that is not
    /// listed may hold one: the answer is then that of PS3.3 8.8.
    private AttributeType codeItem(int tag) {
        return listed(ItemSets.row(ItemSets.CODE_ITEM, tag));
    }

    private AttributeType listed(int itemSetRow) {
        return itemSetRow < 0 ? unlisted() : ItemSets.type(itemSetRow);
    }

    private AttributeType unlisted() {
        return complete ? AttributeType.THREE_OR_ABSENT : AttributeType.UNKNOWN;
    }

    private int row(int tag) {
        int wanted = firstOfRepeatingGroup(tag);
        int low = 0;
        int high = tags.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Integer.compareUnsigned(tags[middle], wanted);
            if (order == 0) {
                return middle + FIRST;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private static int firstOfRepeatingGroup(int tag) {
        return (tag & 0xFF010000) == 0x60000000 ? tag & 0xFF00FFFF : tag;
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
