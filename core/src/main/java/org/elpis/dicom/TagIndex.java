package org.elpis.dicom;

import java.util.concurrent.atomic.AtomicLongArray;

/// Finds the row of a [FactTable] whose first cell is a tag or, as in `60xx3000`, a pattern of tags; an exact
/// tag wins. Remembers answers, because the data sets of a study hold the same few hundred tags. Thread-safe;
/// allocates nothing.
public final class TagIndex {
    /// The shapes that the standard writes: 60xx3000, 002031xx, 002804x0, 1000xxx0, 1010xxxx, 50xxxxxx.
    private static final int[] MASKS = {0xFF00FFFF, 0xFFFFFF00, 0xFFFFFF0F, 0xFFFF000F, 0xFFFF0000, 0xFF000000};

    private final FactTable table;
    /// Tag << 32 | answer + 2 where a tag was last seen whose hash is the index; 0 is free.
    private final AtomicLongArray memory;

    /// @param memorySize  how many answers to remember at most; a power of two
    public TagIndex(FactTable table, int memorySize) {
        this.table = table;
        this.memory = new AtomicLongArray(memorySize);
    }

    /// The row of a tag, -1 if the table has none. A pattern stands for even groups only, since odd groups are
    /// private.
    public int row(int tag) {
        int slot = slot(tag, memory.length());
        long known = memory.get(slot);
        if (known != 0 && (int) (known >>> 32) == tag) {
            return (int) known - 2;
        }
        int row = search(tag);
        memory.set(slot, (long) tag << 32 | row + 2);
        return row;
    }

    /// Where to remember something about a tag among `slots`, a power of two.
    public static int slot(int tag, int slots) {
        int mixed = tag * 0x9E3779B9; // Fibonacci hashing: tags differ in few bits, the product's high bits in many
        return mixed >>> 16 & slots - 1;
    }

    private int search(int tag) {
        int exact = table.find(tag, -1);
        if (exact >= 0 || (tag & 0x10000) != 0) {
            return exact;
        }
        for (int mask : MASKS) {
            int row = table.find(tag, mask);
            if (row >= 0) {
                return row;
            }
        }
        return -1;
    }
}
