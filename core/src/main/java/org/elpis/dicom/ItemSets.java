package org.elpis.dicom;

/// What items of sequences hold, shared by all IODs: most sequences mean the same in each of them. Read when the first
/// nested attribute is asked for. The table is searched as it lies, by set and tag.
final class ItemSets {
    static final int CODE_ITEM = 0;
    private static final int SET = 0;
    private static final int TAG = 1;
    private static final int TYPE = 2;
    private static final int ITEMS = 3;
    private static final FactTable TABLE = FactTable.load(ItemSets.class, "standard/item-sets.txt");

    private ItemSets() {}

    /// The row of an attribute in a set, -1 if it is not listed.
    static int row(int set, int tag) {
        int low = 0;
        int high = TABLE.rows() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Integer.compareUnsigned(TABLE.hex(middle, SET), set);
            if (order == 0) {
                order = Integer.compareUnsigned(TABLE.hex(middle, TAG), tag);
            }
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
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
