package org.elpis.vision;

import org.elpis.dicom.DataSet;
import org.elpis.dicom.Tag;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.UndecodableFrameException;
import org.elpis.vision.codec.Colour;
import org.elpis.vision.codec.Palette;
import org.elpis.vision.codec.StoredColour;

/// The stored value that takes the place of words: dark, and where the bits allow it no value of tissue.
///
/// Grey images get their Pixel Padding Value where they have one, which no statistic counts, and else the darkest value
/// that their bits can hold. Colours get black, or the nearest to it in a palette.
///
/// Source: PS3.3 C.7.5.1.1.2
final class FillValue {
    private FillValue() {}

    /// One value a sample.
    static int[] of(DataSet image, PixelLayout layout) throws UndecodableFrameException {
        if (layout.photometric() == Photometric.PALETTE_COLOR) {
            return StoredColour.of(layout, Palette.of(image), Colour.BLACK);
        }
        int[] black = StoredColour.of(layout, Colour.BLACK);
        return layout.photometric().isMonochrome() ? new int[] {padding(image, layout, black[0])} : black;
    }

    private static int padding(DataSet image, PixelLayout layout, int otherwise) {
        long least = layout.isSigned() ? -(1L << layout.bitsStored() - 1) : 0;
        long most = least + (1L << Math.min(62, layout.bitsStored())) - 1;
        int value = image.number(Tag.PIXEL_PADDING_VALUE, otherwise);
        return value >= least && value <= most ? value : otherwise;
    }
}
