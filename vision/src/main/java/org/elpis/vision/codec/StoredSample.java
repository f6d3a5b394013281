package org.elpis.vision.codec;

import org.elpis.pixel.PixelLayout;

/// Where the stored bits lie in the cell of a sample, and how a value comes out of it and goes in.
///
/// @param stored  bits of the value, 1 to 64
/// @param shift  bits of the cell below it
/// @param isSigned  two's complement
/// Source: PS3.5 8.1.1
record StoredSample(int stored, int shift, boolean isSigned) {
    static StoredSample of(PixelLayout layout) {
        return new StoredSample(layout.bitsStored(), layout.highBit() + 1 - layout.bitsStored(), layout.isSigned());
    }

    /// The value within a cell, whatever stands beside it.
    long value(long cell) {
        int above = Long.SIZE - shift - stored;
        long atTop = cell << above;
        return isSigned ? atTop >> Long.SIZE - stored : atTop >>> Long.SIZE - stored;
    }

    /// The cell of a value: zeros beside it, and its sign above when it has one.
    long cell(long value) {
        long mask = stored == Long.SIZE ? -1 : (1L << stored) - 1;
        return (isSigned ? value : value & mask) << shift;
    }

    /// Brings 16-bit cells to their values, in place.
    void toValues(short[] cells) {
        if (stored == Short.SIZE) {
            return;
        }
        if (!isSigned && shift == 0) {
            // The processor does this for many cells at once.
            int mask = (1 << stored) - 1;
            for (int i = 0; i < cells.length; i++) {
                cells[i] = (short) (cells[i] & mask);
            }
            return;
        }
        int left = Integer.SIZE - shift - stored;
        int right = Integer.SIZE - stored;
        if (isSigned) {
            for (int i = 0; i < cells.length; i++) {
                cells[i] = (short) (cells[i] << left >> right);
            }
        } else {
            for (int i = 0; i < cells.length; i++) {
                cells[i] = (short) (cells[i] << left >>> right);
            }
        }
    }
}
