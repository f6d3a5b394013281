package org.elpis.seal;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Optional;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.pixel.ImageOpener;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.StoredImage;
import org.elpis.pixel.UndecodableFrameException;

/// Frames of more than 16 bits a sample that have cells: what they are hashed as, whether they are native or coded by
/// runs or deflation.
final class WideFrames {
    private final StoredImage image;
    private final PixelLayout layout;
    private final boolean isEncapsulated;
    /// Bytes of a number that stands in the wrong order.
    private final int unit;

    private WideFrames(StoredImage image, boolean isEncapsulated, int unit) {
        this.image = image;
        this.layout = image.layout();
        this.isEncapsulated = isEncapsulated;
        this.unit = unit;
    }

    /// The frames of an object; empty where they have fewer bits, or no cells that can be told.
    static Optional<WideFrames> of(Instance instance, Optional<ImageOpener> opener) throws IOException {
        if (opener.isEmpty() || instance.dataSet().number(Tag.BITS_STORED, 0) <= InstanceSealing.MOST_BITS) {
            return Optional.empty();
        }
        Optional<Element> pixels = instance.dataSet().get(Tag.PIXEL_DATA);
        if (pixels.isEmpty() || !InstanceSealing.hasPixelDataAlone(instance)) {
            return Optional.empty();
        }
        try {
            boolean isBig = instance.dataSet().encoding() == Encoding.EXPLICIT_BIG;
            WideFrames frames = new WideFrames(
                    opener.get().open(instance),
                    instance.transferSyntax().isEncapsulated(),
                    isBig ? pixels.get().vr().unitBytes() : 1);
            return frames.haveCells() ? Optional.of(frames) : Optional.empty();
        } catch (UndecodableFrameException e) {
            return Optional.empty();
        }
    }

    private boolean haveCells() throws IOException {
        for (int i = 0; i < layout.frames(); i++) {
            if (image.cells(image.written(i)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /// Hashes the cells of all frames, little endian and colour by pixel.
    void update(MessageDigest digest) throws IOException {
        for (int i = 0; i < layout.frames(); i++) {
            byte[] written = image.written(i);
            byte[] cells = isEncapsulated ? image.cells(written).orElseThrow() : written.clone();
            AttributeValue.swap(cells, cells.length, unit);
            digest.update(layout.isPlanar() && !isEncapsulated ? byPixel(cells) : cells);
        }
    }

    private byte[] byPixel(byte[] planes) {
        int bytes = layout.bitsAllocated() / 8;
        int samples = layout.samples();
        int pixels = (int) layout.pixels();
        byte[] cells = new byte[pixels * samples * bytes];
        for (int at = 0; at < pixels * samples; at++) {
            int to = at % pixels * samples + at / pixels;
            System.arraycopy(planes, at * bytes, cells, to * bytes, bytes);
        }
        return cells;
    }
}
