package org.elpis.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A resource of facts taken from the standard: one fact a line, cells parted by tabs, `#` before a comment.
///
/// The bytes stay as they are and a cell becomes a `String` only when someone asks for it, because a job needs a few
/// hundred of the many thousand cells. Immutable, thread-safe.
public final class FactTable {
    private final byte[] bytes;
    private final int[] starts;
    private final String header;

    private FactTable(byte[] bytes, int[] starts, String header) {
        this.bytes = bytes;
        this.starts = starts;
        this.header = header;
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
            return parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("resource unreadable: " + resource, e);
        }
    }

    private static FactTable parse(byte[] bytes) {
        int first = bytes.length > 0 && bytes[0] == '#' ? lineEnd(bytes, 0) : 0;
        String header = new String(bytes, 0, first, StandardCharsets.UTF_8);
        int[] starts = new int[bytes.length / 32 + 16];
        int rows = 0;
        for (int at = first == 0 ? 0 : first + 1; at < bytes.length; at = lineEnd(bytes, at) + 1) {
            if (rows == starts.length) {
                starts = Arrays.copyOf(starts, rows * 2);
            }
            starts[rows++] = at;
        }
        return new FactTable(bytes, Arrays.copyOf(starts, rows), header);
    }

    private static int lineEnd(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /// The first line, which names the table of the standard and its edition; empty if it is no comment.
    public String header() {
        return header;
    }

    /// How many facts there are.
    public int rows() {
        return starts.length;
    }

    /// A cell as text; "" if the row has no such column or the cell is `-`.
    public String text(int row, int column) {
        int from = cell(row, column);
        int to = from;
        while (to < bytes.length && bytes[to] != '\t' && bytes[to] != '\n') {
            to++;
        }
        if (to == from + 1 && bytes[from] == '-') {
            return "";
        }
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /// A byte of a cell, for cells that are compared rather than read; the tab or newline at its end counts.
    public int byteAt(int row, int column, int index) {
        int at = cell(row, column) + index;
        return at < bytes.length ? bytes[at] : '\n';
    }

    /// The eight hexadecimal digits at the start of a cell as an `int`. Every other character counts as 0, so that the
    /// `x` of a repeating group gives the first tag of the group; see [#mask].
    public int hex(int row, int column) {
        return hex(cell(row, column), false);
    }

    /// Which bits of [#hex] are fixed: 0 for each `x`.
    public int mask(int row, int column) {
        return hex(cell(row, column), true);
    }

    private int hex(int from, boolean mask) {
        int value = 0;
        for (int at = from; at < from + 8; at++) {
            int c = bytes[at];
            int digit = c <= '9' ? c - '0' : c <= 'f' ? c - 'a' + 10 : -1;
            value = value << 4 | (digit < 0 ? 0 : mask ? 0xF : digit);
        }
        return value;
    }

    private int cell(int row, int column) {
        int at = starts[row];
        for (int left = column; left > 0; at++) {
            if (at >= bytes.length || bytes[at] == '\n') {
                return at;
            }
            if (bytes[at] == '\t') {
                left--;
            }
        }
        return at;
    }
}
