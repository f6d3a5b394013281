package org.elpis.pixel;

import java.io.IOException;
import java.util.List;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Value;

/// Looks at the pixels of images for words drawn into them, and fills what must not leave.
///
/// Found by [java.util.ServiceLoader]. Implementations are thread-safe and have a public constructor without
/// parameters. Pixels are hostile: whatever they are, a call ends, in time and memory that grow with the image.
public interface ImageExaminer {
    /// How hard to look.
    enum Care {
        USUAL,
        /// After a redaction: lower thresholds, so that what the first look just missed is found.
        SECOND_LOOK
    }

    /// Where words are drawn into the frames of an image, whatever its header says about it.
    ///
    /// @param image  with Pixel Data at its top level
    /// @return boxes that hold for all frames; empty when no frame has words
    /// @throws UndecodableFrameException when a frame cannot be looked at
    /// @throws UncertainPixelsException when nobody can say
    List<Box> words(Instance image, Care care) throws IOException;

    /// Fills boxes of every frame with a constant that is no tissue; what lies outside stays as it is, bit by bit.
    ///
    /// @param image  that the pixels belong to
    /// @param pixels  its pixel data, possibly without what was hidden in them
    /// @param boxes  within the image
    /// @throws UndecodableFrameException when a frame cannot be decoded or the result is too large for the memory
    FilledPixels fill(Instance image, Value pixels, List<Box> boxes) throws IOException;
}
