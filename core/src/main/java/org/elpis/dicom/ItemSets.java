package org.elpis.dicom;

/// What items of sequences hold, shared by all IODs: most sequences mean the same in each of them. Read when
/// the first nested attribute is asked for.
final class ItemSets {
    static final int CODE_ITEM = 0;
    private static final int TYPE = 2;
    private static final int ITEMS = 3;
    private static final FactTable TABLE = FactTable.load(ItemSets.class, "standard/item-sets.txt");

    private ItemSets() {}

    /// The row of an attribute in a set, -1 if it is not listed.
    static int row(int set, int tag) {
        return TABLE.findPair(set, tag);
    }

    static AttributeType type(int row) {
        return IodTypes.typeOf(TABLE.byteAt(row, TYPE, 0), TABLE.byteAt(row, TYPE, 1));
    }

    static boolean hasItems(int row) {
        return TABLE.byteAt(row, ITEMS, 0) != '\n';
    }

    static int items(int row) {
        return TABLE.hex(row, ITEMS);
    }
}
