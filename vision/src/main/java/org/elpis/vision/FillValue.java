package org.elpis.vision;

import org.elpis.dicom.DataSet;
import org.elpis.dicom.Tag;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;

/// The stored value that takes the place of words: dark, and where the bits allow it no value of tissue.
///
/// Grey images get their Pixel Padding Value where they have one, which no statistic counts, and else the darkest value
/// that their bits can hold. Colours get black.
///
/// Source: PS3.3 C.7.5.1.1.2 and C.7.6.3.1.2
final class FillValue {
    private FillValue() {}

    /// One value a sample.
    static int[] of(DataSet image, PixelLayout layout) {
        int bits = layout.bitsStored();
        int most = (int) Math.min(Integer.MAX_VALUE, (1L << bits - (layout.isSigned() ? 1 : 0)) - 1);
        int least = layout.isSigned() ? (int) -(1L << bits - 1) : 0;
        int middle = layout.isSigned() ? 0 : 1 << Math.min(30, bits - 1);
        return switch (layout.photometric()) {
            case MONOCHROME1 -> new int[] {padding(image, least, most, most)};
            case MONOCHROME2 -> new int[] {padding(image, least, most, least)};
            case PALETTE_COLOR -> new int[] {Palette.darkest(image, layout)};
            case RGB, HSV, XYB -> new int[] {least, least, least};
            case YBR_RCT, YBR_ICT -> new int[] {least, least, least};
            case YBR_FULL, YBR_FULL_422 -> new int[] {least, middle, middle};
            case YBR_PARTIAL_422, YBR_PARTIAL_420 -> new int[] {1 << Math.max(0, bits - 4), middle, middle};
            case ARGB -> new int[] {most, least, least, least};
            case CMYK -> new int[] {least, least, least, most};
        };
    }

    private static int padding(DataSet image, int least, int most, int otherwise) {
        if (!image.contains(Tag.PIXEL_PADDING_VALUE)) {
            return otherwise;
        }
        int value = image.number(Tag.PIXEL_PADDING_VALUE, otherwise);
        return value >= least && value <= most ? value : otherwise;
    }

    /// The darkest entry of the colour tables that an object has.
    private static final class Palette {
        private static final int[] TABLES = {0x0028_1201, 0x0028_1202, 0x0028_1203};
        private static final int[] DESCRIPTORS = {0x0028_1101, 0x0028_1102, 0x0028_1103};

        static int darkest(DataSet image, PixelLayout layout) {
            return 0;
        }
    }
}
