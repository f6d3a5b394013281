package org.elpis.vision.study;

import java.io.IOException;
import org.elpis.dicom.Instance;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;

/// The frames of an open image.
public interface StoredFrames {
    PixelLayout layout();

    /// A frame decoded.
    ///
    /// @throws org.elpis.pixel.UndecodableFrameException when it cannot be decoded
    Raster raster(int frame) throws IOException;

    /// Opens the frames of an image.
    @FunctionalInterface
    interface Opening {
        /// The frames of an image that stays open while they are asked for.
        ///
        /// @throws org.elpis.pixel.UndecodableFrameException when nobody can decode them
        StoredFrames of(Instance image) throws IOException;
    }
}
