package org.elpis.vision.j2k;

import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;

/// Where image and tiles lie on the reference grid, and what the samples are: the marker segment SIZ.
///
/// @param x0  left edge of the image, 0 to 2³²-2, as the other edges
/// @param x1  right edge, behind the last column
/// @param tileWidth  1 to 2³²-1
/// @param tileX  left edge of the first tile, at most `x0`
/// @param components  samples a pixel
/// @param bits  of a sample, 1 to 16
/// Source: A.5.1 and B.2 to B.3
record ImageGrid(
        long x0,
        long y0,
        long x1,
        long y1,
        long tileX,
        long tileY,
        long tileWidth,
        long tileHeight,
        int components,
        int bits,
        boolean isSigned) {
    private static final int EXTENSIONS = 0x8000;

    /// Reads the segment behind its length.
    ///
    /// @param layout  what the segment must agree with
    static ImageGrid read(Cursor in, PixelLayout layout) throws UndecodableFrameException {
        if ((in.u16() & EXTENSIONS) != 0) {
            throw new UndecodableFrameException("the codestream needs extensions of JPEG 2000 part 2");
        }
        long x1 = in.u32();
        long y1 = in.u32();
        long x0 = in.u32();
        long y0 = in.u32();
        long tileWidth = in.u32();
        long tileHeight = in.u32();
        long tileX = in.u32();
        long tileY = in.u32();
        if (x1 - x0 != layout.columns() || y1 - y0 != layout.rows()) {
            throw new UndecodableFrameException("the codestream is of another size than (0028,0010) and (0028,0011)");
        }
        if (tileX > x0 || tileY > y0 || tileX + tileWidth <= x0 || tileY + tileHeight <= y0) {
            throw new UndecodableFrameException("the first tile of the codestream holds nothing of the image");
        }
        int components = in.u16();
        if (components != layout.samples() || layout.cells() > Raster.MAX_CELLS) {
            throw new UndecodableFrameException(
                    components != layout.samples()
                            ? "the codestream has other components than (0028,0002) Samples per Pixel"
                            : "the frame is larger than this decoder takes");
        }
        int precision = precision(in, components);
        int bits = (precision & 0x7F) + 1;
        if (bits > 16 || bits > layout.bitsAllocated()) {
            throw new UndecodableFrameException("the samples of the codestream have more than 16 or (0028,0100) bits");
        }
        ImageGrid grid =
                new ImageGrid(x0, y0, x1, y1, tileX, tileY, tileWidth, tileHeight, components, bits, precision > 0x7F);
        if (grid.tilesAcross() * grid.tilesDown() > 0xFFFF) {
            throw new UndecodableFrameException("the codestream has more than 65535 tiles");
        }
        return grid;
    }

    /// Depth and sign as the segment codes them, alike in all components.
    private static int precision(Cursor in, int components) throws UndecodableFrameException {
        int first = -1;
        for (int i = 0; i < components; i++) {
            int precision = in.u8();
            if (in.u16() != 0x0101) {
                throw new UndecodableFrameException("components of the codestream are subsampled");
            }
            if (i > 0 && precision != first) {
                throw new UndecodableFrameException("components of the codestream differ in depth or sign");
            }
            first = precision;
        }
        return first;
    }

    int columns() {
        return (int) (x1 - x0);
    }

    int rows() {
        return (int) (y1 - y0);
    }

    long tilesAcross() {
        return (x1 - tileX + tileWidth - 1) / tileWidth;
    }

    long tilesDown() {
        return (y1 - tileY + tileHeight - 1) / tileHeight;
    }

    int tiles() {
        return (int) (tilesAcross() * tilesDown());
    }

    /// The part of the image that a tile holds.
    ///
    /// @param index  0 to `tiles() - 1`, row by row
    Area tile(int index) {
        long left = tileX + index % tilesAcross() * tileWidth;
        long top = tileY + index / tilesAcross() * tileHeight;
        return new Area(
                Math.max(left, x0), Math.max(top, y0), Math.min(left + tileWidth, x1), Math.min(top + tileHeight, y1));
    }
}
