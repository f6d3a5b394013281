package org.elpis.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.elpis.dicom.FactTable;
import org.elpis.dicom.TagIndex;

/// PS3.15 Table E.1-1: what the Basic Profile and its options do to each attribute. Thread-safe, immutable,
/// read on first use; a row is decoded when it is first asked for.
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
    private static final TagIndex INDEX = new TagIndex(TABLE, 1);
    private static final AtomicReferenceArray<Answer> MEMORY = new AtomicReferenceArray<>(4096);
    private static final Optional<Row> PRIVATE = Optional.of(decode(TABLE.find("ggggeeee")));

    private ConfidentialityTable() {}

    /// One row of the table.
    ///
    /// @param pattern        eight lower-case hexadecimal digits, `x` for any digit; `ggggeeee` for private
    ///                       attributes
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

    private record Answer(int tag, Optional<Row> row) {}

    /// The row that governs an attribute; empty if the table does not name it. Every attribute of an odd group
    /// is private.
    public static Optional<Row> row(int tag) {
        if ((tag & 0x10000) != 0) {
            return PRIVATE;
        }
        int slot = TagIndex.slot(tag, MEMORY.length());
        Answer known = MEMORY.get(slot);
        if (known != null && known.tag == tag) {
            return known.row;
        }
        int row = INDEX.row(tag);
        Optional<Row> decoded = row < 0 ? Optional.empty() : Optional.of(decode(row));
        MEMORY.set(slot, new Answer(tag, decoded));
        return decoded;
    }

    /// All rows, in the order of the text of their tags.
    public static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int row = TABLE.firstRow(); row >= 0; row = TABLE.nextRow(row)) {
            rows.add(decode(row));
        }
        return List.copyOf(rows);
    }

    /// Edition of PS3.15: `2026d`.
    public static String edition() {
        String header = TABLE.header();
        int from = header.indexOf("edition ") + "edition ".length();
        return header.substring(from, header.indexOf('.', from));
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
