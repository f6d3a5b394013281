package org.elpis.pixel;

import org.elpis.dicom.DataSet;
import org.elpis.dicom.Tag;

/// How the frames of an object lie in its pixel data: the attributes of the Image Pixel module, held to each other.
///
/// @param columns  1 to 65535
/// @param rows  1 to 65535
/// @param frames  at least 1
/// @param samples  samples a pixel, as the photometric interpretation has
/// @param bitsAllocated  bits of a sample's cell: 1, 8, 16, 32 or 64
/// @param bitsStored  1 to `bitsAllocated`
/// @param highBit  number of the highest stored bit, `bitsStored - 1` to `bitsAllocated - 1`
/// @param isSigned  two's complement
/// @param isPlanar  all of the first sample, then all of the second (Planar Configuration 1)
/// Source: PS3.3 C.7.6.3, PS3.5 8.1 and 8.2
public record PixelLayout(
        int columns,
        int rows,
        int frames,
        int samples,
        int bitsAllocated,
        int bitsStored,
        int highBit,
        boolean isSigned,
        boolean isPlanar,
        Photometric photometric) {
    public PixelLayout {
        if (columns < 1 || columns > 0xFFFF || rows < 1 || rows > 0xFFFF || frames < 1) {
            throw new IllegalArgumentException("columns and rows must be 1 to 65535 and frames at least 1");
        }
        if (samples != photometric.samples()) {
            throw new IllegalArgumentException("samples must be those of the photometric interpretation");
        }
        if (bitsAllocated != 1
                && bitsAllocated != 8
                && bitsAllocated != 16
                && bitsAllocated != 32
                && bitsAllocated != 64) {
            throw new IllegalArgumentException("bitsAllocated must be 1, 8, 16, 32 or 64");
        }
        if (bitsStored < 1 || bitsStored > bitsAllocated || highBit < bitsStored - 1 || highBit >= bitsAllocated) {
            throw new IllegalArgumentException("the bits stored must lie within the bits allocated");
        }
    }

    /// Reads the layout from an object.
    ///
    /// @throws UndecodableFrameException when an attribute is missing or contradicts another
    public static PixelLayout of(DataSet dataSet) throws UndecodableFrameException {
        Photometric photometric = Photometric.of(dataSet.string(Tag.PHOTOMETRIC_INTERPRETATION))
                .orElseThrow(() -> new UndecodableFrameException(
                        "(0028,0004) Photometric Interpretation is missing or none of the standard's"));
        int allocated = dataSet.number(Tag.BITS_ALLOCATED, 0);
        int stored = dataSet.number(Tag.BITS_STORED, allocated);
        try {
            return new PixelLayout(
                    dataSet.number(Tag.COLUMNS, 0),
                    dataSet.number(Tag.ROWS, 0),
                    dataSet.number(Tag.NUMBER_OF_FRAMES, 1),
                    dataSet.number(Tag.SAMPLES_PER_PIXEL, 1),
                    allocated,
                    stored,
                    dataSet.number(Tag.HIGH_BIT, stored - 1),
                    dataSet.number(Tag.PIXEL_REPRESENTATION, 0) == 1,
                    dataSet.number(Tag.PLANAR_CONFIGURATION, 0) == 1,
                    photometric);
        } catch (IllegalArgumentException contradiction) {
            throw new UndecodableFrameException(
                    "the Image Pixel attributes (0028,0002) to (0028,0103) contradict each other or are missing");
        }
    }

    public long pixels() {
        return (long) columns * rows;
    }

    /// Samples of a frame.
    public long cells() {
        return pixels() * samples;
    }

    /// The same layout of another photometric interpretation and planar configuration 0.
    public PixelLayout as(Photometric other) {
        return new PixelLayout(
                columns, rows, frames, other.samples(), bitsAllocated, bitsStored, highBit, isSigned, false, other);
    }
}
