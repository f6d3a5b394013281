package org.elpis.vision.codec;

import java.util.Objects;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Vr;
import org.elpis.pixel.PixelLayout;

/// Where the frames lie in native pixel data, and how one is taken out and put back.
///
/// Frames follow each other without padding: one of single bits may start within a byte. Where the pixel data are words
/// (VR OW) in big endian, cells of 8 and 1 bits are swapped in pairs of bytes. Both are undone here, so that a codec
/// gets cells in the order of the pixels.
///
/// Source: PS3.5 7.3, 8.1.1 and 8.2, annex D
public final class NativeFrames {
    private final long bits;
    private final int frames;
    private final boolean isSwapped;

    private NativeFrames(long bits, int frames, boolean isSwapped) {
        this.bits = bits;
        this.frames = frames;
        this.isSwapped = isSwapped;
    }

    /// The places of the frames of an object.
    ///
    /// @param vr  of the pixel data: OB, OW, or UN read as OW
    /// @param bytes  length of the pixel data; as many as colours of their own need mean that none is shared
    public static NativeFrames of(PixelLayout layout, Encoding encoding, Vr vr, long bytes) {
        boolean isSwapped = encoding == Encoding.EXPLICIT_BIG && vr != Vr.OB && layout.bitsAllocated() < 16;
        long whole = layout.cells() * layout.bitsAllocated();
        boolean isShared = NativeFrame.sharesColour(layout.photometric()) && bytes < (whole * layout.frames() + 7) / 8;
        long bits = isShared ? layout.pixels() * 2 * layout.bitsAllocated() : whole;
        return new NativeFrames(bits, layout.frames(), isSwapped);
    }

    /// Bytes of all frames together, the last one filled up with bits.
    public long bytes() {
        return (bits * frames + 7) / 8;
    }

    /// The first byte of the pixel data to be read for a frame.
    public long start(int frame) {
        long first = bits * Objects.checkIndex(frame, frames) / 8;
        return isSwapped ? first & ~1L : first;
    }

    /// Bytes of the pixel data to be read for a frame, from [#start] on. The last byte of a word may be beyond the
    /// pixel data where these have no padding.
    public long length(int frame) {
        long end = (bits * (frame + 1L) + 7) / 8;
        return (isSwapped ? end + 1 & ~1L : end) - start(frame);
    }

    /// The cells of a frame in the order of the pixels.
    ///
    /// @param read  [#length] bytes from [#start] on
    public byte[] take(byte[] read, int frame) {
        byte[] bytes = isSwapped ? swapped(read) : read;
        int skipped = skippedBits(frame);
        int length = Math.toIntExact((bits + 7) / 8);
        if (skipped == 0 && bits % 8 == 0 && bytes.length == length) {
            return bytes;
        }
        byte[] cells = new byte[length];
        int from = skipped / 8;
        int shift = skipped % 8;
        for (int i = 0; i < length; i++) {
            int low = (bytes[from + i] & 0xFF) >> shift;
            int high = from + i + 1 < bytes.length ? bytes[from + i + 1] << 8 - shift : 0;
            cells[i] = (byte) (low | high);
        }
        int inLast = (int) (bits % 8);
        if (inLast != 0) {
            cells[length - 1] &= (byte) ((1 << inLast) - 1);
        }
        return cells;
    }

    /// Puts the cells of a frame where they were taken from; the bits of its neighbours stay.
    ///
    /// @param read  as for [#take]; a copy is returned
    public byte[] put(byte[] read, int frame, byte[] cells) {
        byte[] bytes = isSwapped ? swapped(read) : read.clone();
        int skipped = skippedBits(frame);
        if (skipped % 8 == 0) {
            System.arraycopy(cells, 0, bytes, skipped / 8, (int) (bits / 8));
        }
        for (long i = skipped % 8 == 0 ? bits / 8 * 8 : 0; i < bits; i++) {
            int bit = cells[(int) (i / 8)] >> i % 8 & 1;
            int at = (int) ((skipped + i) / 8);
            int mask = 1 << (skipped + i) % 8;
            bytes[at] = (byte) (bit == 0 ? bytes[at] & ~mask : bytes[at] | mask);
        }
        return isSwapped ? swapped(bytes) : bytes;
    }

    private int skippedBits(int frame) {
        return (int) (bits * frame - start(frame) * 8);
    }

    private static byte[] swapped(byte[] bytes) {
        byte[] swapped = new byte[bytes.length + 1 & ~1];
        for (int i = 0; i < bytes.length; i++) {
            swapped[i ^ 1] = bytes[i];
        }
        return swapped;
    }
}
