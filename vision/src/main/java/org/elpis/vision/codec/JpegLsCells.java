package org.elpis.vision.codec;

import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.UndecodableFrameException;

/// Brings the samples of a JPEG-LS scan to the stored values of a raster.
///
/// A codestream codes the bits stored alone or the whole cell, whose other bits then repeat the sign or are zero. Near
/// lossless coding may move a value by its tolerance beyond the bits stored; it is moved back.
///
/// Source: PS3.5 8.2.3
final class JpegLsCells {
    private final int unused;
    private final int shift;
    private final boolean isSigned;
    private final int least;
    private final int most;

    private JpegLsCells(int bits, int stored, int shift, boolean isSigned) {
        this.unused = Integer.SIZE - bits;
        this.shift = shift;
        this.isSigned = isSigned;
        this.least = isSigned ? -(1 << stored - 1) : 0;
        this.most = (1 << (isSigned ? stored - 1 : stored)) - 1;
    }

    /// @param bits  of a sample in the codestream, 2 to 16
    static JpegLsCells of(PixelLayout layout, int bits) throws UndecodableFrameException {
        int stored = layout.bitsStored();
        // JPEG-LS has no samples of one bit.
        boolean isStored = bits == stored || bits == 2 && stored == 1 && layout.highBit() > 1;
        if (!isStored && bits <= layout.highBit() || bits > layout.bitsAllocated()) {
            throw new UndecodableFrameException("the bits of a JPEG-LS sample are not those of the object");
        }
        int shift = isStored ? 0 : layout.highBit() + 1 - stored;
        return new JpegLsCells(bits, stored, shift, layout.isSigned());
    }

    /// Stores a line.
    ///
    /// @param line  samples from `[1]` on
    /// @param values  take them from `at` on, `stride` apart
    void store(int[] line, int width, short[] values, int at, int stride, int near) throws UndecodableFrameException {
        int to = at;
        for (int x = 1; x <= width; x++, to += stride) {
            int atTop = line[x] << unused;
            int value = (isSigned ? atTop >> unused : line[x]) >> shift;
            if (value < least || value > most) {
                value = moved(value, near);
            }
            values[to] = (short) value;
        }
    }

    private int moved(int value, int near) throws UndecodableFrameException {
        int tolerance = near >> shift;
        if (value < least - tolerance || value > most + tolerance) {
            throw new UndecodableFrameException("a JPEG-LS sample has more bits than are stored");
        }
        return Math.clamp(value, least, most);
    }
}
