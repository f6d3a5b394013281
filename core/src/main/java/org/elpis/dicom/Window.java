package org.elpis.dicom;

import java.io.EOFException;
import java.io.IOException;

/// A sliding view of a source: the part that is being parsed, in one array.
///
/// Arrays are never overwritten once handed out in a slice: moving on allocates a new one. Of a source in
/// memory the window is the whole, and nothing is copied.
final class Window {
    /// Holds the header of nearly every object, so that one read does.
    private static final int FIRST_BYTES = 24 << 10;

    private static final int LEAST_BYTES = 4 << 10;

    private final Source source;
    private final long end;
    private byte[] bytes;
    private long base;
    private int filled;
    private boolean isKept;
    private long keptBytes;

    Window(Source source) throws IOException {
        this.source = source;
        this.end = source.size();
        if (source instanceof BytesSource inMemory) {
            this.bytes = inMemory.array();
            this.filled = (int) end;
            this.isKept = true;
        } else {
            this.bytes = new byte[(int) Math.min(FIRST_BYTES, end)];
            this.filled = source.read(0, bytes, 0, bytes.length);
        }
    }

    Source source() {
        return source;
    }

    /// Size of the source.
    long end() {
        return end;
    }

    /// Whether the source has `count` bytes from `position`.
    boolean has(long position, long count) {
        return position + count <= end;
    }

    byte[] bytes() {
        return bytes;
    }

    /// Index in [#bytes()] of `position`, after making sure that `count` bytes from there are in the array.
    int index(long position, int count) throws IOException {
        if (position < base || position + count > base + filled) {
            move(position, count);
        }
        return (int) (position - base);
    }

    /// The tag at `position`.
    int tag(long position, Encoding encoding) throws IOException {
        int at = index(position, 4);
        return encoding.tag(bytes, at);
    }

    Value.Bytes slice(long position, int count) throws IOException {
        if (count == 0) {
            return Value.Bytes.EMPTY;
        }
        int at = index(position, count);
        if (!isKept) {
            isKept = true;
            keptBytes += bytes.length;
        }
        return new Value.Bytes(bytes, at, count);
    }

    /// Size of the arrays that slices hold, apart from those of the source itself.
    long keptBytes() {
        return keptBytes;
    }

    private void move(long position, int count) throws IOException {
        int wanted = (int) Math.min(Math.max(count, nextBytes(position)), end - position);
        byte[] next = new byte[wanted];
        int read = source.read(position, next, 0, wanted);
        if (read < count) {
            throw new EOFException("The source became shorter while it was read.");
        }
        bytes = next;
        base = position;
        filled = read;
        isKept = false;
    }

    /// After a jump over bulk only a little is read; a header that goes on without a jump is read in long steps.
    private int nextBytes(long position) {
        return position <= base + filled && position >= base ? FIRST_BYTES : LEAST_BYTES;
    }
}
