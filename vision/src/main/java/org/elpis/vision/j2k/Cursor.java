package org.elpis.vision.j2k;

import org.elpis.pixel.UndecodableFrameException;

/// A place in a range of bytes, which moves on by reading.
final class Cursor {
    private final byte[] data;
    private final int end;
    private int at;

    /// @param start  first byte, 0 to `end`
    /// @param end  behind the last byte, at most the length of `data`
    Cursor(byte[] data, int start, int end) {
        this.data = data;
        this.at = start;
        this.end = end;
    }

    byte[] data() {
        return data;
    }

    int at() {
        return at;
    }

    int end() {
        return end;
    }

    int left() {
        return end - at;
    }

    int u8() throws UndecodableFrameException {
        if (at >= end) {
            throw new UndecodableFrameException("the JPEG 2000 codestream ends too early");
        }
        return data[at++] & 0xFF;
    }

    int u16() throws UndecodableFrameException {
        return u8() << 8 | u8();
    }

    long u32() throws UndecodableFrameException {
        return (long) u16() << 16 | u16();
    }

    /// The next two bytes, which stay unread; -1 where there are none.
    int peek16() {
        return left() < 2 ? -1 : (data[at] & 0xFF) << 8 | data[at + 1] & 0xFF;
    }

    /// Moves on by `length` bytes.
    ///
    /// @return a cursor over these
    Cursor take(long length) throws UndecodableFrameException {
        if (length < 0 || length > left()) {
            throw new UndecodableFrameException("the JPEG 2000 codestream ends too early");
        }
        Cursor part = new Cursor(data, at, at + (int) length);
        at += (int) length;
        return part;
    }
}
