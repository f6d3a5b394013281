package org.elpis.dicom;

import java.util.Optional;
import java.util.OptionalInt;

/// The data dictionary: PS3.6, and what newer editions of PS3.15 name beyond it. Thread-safe, immutable, read
/// from a resource on first use.
///
/// Where the standard leaves the choice between value representations to the data set ("OB or OW"), the answer
/// is the one that implicit VR transfer syntaxes use: OW wherever it is offered (PS3.5 A.1; it is also the one
/// whose length field cannot overflow), else US.
public final class Dictionary {
    private static final int TAG = 0;
    private static final int VR = 1;
    private static final int VM = 2;
    private static final int RETIRED = 3;
    private static final int KEYWORD = 4;
    private static final int NAME = 5;
    private static final int LO = 'L' << 8 | 'O';
    private static final int UL = 'U' << 8 | 'L';

    private static final FactTable TABLE = FactTable.load(Dictionary.class, "standard/dictionary.txt");
    private static final TagIndex INDEX = new TagIndex(TABLE, 4096);

    private Dictionary() {}

    /// What PS3.6 says about an attribute.
    ///
    /// @param pattern  eight lower-case hexadecimal digits, `x` where any digit may stand: `60xx3000`
    /// @param vr       as published: `LO`, `US or SS`; "" if none is published
    /// @param vm       value multiplicity: `1-n`; "" if none is known
    /// @param keyword  `PatientName`; "" for a few retired tags whose name was withdrawn
    public record Entry(String pattern, String vr, String vm, String keyword, String name, boolean retired) {}

    /// The value representation as its two ASCII characters, first << 8 | second; 0 if the tag is unknown. Group
    /// lengths are UL and private creators LO in every group.
    public static int vrCode(int tag) {
        if ((tag & 0xFFFF) == 0) {
            return UL;
        }
        if ((tag & 0x10000) != 0) {
            return (tag & 0xFFFF) >= 0x10 && (tag & 0xFF00) == 0 ? LO : 0;
        }
        int row = INDEX.row(tag);
        return row < 0 ? 0 : implicitVr(row);
    }

    /// The entry of a standard attribute; empty for private and unknown elements.
    public static Optional<Entry> entry(int tag) {
        int row = INDEX.row(tag);
        return row < 0 ? Optional.empty() : Optional.of(entryAt(row));
    }

    /// The tag of a keyword, letter case as published. A repeating group answers with its first tag:
    /// `OverlayData` is (6000,3000).
    public static OptionalInt tagOf(String keyword) {
        int row = Keywords.row(keyword);
        return row < 0 ? OptionalInt.empty() : OptionalInt.of(TABLE.hex(row, TAG));
    }

    private static Entry entryAt(int row) {
        String vr = TABLE.text(row, VR);
        return new Entry(
                TABLE.text(row, TAG),
                vr.equals("--") ? "" : vr.replace("/", " or "),
                TABLE.text(row, VM),
                TABLE.text(row, KEYWORD),
                TABLE.text(row, NAME),
                TABLE.byteAt(row, RETIRED, 0) == 'Y');
    }

    /// The VR cell is `XX` or `XX/YY/ZZ`.
    private static int implicitVr(int row) {
        int first = pair(row, 0);
        if (first == ('-' << 8 | '-')) {
            return 0;
        }
        for (int at = 2; TABLE.byteAt(row, VR, at) == '/'; at += 3) {
            if (pair(row, at + 1) == ('O' << 8 | 'W')) {
                return 'O' << 8 | 'W';
            }
        }
        return first;
    }

    private static int pair(int row, int index) {
        return TABLE.byteAt(row, VR, index) << 8 | TABLE.byteAt(row, VR, index + 1);
    }

    /// Keywords by hash; made when the first keyword is asked for, since a job without own rules asks for none.
    private static final class Keywords {
        /// Open addressing over a power of two, less than two thirds full; 0 is free, since row 0 is the
        /// comment.
        private static final int[] SLOTS = new int[8192];

        static {
            for (int row = TABLE.firstRow(); row >= 0; row = TABLE.nextRow(row)) {
                int slot = spread(TABLE.hash(row, KEYWORD));
                while (SLOTS[slot] != 0) {
                    slot = slot + 1 & SLOTS.length - 1;
                }
                SLOTS[slot] = row;
            }
        }

        private static int spread(int hash) {
            return (hash ^ hash >>> 15) & SLOTS.length - 1;
        }

        static int row(String keyword) {
            int slot = spread(keyword.hashCode());
            while (SLOTS[slot] != 0) {
                String text = TABLE.text(SLOTS[slot], KEYWORD);
                if (text.equals(keyword) && !text.isEmpty()) {
                    return SLOTS[slot];
                }
                slot = slot + 1 & SLOTS.length - 1;
            }
            return -1;
        }
    }
}
