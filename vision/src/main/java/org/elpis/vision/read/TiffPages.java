package org.elpis.vision.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// Pages as one TIFF file, uncompressed.
///
/// Source: TIFF 6.0, sections 2 and 4
final class TiffPages {
    private static final int HEADER = 8;
    private static final int ENTRIES = 12;
    private static final int ENTRY = 12;
    /// Number of entries, entries, place of the next directory, and the resolution, which stands behind it.
    private static final int DIRECTORY = 2 + ENTRIES * ENTRY + 4 + 8;

    private static final short SHORT = 3;
    private static final short LONG = 4;
    private static final short RATIONAL = 5;
    private static final int DOTS_AN_INCH = 300;

    private TiffPages() {}

    static byte[] of(List<GreyPage> pages) {
        int length = HEADER;
        for (GreyPage page : pages) {
            length = Math.addExact(length, DIRECTORY + padded(page.values().length));
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(HEADER);
        for (int i = 0; i < pages.size(); i++) {
            write(pages.get(i), i + 1 == pages.size(), bytes);
        }
        return bytes.array();
    }

    private static int padded(int length) {
        return length + 1 & ~1;
    }

    private static void write(GreyPage page, boolean isLast, ByteBuffer bytes) {
        int start = bytes.position();
        int resolution = start + DIRECTORY - 8;
        int strip = start + DIRECTORY;
        int end = strip + padded(page.values().length);
        bytes.putShort((short) ENTRIES);
        entry(bytes, 256, LONG, page.columns());
        entry(bytes, 257, LONG, page.rows());
        entry(bytes, 258, SHORT, 8);
        entry(bytes, 259, SHORT, 1);
        entry(bytes, 262, SHORT, 1);
        entry(bytes, 273, LONG, strip);
        entry(bytes, 277, SHORT, 1);
        entry(bytes, 278, LONG, page.rows());
        entry(bytes, 279, LONG, page.values().length);
        entry(bytes, 282, RATIONAL, resolution);
        entry(bytes, 283, RATIONAL, resolution);
        entry(bytes, 296, SHORT, 2);
        bytes.putInt(isLast ? 0 : end);
        bytes.putInt(DOTS_AN_INCH).putInt(1);
        bytes.put(page.values());
        bytes.position(end);
    }

    private static void entry(ByteBuffer bytes, int tag, short type, int value) {
        bytes.putShort((short) tag).putShort(type).putInt(1).putInt(value);
    }
}
