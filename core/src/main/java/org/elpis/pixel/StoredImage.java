package org.elpis.pixel;

import java.io.IOException;
import java.util.Optional;

/// The frames of an image whose source stays open, one at a time.
public interface StoredImage {
    PixelLayout layout();

    /// A frame as it is written: its fragments one behind another, or its part of native pixel data.
    byte[] written(int frame) throws IOException;

    /// A frame decoded.
    ///
    /// @throws UndecodableFrameException when it cannot be decoded
    Raster raster(int frame) throws IOException;

    /// A frame decoded that was read before.
    ///
    /// @param written  the frame as it is written; left as it is
    /// @throws UndecodableFrameException when it cannot be decoded
    Raster decoded(byte[] written) throws IOException;

    /// Whether a frame is already written as its values: those of the stored bits, colour by pixel, row by row, little
    /// endian, in one byte each up to 8 bits and in two above. False where that would take long to tell.
    ///
    /// @param written  the frame as it is written
    boolean isPlain(byte[] written);

    /// Whether an offset table has frames begin elsewhere than they are read from here, so that software that goes by
    /// it shows others.
    boolean isTabledElsewhere() throws IOException;

    /// Whether every decoder gives the same pixels of a frame: nothing is left to the decoder.
    ///
    /// @param written  the frame as it is written
    boolean isExact(byte[] written) throws IOException;

    /// The cells of a frame, little endian and in the order in which they are stored, with the bits beside the stored
    /// ones; empty where a frame has values and no cells.
    ///
    /// @param written  the frame as it is written
    Optional<byte[]> cells(byte[] written) throws IOException;
}
