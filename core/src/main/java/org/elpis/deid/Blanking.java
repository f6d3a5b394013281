package org.elpis.deid;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.elpis.codestream.Frames;
import org.elpis.codestream.HiddenParts;
import org.elpis.codestream.IccProfile;
import org.elpis.codestream.NativePixels;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;

/// Puts zeros in the place of what is hidden in pixel data and colour profiles. What lies in the source
/// stays there: the zeros are written when it is copied.
final class Blanking {
    private Blanking() {}

    static Value blankedFrames(DataSet dataSet, Element element, TransferSyntax syntax) {
        try {
            return element.value() instanceof Value.Fragments fragments
                    ? Frames.hidden(dataSet, fragments, syntax).blanked(fragments)
                    : blankedBehind(dataSet, element.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Value blankedBehind(DataSet dataSet, Value pixels) throws IOException {
        return NativePixels.isLonger(dataSet, pixels)
                ? NativePixels.hidden(dataSet, pixels).blanked()
                : pixels;
    }

    static Value blankedProfile(Element element) {
        try {
            if (element.value() instanceof Value.Region region) {
                return hidden(region).blanked();
            }
            if (element.value() instanceof Value.Bytes bytes) {
                byte[] copy = Value.Bytes.padded(bytes.copy(), (byte) 0).copy();
                return hidden(new Value.Region(new BytesSource(copy, copy.length), 0, copy.length))
                        .blanked(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("Only bytes are a colour profile.");
    }

    private static HiddenParts hidden(Value.Region profile) throws IOException {
        return IccProfile.hidden(profile)
                .orElseThrow(() -> new IllegalStateException("The plan was made for another object."));
    }
}
