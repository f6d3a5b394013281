package org.elpis.seal;

import java.io.IOException;
import org.elpis.pixel.Raster;
import org.elpis.pixel.StoredImage;

/// A frame in the form that is hashed.
///
/// @param pixels  canonical ones, and maybe other bytes behind them; good until the next frame
/// @param written  the frame as it is written
record CanonicalFrame(FrameHeader header, byte[] pixels, byte[] written) {
    /// @throws org.elpis.pixel.UndecodableFrameException when it cannot be decoded
    static CanonicalFrame of(StoredImage image, int frame, TileHashes tiles) throws IOException {
        byte[] written = image.written(frame);
        if (image.isPlain(written)) {
            return new CanonicalFrame(FrameHeader.of(image.layout()), written, written);
        }
        Raster raster = image.decoded(written);
        FrameHeader.Form form = image.isExact(written) ? FrameHeader.Form.EXACT : FrameHeader.Form.LOSSY;
        return new CanonicalFrame(FrameHeader.of(raster, form), tiles.canonical(raster), written);
    }

    boolean isExact() {
        return header.form() == FrameHeader.Form.EXACT;
    }
}
