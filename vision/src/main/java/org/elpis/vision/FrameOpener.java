package org.elpis.vision;

import java.io.IOException;
import org.elpis.dicom.Instance;
import org.elpis.pixel.ImageOpener;
import org.elpis.pixel.StoredImage;

/// Opens images with the codecs of this installation.
public final class FrameOpener implements ImageOpener {
    @Override
    public StoredImage open(Instance image) throws IOException {
        return ImageFrames.of(image);
    }
}
