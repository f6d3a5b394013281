package org.elpis.dicom;

/// How many bytes of native pixel data an object describes: rows, columns, samples, frames and bits allocated.
///
/// Source: PS3.5 section 8.1.1; PS3.3 C.7.6.3.
public final class ImageDescription {
    private ImageDescription() {}

    /// Bytes of pixel data, rounded up; 0 when nothing is described, `Long.MAX_VALUE` when it is more than that.
    public static long pixelBytes(DataSet dataSet) {
        // YBR_FULL_422 shares its colour samples between two pixels.
        boolean isSubsampled = dataSet.string(Tag.PHOTOMETRIC_INTERPRETATION).endsWith("422");
        long bits = dataSet.number(Tag.ROWS, 0);
        bits = product(bits, dataSet.number(Tag.COLUMNS, 0));
        bits = product(bits, isSubsampled ? 2 : dataSet.number(Tag.SAMPLES_PER_PIXEL, 1));
        bits = product(bits, Math.max(1, dataSet.number(Tag.NUMBER_OF_FRAMES, 1)));
        bits = product(bits, dataSet.number(Tag.BITS_ALLOCATED, 0));
        return bits == Long.MAX_VALUE ? bits : bits / 8 + (bits % 8 == 0 ? 0 : 1);
    }

    /// As [#pixelBytes(DataSet)], of pixel data of a certain length: some that say that colours are shared do not share
    /// them.
    public static long pixelBytes(DataSet dataSet, long length) {
        long shared = pixelBytes(dataSet);
        boolean isSubsampled = dataSet.string(Tag.PHOTOMETRIC_INTERPRETATION).endsWith("422");
        long whole = isSubsampled ? product(shared / 2, 3) : shared;
        return whole <= length ? whole : shared;
    }

    private static long product(long one, long other) {
        if (one <= 0 || other <= 0) {
            return 0;
        }
        return one > Long.MAX_VALUE / other ? Long.MAX_VALUE : one * other;
    }
}
