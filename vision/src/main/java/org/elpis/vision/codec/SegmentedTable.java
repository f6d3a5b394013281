package org.elpis.vision.codec;

import org.elpis.pixel.UndecodableFrameException;

/// A colour table written in segments: entries one by one, straight lines, and copies of earlier segments.
///
/// Source: PS3.3 C.7.9.2
final class SegmentedTable {
    private static final int DISCRETE = 0;
    private static final int LINEAR = 1;
    private static final int INDIRECT = 2;

    private final char[] data;
    private final boolean isBytes;
    private final char[] entries;
    private int used;

    /// @param data  words, or bytes where entries have 8 bits
    SegmentedTable(char[] data, boolean isBytes, int count) {
        this.data = data;
        this.isBytes = isBytes;
        this.entries = new char[count];
    }

    char[] expanded() throws UndecodableFrameException {
        int at = 0;
        while (used < entries.length) {
            at = segment(at, true);
        }
        return entries;
    }

    /// @return where the next segment starts
    private int segment(int at, boolean mayCopy) throws UndecodableFrameException {
        int kind = word(at);
        int length = word(at + 1);
        if (kind == DISCRETE) {
            for (int i = 0; i < length; i++) {
                add(word(at + 2 + i));
            }
            return at + 2 + length;
        }
        if (kind == LINEAR && used > 0) {
            line(length, word(at + 2));
            return at + 3;
        }
        if (kind != INDIRECT || !mayCopy) {
            throw new UndecodableFrameException("a segment of a colour table is of no known kind");
        }
        int from = offset(at + 2);
        for (int i = 0; i < length; i++) {
            from = segment(from, false);
        }
        return at + (isBytes ? 6 : 4);
    }

    /// From the last entry, which is not repeated, to `end`.
    private void line(int length, int end) throws UndecodableFrameException {
        int start = entries[used - 1];
        for (int i = 1; i <= length; i++) {
            add((int) Math.rint(start + (double) (end - start) * i / length));
        }
    }

    /// A place in bytes, as two words or four bytes, the lowest first.
    private int offset(int at) throws UndecodableFrameException {
        long offset = 0;
        int parts = isBytes ? 4 : 2;
        for (int i = 0; i < parts; i++) {
            offset |= (long) word(at + i) << (isBytes ? 8 : 16) * i;
        }
        return (int) Math.min(isBytes ? offset : offset / 2, Integer.MAX_VALUE / 2);
    }

    private void add(int entry) throws UndecodableFrameException {
        if (used == entries.length) {
            throw new UndecodableFrameException("a colour table has more entries than its descriptor says");
        }
        entries[used++] = (char) entry;
    }

    private int word(int at) throws UndecodableFrameException {
        if (at < 0 || at >= data.length) {
            throw new UndecodableFrameException("a segment of a colour table ends too early");
        }
        return data[at];
    }
}
