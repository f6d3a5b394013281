package org.elpis.seal;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Sha256;
import org.elpis.dicom.Tag;
import org.elpis.pixel.ImageOpener;
import org.elpis.pixel.StoredImage;
import org.elpis.pixel.UndecodableFrameException;

/// The pixels of one object as digests of the form that is sealed: equal digests, equal pixels.
///
/// @param frames  one a frame that was decoded; a single one over all bytes where nothing was; empty without
///     pixel data
/// @param fault  why nothing was decoded, so that it can follow "because "; empty where all was
public record CoveredPixels(Form form, List<String> frames, String fault) {
    /// How pixels are compared.
    public enum Form {
        NONE,
        DECODED,
        /// By all bytes of the pixel data.
        UNDECODED
    }

    public CoveredPixels {
        frames = List.copyOf(frames);
    }

    /// The digests of an object's pixels.
    ///
    /// @param opener  empty where no frame can be decoded
    public static CoveredPixels of(Instance instance, Optional<ImageOpener> opener) throws IOException {
        if (InstanceSealing.pixelTags(instance).isEmpty()) {
            return new CoveredPixels(Form.NONE, List.of(), "");
        }
        if (!instance.dataSet().contains(Tag.PIXEL_DATA)) {
            return undecoded(instance, opener, "pixels of this kind are not decoded");
        }
        if (opener.isEmpty()) {
            return undecoded(instance, opener, "frames cannot be decoded by this installation");
        }
        try {
            StoredImage image = opener.get().open(instance);
            if (!InstanceSealing.isSealedByTiles(instance, image.layout())) {
                return undecoded(instance, opener, "pixels of this kind are not decoded");
            }
            List<String> frames = new ArrayList<>();
            for (int i = 0; i < image.layout().frames(); i++) {
                frames.add(CoveredFrame.of(image, i).digest());
            }
            return new CoveredPixels(Form.DECODED, frames, "");
        } catch (UndecodableFrameException e) {
            return undecoded(instance, opener, String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            return undecoded(instance, opener, "it takes more memory than there is");
        }
    }

    private static CoveredPixels undecoded(Instance instance, Optional<ImageOpener> opener, String fault)
            throws IOException {
        MessageDigest sha256 = Sha256.start();
        InstanceSealing.updatePixels(instance, opener, sha256);
        return new CoveredPixels(Form.UNDECODED, List.of(Sha256.hex(sha256.digest())), fault);
    }
}
