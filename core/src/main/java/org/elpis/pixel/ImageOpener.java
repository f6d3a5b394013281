package org.elpis.pixel;

import java.io.IOException;
import org.elpis.dicom.Instance;

/// Opens the frames of images.
///
/// Found by [java.util.ServiceLoader]. Implementations are thread-safe and have a public constructor without
/// parameters.
public interface ImageOpener {
    /// The frames of an image with Pixel Data at its top level.
    ///
    /// @throws UndecodableFrameException when nobody here can decode them
    StoredImage open(Instance image) throws IOException;
}
