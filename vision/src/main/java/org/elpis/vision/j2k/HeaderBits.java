package org.elpis.vision.j2k;

import org.elpis.pixel.UndecodableFrameException;

/// The bits of one packet header: behind a byte of ones stands a byte of seven bits.
///
/// Source: B.10.1
final class HeaderBits {
    private final Cursor in;
    private int current;
    private int left;

    HeaderBits(Cursor in) {
        this.in = in;
    }

    int next() throws UndecodableFrameException {
        if (left == 0) {
            left = current == 0xFF ? 7 : 8;
            current = in.u8();
        }
        left--;
        return current >> left & 1;
    }

    /// @param count  0 to 31
    int next(int count) throws UndecodableFrameException {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | next();
        }
        return value;
    }

    /// Ends the header at the next whole byte.
    void end() throws UndecodableFrameException {
        if (current == 0xFF) {
            in.u8();
        }
    }

    /// Passes that a packet adds to a code-block, 1 to 164.
    ///
    /// Source: table B.4
    int passes() throws UndecodableFrameException {
        if (next() == 0) {
            return 1;
        }
        if (next() == 0) {
            return 2;
        }
        int few = next(2);
        if (few < 3) {
            return 3 + few;
        }
        int more = next(5);
        return more < 31 ? 6 + more : 37 + next(7);
    }
}
