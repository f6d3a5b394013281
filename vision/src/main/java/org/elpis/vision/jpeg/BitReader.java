package org.elpis.vision.jpeg;

import org.elpis.pixel.UndecodableFrameException;

/// Bits of entropy-coded data, without the zero bytes stuffed in behind 0xFF.
///
/// Behind the last bit come zeros, so that decoders need no look at the end for each bit;
/// [#requireWithin] says whether any of them were used. Source: T.81 F.2.2.5
final class BitReader {
    /// A code and the bits that go with it are not longer.
    private static final int ENOUGH = 32;

    private final byte[] bytes;
    private final int end;
    private int at;
    /// The next bits, the last of them in the lowest bit.
    private long buffer;
    private int count;
    /// How many of the bits in the buffer, and of those taken, are zeros from behind the end.
    private int invented;

    /// @param end  behind the last byte, restart markers included
    BitReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /// Puts at least 32 bits at hand.
    void fill() {
        if (count < ENOUGH) {
            load();
        }
    }

    private void load() {
        int next = at;
        while (count <= Long.SIZE - 2 * Byte.SIZE) {
            int value = 0;
            if (next < end && bytes[next] != -1) {
                value = bytes[next++] & 0xFF;
            } else if (next + 1 < end && bytes[next + 1] == 0) {
                value = 0xFF;
                next += 2;
            } else {
                invented += Byte.SIZE;
            }
            buffer = buffer << 8 | value;
            count += 8;
        }
        at = next;
    }

    /// The next bits, 1 to 16 of them, which must be at hand.
    int peek(int bits) {
        return (int) (buffer >>> count - bits) & (1 << bits) - 1;
    }

    void skip(int bits) {
        count -= bits;
    }

    /// Takes bits that are at hand, 0 to 16.
    int take(int bits) {
        count -= bits;
        return (int) (buffer >>> count) & (1 << bits) - 1;
    }

    /// Takes a difference or coefficient of a category, 1 to 16. Source: T.81 F.2.2.1, EXTEND
    int signed(int category) {
        count -= category;
        int value = (int) (buffer >>> count) & (1 << category) - 1;
        return value < 1 << category - 1 ? value - (1 << category) + 1 : value;
    }

    /// Takes one bit, at hand or not.
    int bit() {
        if (count == 0) {
            load();
        }
        return (int) (buffer >>> --count) & 1;
    }

    /// Throws when bits were taken that are not there.
    void requireWithin() throws UndecodableFrameException {
        if (invented > count) {
            throw new UndecodableFrameException("JPEG data end before the picture does");
        }
    }

    /// Goes over a restart marker, which must be the next thing behind the bits of the last byte.
    ///
    /// @param number  0 to 7
    void restart(int number) throws UndecodableFrameException {
        requireWithin();
        if (count - invented >= Byte.SIZE || at >= end) {
            throw new UndecodableFrameException("a JPEG restart interval is longer than it should be");
        }
        while (at + 1 < end && bytes[at + 1] == -1) {
            at++;
        }
        if (at + 1 >= end || (bytes[at + 1] & 0xFF) != Marker.RST0 + number) {
            throw new UndecodableFrameException("a JPEG restart marker is missing or out of turn");
        }
        at += 2;
        buffer = 0;
        count = 0;
        invented = 0;
    }
}
