package org.elpis.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;

/// What a frame is, as it is hashed with its tiles.
///
/// @param bits  bits stored of a sample
/// @param side  of a tile, in pixels
record FrameHeader(
        int columns, int rows, int samples, int bits, boolean isSigned, Form form, int side, String photometric) {
    /// How the pixels of a frame are sealed.
    enum Form {
        /// By tiles: every decoder gives the same pixels.
        EXACT,
        /// By tiles of the reference decode and by the bytes: decoders may differ.
        LOSSY,
        /// By the bytes alone.
        UNDECODED
    }

    static final int MAX_BYTES = 64;
    private static final int FIXED = 16;
    /// Up to this many columns and rows, tiles are small.
    private static final int SMALL_IMAGE = 1024;

    static FrameHeader of(Raster raster, Form form) {
        return new FrameHeader(
                raster.columns(),
                raster.rows(),
                raster.samples(),
                raster.bits(),
                raster.isSigned(),
                form,
                side(raster.columns(), raster.rows()),
                raster.photometric().term());
    }

    /// Of a frame whose pixels are as they are written.
    static FrameHeader of(PixelLayout layout) {
        return new FrameHeader(
                layout.columns(),
                layout.rows(),
                layout.samples(),
                layout.bitsStored(),
                layout.isSigned(),
                Form.EXACT,
                side(layout.columns(), layout.rows()),
                layout.photometric().term());
    }

    /// The same frame, sealed in another way.
    FrameHeader as(Form other) {
        return new FrameHeader(columns, rows, samples, bits, isSigned, other, side, photometric);
    }

    private static int side(int columns, int rows) {
        return Math.max(columns, rows) <= SMALL_IMAGE ? 16 : 32;
    }

    /// Of pixel data that are not decoded and count as one frame.
    static FrameHeader undecoded() {
        return new FrameHeader(0, 0, 0, 0, false, Form.UNDECODED, 0, "");
    }

    int tileColumns() {
        return (columns + side - 1) / side;
    }

    int tileRows() {
        return (rows + side - 1) / side;
    }

    /// Tiles of the frame; none where it is not decoded.
    int tiles() {
        return form == Form.UNDECODED ? 0 : tileColumns() * tileRows();
    }

    /// Hashes of the frame: of its tiles, then of its bytes.
    int leaves() {
        return tiles() + (form == Form.EXACT ? 0 : 1);
    }

    /// The bytes that are hashed.
    byte[] bytes() {
        byte[] name = photometric.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(FIXED + name.length + 1)
                .putInt(columns)
                .putInt(rows)
                .put((byte) samples)
                .put((byte) bits)
                .put((byte) (isSigned ? 1 : 0))
                .put((byte) form.ordinal())
                .putInt(side)
                .put(name)
                .array();
    }

    /// The header that these bytes are of.
    ///
    /// @throws IllegalArgumentException when they are of none
    static FrameHeader of(byte[] bytes) {
        if (bytes.length <= FIXED || bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("a frame header must have 17 to 64 bytes");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        FrameHeader header = new FrameHeader(
                in.getInt(),
                in.getInt(),
                in.get(),
                in.get(),
                in.get() == 1,
                Form.values()[Math.floorMod(in.get(), 3)],
                in.getInt(),
                new String(bytes, FIXED, bytes.length - FIXED - 1, StandardCharsets.US_ASCII));
        if (!Arrays.equals(header.bytes(), bytes) || !header.isPossible()) {
            throw new IllegalArgumentException("a frame header must be in the form that is written");
        }
        return header;
    }

    private boolean isPossible() {
        if (form == Form.UNDECODED) {
            return equals(undecoded());
        }
        return columns >= 1
                && columns <= 0xFFFF
                && rows >= 1
                && rows <= 0xFFFF
                && bits >= 1
                && bits <= 16
                && (side == 16 || side == 32)
                && Photometric.of(photometric)
                        .filter(known -> known.samples() == samples)
                        .isPresent();
    }
}
