package org.elpis.vision.codec;

import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;
import org.jspecify.annotations.Nullable;

/// What a person sees of a frame: one grey plane of 8 bits, or a red, a green and a blue one.
///
/// For looking, never for writing back: values are rounded, and of grey ones only a range is told apart.
///
/// Source: PS3.3 C.7.6.3.1.2
public final class Picture {
    private final int columns;
    private final int rows;
    private final byte[][] planes;

    private Picture(int columns, int rows, byte[][] planes) {
        this.columns = columns;
        this.rows = rows;
        this.planes = planes;
    }

    /// A frame of grey values or of colours of its own.
    ///
    /// @param range  the grey values to be told apart; of no effect on colours
    /// @throws UndecodableFrameException when its colours are in a palette, or of a kind that is not shown
    public static Picture of(Raster raster, ValueRange range) throws UndecodableFrameException {
        return of(raster, range, null);
    }

    /// A frame of an image with a palette.
    public static Picture of(Raster raster, Palette palette) throws UndecodableFrameException {
        return of(raster, ValueRange.stored(raster.bits(), raster.isSigned()), palette);
    }

    private static Picture of(Raster raster, ValueRange range, @Nullable Palette palette)
            throws UndecodableFrameException {
        byte[][] planes = switch (raster.photometric()) {
            case MONOCHROME1 -> grey(raster, range, true);
            case MONOCHROME2 -> grey(raster, range, false);
            case PALETTE_COLOR -> mapped(raster, palette);
            case RGB, YBR_RCT, YBR_ICT -> separated(raster);
            case YBR_FULL, YBR_FULL_422 -> converted(separated(raster), false);
            case YBR_PARTIAL_422, YBR_PARTIAL_420 -> converted(separated(raster), true);
            case XYB, HSV, ARGB, CMYK -> throw new UndecodableFrameException("colours of this kind are not shown here");
        };
        return new Picture(raster.columns(), raster.rows(), planes);
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    public boolean isGrey() {
        return planes.length == 1;
    }

    /// Values 0 to 255, row by row: the array itself.
    ///
    /// @param colour  0 for red or grey, 1 for green, 2 for blue
    public byte[] plane(int colour) {
        return planes[isGrey() ? 0 : colour];
    }

    public Colour at(int x, int y) {
        int at = y * columns + x;
        return new Colour(plane(0)[at] & 0xFF, plane(1)[at] & 0xFF, plane(2)[at] & 0xFF);
    }

    private static byte[][] grey(Raster raster, ValueRange range, boolean isInverted) {
        // Every value that 16 bits can have, so that pixels cost one look each.
        byte[] shown = new byte[1 << 16];
        int span = Math.max(1, range.most() - range.least());
        for (int stored = 0; stored < shown.length; stored++) {
            int value = raster.isSigned() ? (short) stored : stored;
            int above = Math.clamp(value, range.least(), range.most()) - range.least();
            int grey = (int) ((above * 255L + span / 2) / span);
            shown[stored] = (byte) (isInverted ? 255 - grey : grey);
        }
        short[] values = raster.values();
        byte[] plane = new byte[values.length];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = shown[values[i] & 0xFFFF];
        }
        return new byte[][] {plane};
    }

    private static byte[][] mapped(Raster raster, @Nullable Palette palette) throws UndecodableFrameException {
        if (palette == null) {
            throw new UndecodableFrameException("the colours of a palette are not known");
        }
        int[] entries = new int[1 << 16];
        for (int stored = 0; stored < entries.length; stored++) {
            entries[stored] = palette.entry(raster.isSigned() ? (short) stored : stored, raster.isSigned());
        }
        short[] values = raster.values();
        byte[][] planes = new byte[3][values.length];
        for (int colour = 0; colour < planes.length; colour++) {
            byte[] table = palette.tables().get(colour);
            byte[] plane = planes[colour];
            for (int i = 0; i < plane.length; i++) {
                plane[i] = table[entries[values[i] & 0xFFFF]];
            }
        }
        return planes;
    }

    private static byte[][] separated(Raster raster) {
        short[] values = raster.values();
        byte[][] planes = new byte[3][values.length / 3];
        int bits = raster.bits();
        int sign = raster.isSigned() ? 1 << bits - 1 : 0;
        int most = (1 << bits) - 1;
        for (int colour = 0; colour < planes.length; colour++) {
            byte[] plane = planes[colour];
            for (int i = 0, from = colour; i < plane.length; i++, from += 3) {
                int value = values[from] + sign & most;
                plane[i] = (byte) (bits >= 8 ? value >> bits - 8 : value * 255 / most);
            }
        }
        return planes;
    }

    /// Luma and colour differences to red, green and blue, in place: the inverse of the standard's matrix, its
    /// coefficients times 65536.
    private static byte[][] converted(byte[][] planes, boolean isPartial) {
        int luma = isPartial ? 76309 : 65536;
        int black = isPartial ? 16 : 0;
        int redOfCr = isPartial ? 104597 : 91881;
        int greenOfCb = isPartial ? 25675 : 22554;
        int greenOfCr = isPartial ? 53279 : 46802;
        int blueOfCb = isPartial ? 132201 : 116130;
        for (int i = 0; i < planes[0].length; i++) {
            int y = ((planes[0][i] & 0xFF) - black) * luma + 32768;
            int cb = (planes[1][i] & 0xFF) - 128;
            int cr = (planes[2][i] & 0xFF) - 128;
            planes[0][i] = clamped(y + redOfCr * cr >> 16);
            planes[1][i] = clamped(y - greenOfCb * cb - greenOfCr * cr >> 16);
            planes[2][i] = clamped(y + blueOfCb * cb >> 16);
        }
        return planes;
    }

    private static byte clamped(int value) {
        return (byte) (value < 0 ? 0 : Math.min(value, 255));
    }
}
