package org.elpis.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// A resource of facts taken from the standard: one fact a line, cells parted by tabs, lines sorted by their
/// bytes, the first line a comment that names the source.
///
/// Nothing is parsed when it is read: a job needs a few hundred of the many thousand facts, and searching for
/// those in the bytes costs less than indexing all. A row is named by the offset of its first byte. Immutable,
/// thread-safe.
public final class FactTable {
    private final byte[] bytes;
    private final int first;

    private FactTable(byte[] bytes) {
        this.bytes = bytes;
        this.first = lineEnd(0) + 1;
    }

    /// Reads a resource that was built into the program.
    ///
    /// @param owner     class beside whose package the resource lies
    /// @param resource  name of the resource, relative to the package of `owner`
    /// @throws IllegalStateException if it is missing, which means that the program was not built whole
    public static FactTable load(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource missing from the program: " + resource);
            }
            return new FactTable(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("resource unreadable: " + resource, e);
        }
    }

    /// The first line, which names the table of the standard and its edition.
    public String header() {
        return new String(bytes, 0, first - 1, StandardCharsets.UTF_8);
    }

    /// The first row, -1 if there is none.
    public int firstRow() {
        return first < bytes.length ? first : -1;
    }

    /// The row after a row, -1 after the last.
    public int nextRow(int row) {
        int next = lineEnd(row) + 1;
        return next < bytes.length ? next : -1;
    }

    /// The row whose first cell is a text, -1 if there is none.
    public int find(String cell) {
        int low = first;
        int high = bytes.length;
        while (low < high) {
            int row = rowAround((low + high) >>> 1);
            int order = compare(row, cell);
            if (order == 0) {
                return row;
            }
            if (order < 0) {
                low = lineEnd(row) + 1;
            } else {
                high = row;
            }
        }
        return -1;
    }

    /// The row whose first cell is a tag in eight hexadecimal digits, `x` where the mask has a zero; -1 if none
    /// is.
    public int find(int tag, int mask) {
        return find(digits(tag, mask), 0);
    }

    /// The row whose first two cells are numbers in eight hexadecimal digits; -1 if none is.
    int findPair(int firstCell, int secondCell) {
        return find(digits(firstCell, -1), digits(secondCell, -1));
    }

    private int find(long firstDigits, long secondDigits) {
        int low = first;
        int high = bytes.length;
        while (low < high) {
            int row = rowAround((low + high) >>> 1);
            int order = Long.compare(digitsAt(row), firstDigits);
            if (order == 0 && secondDigits != 0) {
                order = Long.compare(digitsAt(row + 9), secondDigits);
            }
            if (order == 0) {
                return row;
            }
            if (order < 0) {
                low = lineEnd(row) + 1;
            } else {
                high = row;
            }
        }
        return -1;
    }

    /// A cell as text; "" if the row has no such column or the cell is `-`.
    public String text(int row, int column) {
        int from = cell(row, column);
        int to = from;
        while (bytes[to] != '\t' && bytes[to] != '\n') {
            to++;
        }
        if (to == from + 1 && bytes[from] == '-') {
            return "";
        }
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /// A byte of a cell; a tab or newline at its end. For cells that are compared rather than read.
    ///
    /// @param index  0 to the length of the cell
    public int byteAt(int row, int column, int index) {
        return bytes[cell(row, column) + index];
    }

    /// A cell of eight hexadecimal digits as a number. An `x` counts as 0: a repeating group gives its first
    /// tag.
    public int hex(int row, int column) {
        int from = cell(row, column);
        int value = 0;
        for (int at = from; at < from + 8; at++) {
            int c = bytes[at];
            value = value << 4 | (c == 'x' ? 0 : c <= '9' ? c - '0' : c - 'a' + 10);
        }
        return value;
    }

    /// What [String#hashCode] gives for a cell of ASCII.
    int hash(int row, int column) {
        int hash = 0;
        for (int at = cell(row, column); bytes[at] != '\t' && bytes[at] != '\n'; at++) {
            hash = hash * 31 + bytes[at];
        }
        return hash;
    }

    private int compare(int row, String cell) {
        for (int i = 0; i < cell.length(); i++) {
            int order = bytes[row + i] - cell.charAt(i);
            if (order != 0) {
                return order;
            }
        }
        return bytes[row + cell.length()] == '\t' ? 0 : 1;
    }

    /// Eight ASCII digits in one number, so that numbers order as texts do.
    private static long digits(int tag, int mask) {
        long digits = 0;
        for (int shift = 28; shift >= 0; shift -= 4) {
            int digit = tag >>> shift & 0xF;
            int c = (mask >>> shift & 0xF) == 0 ? 'x' : digit < 10 ? '0' + digit : 'a' + digit - 10;
            digits = digits << 8 | c;
        }
        return digits;
    }

    private long digitsAt(int from) {
        long digits = 0;
        for (int at = from; at < from + 8; at++) {
            digits = digits << 8 | bytes[at];
        }
        return digits;
    }

    private int rowAround(int offset) {
        int at = offset;
        while (bytes[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    private int lineEnd(int from) {
        int at = from;
        while (bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /// Where a cell begins; at the newline if the row has fewer columns.
    private int cell(int row, int column) {
        int at = row;
        for (int left = column; left > 0 && bytes[at] != '\n'; at++) {
            if (bytes[at] == '\t') {
                left--;
            }
        }
        return at;
    }
}
