package org.elpis.vision.codec;

import java.io.IOException;
import java.util.Arrays;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.pixel.UndecodableFrameException;

/// One of the three colour tables of an image with PALETTE COLOR, its segments expanded.
///
/// @param first  stored value of the first entry; unsigned, for the sign is that of the pixels
/// @param bits  of an entry, 8 to 16
/// @param entries  1 to 65536, each of 16 bits unsigned
/// Source: PS3.3 C.7.6.3.1.5, C.7.6.3.1.6 and C.7.9.2
record ColourTable(int first, int bits, char[] entries) {
    private static final int MOST_BYTES = 1 << 18;

    /// @param descriptor  its descriptor; the data have the tags `+ 0x100` and, in segments, `+ 0x120`
    static ColourTable of(DataSet dataSet, int descriptor) throws UndecodableFrameException {
        boolean isBig = dataSet.encoding() == Encoding.EXPLICIT_BIG;
        byte[] description = bytes(dataSet, descriptor);
        if (description.length < 6) {
            throw new UndecodableFrameException("a colour table has no descriptor");
        }
        int count = u16(description, 0, isBig) == 0 ? 1 << 16 : u16(description, 0, isBig);
        int bits = u16(description, 4, isBig);
        if (bits < 8 || bits > 16) {
            throw new UndecodableFrameException("the entries of a colour table have not 8 to 16 bits");
        }
        char[] entries = dataSet.contains(descriptor + 0x120)
                ? new SegmentedTable(words(dataSet, descriptor + 0x120, bits == 8), bits == 8, count).expanded()
                : entries(dataSet, descriptor + 0x100, count, bits);
        return new ColourTable(u16(description, 2, isBig), bits, entries);
    }

    /// Entries of one byte each, or of one word each even when they have 8 bits.
    private static char[] entries(DataSet dataSet, int tag, int count, int bits) throws UndecodableFrameException {
        byte[] bytes = bytes(dataSet, tag);
        boolean isPacked = bits == 8 && bytes.length < 2 * count;
        char[] entries = words(dataSet, tag, isPacked);
        if (entries.length < count) {
            throw new UndecodableFrameException("a colour table has fewer entries than its descriptor says");
        }
        return Arrays.copyOf(entries, count);
    }

    /// The value as bytes, in the order of little endian also within words of big endian, or as words.
    private static char[] words(DataSet dataSet, int tag, boolean isPacked) throws UndecodableFrameException {
        boolean isBig = dataSet.encoding() == Encoding.EXPLICIT_BIG;
        byte[] bytes = bytes(dataSet, tag);
        boolean isSwapped = isBig && dataSet.get(tag).map(Element::vr).orElse(Vr.OB) != Vr.OB && bytes.length % 2 == 0;
        char[] words = new char[isPacked ? bytes.length : bytes.length / 2];
        for (int i = 0; i < words.length; i++) {
            words[i] = (char) (isPacked ? bytes[isSwapped ? i ^ 1 : i] & 0xFF : u16(bytes, 2 * i, isBig));
        }
        return words;
    }

    private static byte[] bytes(DataSet dataSet, int tag) throws UndecodableFrameException {
        Value value = dataSet.get(tag).map(Element::value).orElse(Value.Bytes.EMPTY);
        try {
            return switch (value) {
                case Value.Bytes bytes -> bytes.copy();
                case Value.Region region when region.length() <= MOST_BYTES -> region.load(MOST_BYTES);
                case Value.Region region ->
                    throw new UndecodableFrameException("a colour table is longer than any can be");
                case Value.Items items -> new byte[0];
                case Value.Fragments fragments -> new byte[0];
            };
        } catch (IOException unreadable) {
            throw new UndecodableFrameException("a colour table cannot be read");
        }
    }

    private static int u16(byte[] bytes, int at, boolean isBig) {
        int one = bytes[at] & 0xFF;
        int other = bytes[at + 1] & 0xFF;
        return isBig ? one << 8 | other : other << 8 | one;
    }

    int most() {
        int most = 0;
        for (char entry : entries) {
            most = Math.max(most, entry);
        }
        return most;
    }
}
