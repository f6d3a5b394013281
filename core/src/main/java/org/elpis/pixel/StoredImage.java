package org.elpis.pixel;

import java.io.IOException;

/// The frames of an image whose source stays open, one at a time.
public interface StoredImage {
    PixelLayout layout();

    /// A frame as it is written: its fragments one behind another, or its part of native pixel data.
    byte[] written(int frame) throws IOException;

    /// A frame decoded.
    ///
    /// @throws UndecodableFrameException when it cannot be decoded
    Raster raster(int frame) throws IOException;

    /// Whether every decoder gives the same pixels of a frame: nothing is left to the decoder.
    ///
    /// @param written  the frame as it is written
    boolean isExact(byte[] written) throws IOException;
}
