package org.elpis.seal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import org.elpis.pixel.PixelLayout;

/// Bits of the cells of a frame beside those of its values.
///
/// Above a value stand zeros, or its sign throughout the frame; below it zeros. Whatever else is there says something
/// that no decoder tells. Source: PS3.5 8.1.1
///
/// @param left  bits of a cell of 64 above the stored ones
/// @param right  bits of a cell of 64 beside the stored ones
/// @param shift  bits of a cell below the stored ones
/// @param known  bits that are sealed as something else
record CellBits(int bytes, int left, int right, int shift, boolean isSigned, long known) {
    /// @param known  bits that are sealed as something else
    static CellBits of(PixelLayout layout, long known) {
        int shift = layout.highBit() + 1 - layout.bitsStored();
        return new CellBits(
                layout.bitsAllocated() / 8,
                Long.SIZE - 1 - layout.highBit(),
                Long.SIZE - layout.bitsStored(),
                shift,
                layout.isSigned(),
                known);
    }

    /// Whether cells of this layout have bits beside the stored ones.
    boolean exist() {
        return bytes > 0 && Long.SIZE - right < bytes * 8;
    }

    /// Whether some say something.
    ///
    /// @param cells  little endian
    boolean areUsed(byte[] cells) {
        return bytes == 2 ? areUsed(wrap(cells).asShortBuffer()) : areUsed(wrap(cells));
    }

    private static ByteBuffer wrap(byte[] cells) {
        return ByteBuffer.wrap(cells).order(ByteOrder.LITTLE_ENDIAN);
    }

    private boolean areUsed(ShortBuffer cells) {
        long whole = 0xFFFF & ~known;
        long besideZeros = 0;
        long besideSign = 0;
        for (int i = 0; i < cells.limit(); i++) {
            long cell = cells.get(i);
            besideZeros |= cell ^ cell << left >>> right << shift;
            besideSign |= cell ^ cell << left >> right << shift;
        }
        return (besideZeros & whole) != 0 && (!isSigned || (besideSign & whole) != 0);
    }

    private boolean areUsed(ByteBuffer cells) {
        long whole = (bytes == 8 ? -1 : (1L << bytes * 8) - 1) & ~known;
        long besideZeros = 0;
        long besideSign = 0;
        for (int at = 0; at + bytes <= cells.limit(); at += bytes) {
            long cell = cell(cells, at);
            besideZeros |= cell ^ cell << left >>> right << shift;
            besideSign |= cell ^ cell << left >> right << shift;
        }
        return (besideZeros & whole) != 0 && (!isSigned || (besideSign & whole) != 0);
    }

    private long cell(ByteBuffer cells, int at) {
        return switch (bytes) {
            case 1 -> cells.get(at);
            case 2 -> cells.getShort(at);
            case 4 -> cells.getInt(at);
            default -> cells.getLong(at);
        };
    }

    /// Sets a bit of the target for each cell that has one bit set.
    ///
    /// @param position  of the bit in a cell, 0 to 63
    /// @param first  bit of the target, counted from the lowest of its first byte, that the first cell is for
    /// @return whether any was set
    boolean copy(byte[] cells, int position, byte[] target, long first) {
        ByteBuffer in = wrap(cells);
        boolean isAny = false;
        int count = cells.length / bytes;
        for (int i = 0; i < count; i++) {
            if ((cell(in, i * bytes) >>> position & 1) != 0) {
                long bit = first + i;
                target[(int) (bit >> 3)] |= (byte) (1 << (bit & 7));
                isAny = true;
            }
        }
        return isAny;
    }
}
