package org.elpis.dicom;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The data dictionary: PS3.6, and what newer editions of PS3.15 name beyond it. Thread-safe, immutable, read from a
/// resource on first use.
///
/// Where the standard leaves the choice between value representations to the data set ("OB or OW"), the answer is the
/// one that implicit VR transfer syntaxes use: OW wherever it is offered (PS3.5 A.1; it is also the one whose length
/// field cannot overflow), else US.
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
    /// Tags without repeating groups in unsigned order, the VR of each and its row.
    private static final int[] TAGS;
    private static final short[] VRS;
    private static final short[] ROWS;
    /// Repeating groups: 50xx, 60xx and some retired ones.
    private static final int[] PATTERNS;
    private static final int[] MASKS;
    private static final short[] PATTERN_ROWS;

    static {
        int rows = TABLE.rows();
        int[] tags = new int[rows];
        short[] vrs = new short[rows];
        short[] exact = new short[rows];
        int[] patterns = new int[rows];
        int[] masks = new int[rows];
        short[] repeating = new short[rows];
        int exactCount = 0;
        int patternCount = 0;
        for (int row = 0; row < rows; row++) {
            int mask = TABLE.mask(row, TAG);
            if (mask == -1) {
                tags[exactCount] = TABLE.hex(row, TAG);
                vrs[exactCount] = (short) implicitVr(row);
                exact[exactCount++] = (short) row;
            } else {
                patterns[patternCount] = TABLE.hex(row, TAG);
                masks[patternCount] = mask;
                repeating[patternCount++] = (short) row;
            }
        }
        TAGS = Arrays.copyOf(tags, exactCount);
        VRS = Arrays.copyOf(vrs, exactCount);
        ROWS = Arrays.copyOf(exact, exactCount);
        PATTERNS = Arrays.copyOf(patterns, patternCount);
        MASKS = Arrays.copyOf(masks, patternCount);
        PATTERN_ROWS = Arrays.copyOf(repeating, patternCount);
    }

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
        int at = search(tag);
        if (at >= 0) {
            return VRS[at];
        }
        if ((tag & 0xFFFF) == 0) {
            return UL;
        }
        if (isPrivate(tag)) {
            return (tag & 0xFFFF) >= 0x10 && (tag & 0xFF00) == 0 ? LO : 0;
        }
        int row = patternRow(tag);
        return row < 0 ? 0 : implicitVr(row);
    }

    /// The entry of a standard attribute; empty for private, unknown and group length elements.
    public static Optional<Entry> entry(int tag) {
        int at = search(tag);
        if (at >= 0) {
            return Optional.of(entryAt(ROWS[at]));
        }
        int row = isPrivate(tag) ? -1 : patternRow(tag);
        return row < 0 ? Optional.empty() : Optional.of(entryAt(row));
    }

    /// The tag of a keyword, letter case as published. A repeating group answers with its first tag: `OverlayData` is
    /// (6000,3000).
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

    private static boolean isPrivate(int tag) {
        return (tag & 0x10000) != 0;
    }

    private static int search(int tag) {
        int low = 0;
        int high = TAGS.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Integer.compareUnsigned(TAGS[middle], tag);
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

    private static int patternRow(int tag) {
        for (int i = 0; i < PATTERNS.length; i++) {
            if ((tag & MASKS[i]) == PATTERNS[i]) {
                return PATTERN_ROWS[i];
            }
        }
        return -1;
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

    /// Keywords by hash; made when the first keyword is asked for, since a job without own rules asks for few.
    private static final class Keywords {
        /// Open addressing over a power of two, less than two thirds full; row + 1, 0 is free.
        private static final short[] SLOTS = new short[8192];

        static {
            for (int row = 0; row < TABLE.rows(); row++) {
                insert(row);
            }
        }

        private static void insert(int row) {
            int slot = hash(row);
            while (SLOTS[slot] != 0) {
                slot = slot + 1 & SLOTS.length - 1;
            }
            SLOTS[slot] = (short) (row + 1);
        }

        private static int hash(int row) {
            int hash = 0;
            int index = 0;
            for (int c = TABLE.byteAt(row, KEYWORD, 0); c != '\t'; c = TABLE.byteAt(row, KEYWORD, ++index)) {
                hash = hash * 31 + c;
            }
            return spread(hash);
        }

        private static int spread(int hash) {
            return (hash ^ hash >>> 15) & SLOTS.length - 1;
        }

        static int row(@Nullable String keyword) {
            if (keyword == null || keyword.isEmpty()) {
                return -1;
            }
            int slot = spread(keyword.hashCode());
            while (SLOTS[slot] != 0) {
                if (TABLE.text(SLOTS[slot] - 1, KEYWORD).equals(keyword)) {
                    return SLOTS[slot] - 1;
                }
                slot = slot + 1 & SLOTS.length - 1;
            }
            return -1;
        }
    }
}
