package org.elpis.signature;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.pixel.ImageOpener;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.StoredImage;
import org.elpis.pixel.UndecodableFrameException;

/// Compressed pixel data as they were before they were compressed without loss.
final class DecodedPixels {
    /// What is decoded is held at once.
    private static final long MAX_BYTES = 1 << 28;

    private DecodedPixels() {}

    /// The native pixel data that these may have been; none where they cannot be decoded, or not without loss.
    static List<Element> of(Instance instance, Optional<ImageOpener> opener) throws IOException {
        if (opener.isEmpty()) {
            return List.of();
        }
        try {
            StoredImage image = opener.get().open(instance);
            PixelLayout layout = image.layout();
            int bytes = layout.bitsAllocated() / 8;
            long length = layout.cells() * layout.frames() * bytes;
            boolean isPlain = (bytes == 1 || bytes == 2) && layout.highBit() == layout.bitsStored() - 1;
            if (!isPlain || length > MAX_BYTES || length <= 0) {
                return List.of();
            }
            byte[] pixels = new byte[(int) length];
            for (int frame = 0; frame < layout.frames(); frame++) {
                if (!image.isExact(image.written(frame))) {
                    return List.of();
                }
                put(image.raster(frame), layout, bytes, pixels, (int) (frame * layout.cells() * bytes));
            }
            Value.Bytes value = Value.Bytes.of(pixels);
            return List.of(new Element(Tag.PIXEL_DATA, Vr.OW, value), new Element(Tag.PIXEL_DATA, Vr.OB, value));
        } catch (UndecodableFrameException e) {
            return List.of();
        }
    }

    private static void put(Raster raster, PixelLayout layout, int bytes, byte[] target, int start)
            throws UndecodableFrameException {
        short[] values = raster.values();
        if (values.length != layout.cells() || raster.photometric() != layout.photometric()) {
            throw new UndecodableFrameException("the frame is not what the attributes say");
        }
        int samples = layout.samples();
        int pixels = values.length / samples;
        for (int i = 0; i < values.length; i++) {
            int cell = layout.isPlanar() ? i % samples * pixels + i / samples : i;
            int at = start + cell * bytes;
            target[at] = (byte) values[i];
            if (bytes == 2) {
                target[at + 1] = (byte) (values[i] >> 8);
            }
        }
    }
}
