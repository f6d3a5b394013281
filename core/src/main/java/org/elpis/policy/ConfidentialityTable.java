package org.elpis.policy;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.elpis.dicom.FactTable;

/// PS3.15 Table E.1-1: what the Basic Profile and its options do to each attribute. Thread-safe, immutable, read on
/// first use; a row is decoded when it is first asked for.
public final class ConfidentialityTable {
    private static final int TAG = 0;
    private static final int RETIRED = 1;
    private static final int IN_STANDARD_IOD = 2;
    private static final int BASIC = 3;
    private static final int FIRST_OPTION = 4;
    private static final int KEYWORD = 14;
    private static final int NAME = 15;
    private static final Option[] OPTIONS = Option.values();

    private static final FactTable TABLE =
            FactTable.load(ConfidentialityTable.class, "standard/confidentiality-profile.txt");
    private static final AtomicReferenceArray<Row> DECODED = new AtomicReferenceArray<>(TABLE.rows());
    /// Exact tags in unsigned order, which is the order of the first rows; patterns follow somewhere behind.
    private static final int[] TAGS;
    private static final short[] ROWS;
    private static final int[] PATTERNS;
    private static final int[] MASKS;
    private static final short[] PATTERN_ROWS;
    private static final int PRIVATE_ROW;

    static {
        int rows = TABLE.rows();
        int[] tags = new int[rows];
        short[] exact = new short[rows];
        int[] patterns = new int[rows];
        int[] masks = new int[rows];
        short[] repeating = new short[rows];
        int exactCount = 0;
        int patternCount = 0;
        int privateRow = -1;
        for (int row = 0; row < rows; row++) {
            int mask = TABLE.mask(row, TAG);
            if (mask == -1) {
                tags[exactCount] = TABLE.hex(row, TAG);
                exact[exactCount++] = (short) row;
            } else if (TABLE.byteAt(row, TAG, 0) == 'g') {
                privateRow = row;
            } else {
                patterns[patternCount] = TABLE.hex(row, TAG);
                masks[patternCount] = mask;
                repeating[patternCount++] = (short) row;
            }
        }
        TAGS = Arrays.copyOf(tags, exactCount);
        ROWS = Arrays.copyOf(exact, exactCount);
        PATTERNS = Arrays.copyOf(patterns, patternCount);
        MASKS = Arrays.copyOf(masks, patternCount);
        PATTERN_ROWS = Arrays.copyOf(repeating, patternCount);
        PRIVATE_ROW = privateRow;
    }

    private ConfidentialityTable() {}

    /// One row of the table.
    ///
    /// @param pattern        eight lower-case hexadecimal digits, `x` for any digit, or `ggggeeee` for private attributes
    /// @param keyword        "" for the rows of curves and of private attributes, which name many attributes
    /// @param inStandardIod  whether a standard composite IOD holds the attribute
    /// @param options        what the options that have a say on this attribute do, unmodifiable
    public record Row(
            String pattern,
            String name,
            String keyword,
            boolean retired,
            boolean inStandardIod,
            ActionCode basic,
            Map<Option, ActionCode> options) {
        public Row {
            options = options.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(options));
        }
    }

    /// The row that governs an attribute; empty if the table does not name it. Every attribute of an odd group is
    /// private.
    public static Optional<Row> row(int tag) {
        int row = (tag & 0x10000) != 0 ? PRIVATE_ROW : find(tag);
        return row < 0 ? Optional.empty() : Optional.of(at(row));
    }

    /// All rows, by tag, those that stand for several groups after the exact ones of the same digits.
    public static List<Row> rows() {
        return new AbstractList<>() {
            @Override
            public Row get(int index) {
                return at(index);
            }

            @Override
            public int size() {
                return TABLE.rows();
            }
        };
    }

    /// Edition of PS3.15: `2026d`.
    public static String edition() {
        String header = TABLE.header();
        int from = header.indexOf("edition ") + "edition ".length();
        return header.substring(from, header.indexOf('.', from));
    }

    private static int find(int tag) {
        int low = 0;
        int high = TAGS.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Integer.compareUnsigned(TAGS[middle], tag);
            if (order == 0) {
                return ROWS[middle];
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        for (int i = 0; i < PATTERNS.length; i++) {
            if ((tag & MASKS[i]) == PATTERNS[i]) {
                return PATTERN_ROWS[i];
            }
        }
        return -1;
    }

    /// Two threads may decode a row at once; both get equal rows.
    private static Row at(int row) {
        Row known = DECODED.get(row);
        if (known != null) {
            return known;
        }
        Row decoded = decode(row);
        DECODED.set(row, decoded);
        return decoded;
    }

    private static Row decode(int row) {
        Map<Option, ActionCode> options = new EnumMap<>(Option.class);
        for (int i = 0; i < OPTIONS.length; i++) {
            String code = TABLE.text(row, FIRST_OPTION + i);
            if (!code.isEmpty()) {
                options.put(OPTIONS[i], ActionCode.of(code));
            }
        }
        return new Row(
                TABLE.text(row, TAG),
                TABLE.text(row, NAME),
                TABLE.text(row, KEYWORD),
                TABLE.byteAt(row, RETIRED, 0) == 'Y',
                TABLE.byteAt(row, IN_STANDARD_IOD, 0) == 'Y',
                ActionCode.of(TABLE.text(row, BASIC)),
                options);
    }
}
