package org.elpis.pixel;

/// One decoded frame: the stored values of its samples.
///
/// Sample `s` of the pixel at column `x` and row `y` is at `(y * columns + x) * samples + s`. Values are those of the
/// stored bits: unsigned ones lie in the low bits of a short (`& 0xFFFF` reads them), signed ones have their sign
/// extended. Not thread-safe: the values may be written.
public final class Raster {
    /// A frame of 16,384 by 16,384 grey pixels.
    public static final long MAX_CELLS = 1L << 28;

    private final int columns;
    private final int rows;
    private final Photometric photometric;
    private final int bits;
    private final boolean isSigned;
    private final short[] values;

    /// @param bits  bits stored of a sample, 1 to 16
    /// @param values  one a sample, kept and not copied
    public Raster(int columns, int rows, Photometric photometric, int bits, boolean isSigned, short[] values) {
        if (columns < 1 || rows < 1 || (long) columns * rows * photometric.samples() != values.length) {
            throw new IllegalArgumentException("values must be columns x rows x samples");
        }
        if (bits < 1 || bits > 16) {
            throw new IllegalArgumentException("bits must be 1 to 16");
        }
        this.columns = columns;
        this.rows = rows;
        this.photometric = photometric;
        this.bits = bits;
        this.isSigned = isSigned;
        this.values = values;
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    public int samples() {
        return photometric.samples();
    }

    /// What the samples mean after decoding. A decoder undoes the transforms of its codestream that are not DICOM's
    /// (JPEG 2000's RCT and ICT become RGB) and spreads shared colour samples ([Photometric#YBR_FULL_422] becomes
    /// [Photometric#YBR_FULL]).
    public Photometric photometric() {
        return photometric;
    }

    /// Bits stored of a sample, 1 to 16.
    public int bits() {
        return bits;
    }

    public boolean isSigned() {
        return isSigned;
    }

    /// The array of the values itself.
    public short[] values() {
        return values;
    }

    /// One value, with its sign when it has one.
    public int at(int x, int y, int sample) {
        short value = values[(y * columns + x) * samples() + sample];
        return isSigned ? value : value & 0xFFFF;
    }
}
