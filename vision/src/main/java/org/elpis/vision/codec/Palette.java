package org.elpis.vision.codec;

import java.util.List;
import org.elpis.dicom.DataSet;
import org.elpis.pixel.UndecodableFrameException;

/// The colours that the stored values of an image with PALETTE COLOR stand for, brought to 8 bits.
///
/// Immutable.
///
/// Source: PS3.3 C.7.6.3.1.5 and C.7.6.3.1.6
public final class Palette {
    private static final int RED = 0x0028_1101;
    private static final int GREEN = 0x0028_1102;
    private static final int BLUE = 0x0028_1103;

    private final int first;
    private final byte[] red;
    private final byte[] green;
    private final byte[] blue;

    private Palette(int first, byte[] red, byte[] green, byte[] blue) {
        this.first = first;
        this.red = red;
        this.green = green;
        this.blue = blue;
    }

    /// Reads the three tables of an object, written plainly or in segments.
    ///
    /// @throws UndecodableFrameException when they are missing, malformed or of different length
    public static Palette of(DataSet dataSet) throws UndecodableFrameException {
        ColourTable red = ColourTable.of(dataSet, RED);
        ColourTable green = ColourTable.of(dataSet, GREEN);
        ColourTable blue = ColourTable.of(dataSet, BLUE);
        int count = red.entries().length;
        if (green.entries().length != count
                || blue.entries().length != count
                || green.first() != red.first()
                || blue.first() != red.first()) {
            throw new UndecodableFrameException("the three colour tables are not of the same size");
        }
        int most = Math.max(red.most(), Math.max(green.most(), blue.most()));
        return new Palette(red.first(), eightBits(red, most), eightBits(green, most), eightBits(blue, most));
    }

    /// Entries that claim 16 bits of which all three tables use 8 have 8, and the other way round.
    private static byte[] eightBits(ColourTable table, int most) {
        int shift = most <= 0xFF ? 0 : table.bits() == 8 ? 8 : table.bits() - 8;
        byte[] entries = new byte[table.entries().length];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = (byte) Math.min(0xFF, table.entries()[i] >> shift);
        }
        return entries;
    }

    /// Entries, 1 to 65536.
    public int size() {
        return red.length;
    }

    /// The stored value of the first entry.
    int first(boolean isSigned) {
        return isSigned ? (short) first : first;
    }

    /// The entry of a stored value; those below and above the tables have the first and the last.
    int entry(int value, boolean isSigned) {
        return Math.clamp((long) value - first(isSigned), 0, size() - 1);
    }

    List<byte[]> tables() {
        return List.of(red, green, blue);
    }

    Colour at(int entry) {
        return new Colour(red[entry] & 0xFF, green[entry] & 0xFF, blue[entry] & 0xFF);
    }
}
