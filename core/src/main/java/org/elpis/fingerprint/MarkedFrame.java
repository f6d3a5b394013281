package org.elpis.fingerprint;

import org.elpis.dicom.DataSet;
import org.elpis.dicom.Tag;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.Raster;

/// One grey frame as fingerprints see it: its values, and which values they may take.
///
/// @param values  stored values, row by row
/// @param least  that the stored bits can hold
/// @param most  that the stored bits can hold
/// @param padding  the values that stand for no pixel, from the first to the last; empty when there are none
/// @param isDarkHigh  whether the highest value is black
@SuppressWarnings("ArrayRecordComponent") // never compared
record MarkedFrame(int width, int height, int[] values, int least, int most, Padding padding, boolean isDarkHigh) {
    private static final int PADDING_RANGE_LIMIT = 0x0028_0121;

    /// Values without a pixel.
    ///
    /// @param from  above `to` when there are none
    record Padding(int from, int to) {
        static final Padding NONE = new Padding(1, 0);

        boolean holds(int value) {
            return value >= from && value <= to;
        }
    }

    /// @param bits  stored bits
    static MarkedFrame of(Raster raster, int bits, boolean isSigned, DataSet image) {
        int[] values = new int[raster.columns() * raster.rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = isSigned ? raster.values()[i] : raster.values()[i] & 0xFFFF;
        }
        int least = isSigned ? -(1 << bits - 1) : 0;
        return new MarkedFrame(
                raster.columns(),
                raster.rows(),
                values,
                least,
                least + (1 << bits) - 1,
                padding(image),
                raster.photometric() == Photometric.MONOCHROME1);
    }

    /// Source: PS3.3 C.7.5.1.1.2
    private static Padding padding(DataSet image) {
        if (!image.contains(Tag.PIXEL_PADDING_VALUE)) {
            return Padding.NONE;
        }
        int value = image.number(Tag.PIXEL_PADDING_VALUE, 0);
        int limit = image.number(PADDING_RANGE_LIMIT, value);
        return new Padding(Math.min(value, limit), Math.max(value, limit));
    }

    MarkedFrame with(int[] other) {
        return new MarkedFrame(width, height, other, least, most, padding, isDarkHigh);
    }
}
