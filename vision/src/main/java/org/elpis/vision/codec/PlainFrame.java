package org.elpis.vision.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.elpis.pixel.PixelLayout;

/// Tells native frames whose bytes are the values of their pixels, so that nothing has to be decoded.
public final class PlainFrame {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private PlainFrame() {}

    /// Whether cells fill whole bytes, are in the order of the pixels, and have nothing beside the stored bits.
    ///
    /// @param frame  little endian
    public static boolean is(byte[] frame, PixelLayout layout) {
        int allocated = layout.bitsAllocated();
        int stored = layout.bitsStored();
        if (allocated != 8 && allocated != 16
                || frame.length != layout.cells() * allocated / 8
                || layout.isPlanar() && layout.samples() > 1
                || NativeFrame.sharesColour(layout.photometric())) {
            return false;
        }
        // What is signed has copies of its sign beside the stored bits, which takes a look at every pixel.
        return stored == allocated
                || stored > 8 && layout.highBit() == stored - 1 && !layout.isSigned() && isClean(frame, stored);
    }

    /// Whether the bits above the stored ones are zero in all cells of 16 bits.
    private static boolean isClean(byte[] frame, int stored) {
        long all = 0;
        int at = 0;
        for (; at + Long.BYTES <= frame.length; at += Long.BYTES) {
            all |= (long) LONGS.get(frame, at);
        }
        for (; at < frame.length; at++) {
            all |= (frame[at] & 0xFFL) << at % 2 * 8;
        }
        long beside = -1L << stored & 0xFFFF;
        return (all & beside * 0x0001_0001_0001_0001L) == 0;
    }
}
