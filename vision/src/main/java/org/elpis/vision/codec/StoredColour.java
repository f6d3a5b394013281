package org.elpis.vision.codec;

import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.UndecodableFrameException;

/// The stored values that make a pixel black, white or of a colour: what a box is filled with.
///
/// For colours that JPEG 2000 transforms by itself these are the values before it does so. Where samples have more than
/// 32 bits, the lowest and the highest value that 32 bits hold stand for the ends.
///
/// Source: PS3.3 C.7.6.3.1.2
public final class StoredColour {
    private StoredColour() {}

    /// One value a sample.
    ///
    /// @throws UndecodableFrameException when the colours are in a palette, or of a kind that is not shown
    public static int[] of(PixelLayout layout, Colour colour) throws UndecodableFrameException {
        return switch (layout.photometric()) {
            case MONOCHROME1 -> new int[] {grey(layout, 255 - colour.luma())};
            case MONOCHROME2 -> new int[] {grey(layout, colour.luma())};
            case RGB, YBR_RCT, YBR_ICT -> scaled(layout, colour.red(), colour.green(), colour.blue());
            case YBR_FULL, YBR_FULL_422 -> full(layout, colour);
            case YBR_PARTIAL_422, YBR_PARTIAL_420 -> partial(layout, colour);
            case PALETTE_COLOR -> throw new UndecodableFrameException("the colours of a palette are not known");
            case XYB, HSV, ARGB, CMYK -> throw new UndecodableFrameException("colours of this kind are not shown here");
        };
    }

    /// The value of the palette's entry that is nearest to a colour; the lowest of several.
    public static int[] of(PixelLayout layout, Palette palette, Colour colour) {
        int first = palette.first(layout.isSigned());
        long least = layout.isSigned() ? -(1L << layout.bitsStored() - 1) : 0;
        long most = least + (1L << Math.min(62, layout.bitsStored())) - 1;
        int found = (int) Math.clamp(first, least, most);
        int distance = Integer.MAX_VALUE;
        for (int entry = 0; entry < palette.size(); entry++) {
            int value = first + entry;
            int there = palette.at(entry).distanceTo(colour);
            if (value >= least && value <= most && there < distance) {
                found = value;
                distance = there;
            }
        }
        return new int[] {found};
    }

    private static int[] full(PixelLayout layout, Colour colour) {
        int cb = offset(-0.1687, -0.3313, 0.5, colour);
        int cr = offset(0.5, -0.4187, -0.0813, colour);
        return scaled(layout, colour.luma(), cb, cr);
    }

    private static int[] partial(PixelLayout layout, Colour colour) {
        double luma = 0.2568 * colour.red() + 0.5041 * colour.green() + 0.0979 * colour.blue() + 16;
        int cb = offset(-0.1482, -0.2910, 0.4392, colour);
        int cr = offset(0.4392, -0.3678, -0.0714, colour);
        return scaled(layout, (int) Math.round(luma), cb, cr);
    }

    private static int offset(double ofRed, double ofGreen, double ofBlue, Colour colour) {
        double value = ofRed * colour.red() + ofGreen * colour.green() + ofBlue * colour.blue() + 128;
        return Math.clamp(Math.round(value), 0, 255);
    }

    /// Values of 8 bits as values of the bits stored. What has no colour stays so: 128 becomes half of what more bits
    /// can hold.
    private static int[] scaled(PixelLayout layout, int... eightBits) {
        int[] values = new int[eightBits.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = eightBits[i] == 128 ? ofHalf(layout) : grey(layout, eightBits[i]);
        }
        return values;
    }

    private static int ofHalf(PixelLayout layout) {
        return layout.isSigned() ? 0 : (int) (1L << Math.min(layout.bitsStored(), 32) - 1);
    }

    private static int grey(PixelLayout layout, int eightBits) {
        int bits = Math.min(layout.bitsStored(), 32);
        long most = (1L << bits) - 1;
        long value = (most * eightBits + 127) / 255;
        return (int) (layout.isSigned() ? value - (1L << bits - 1) : value);
    }
}
