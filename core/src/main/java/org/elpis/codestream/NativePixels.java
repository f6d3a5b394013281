package org.elpis.codestream;

import java.io.IOException;
import java.util.List;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.ImageDescription;
import org.elpis.dicom.Value;

/// Finds what uncompressed pixel data hold behind the last pixel that the object describes.
public final class NativePixels {
    private NativePixels() {}

    /// Whether there are more bytes than are described, apart from padding.
    public static boolean isLonger(DataSet dataSet, Value pixels) {
        long length = pixels instanceof Value.Region region
                ? region.length()
                : pixels instanceof Value.Bytes bytes ? bytes.length() : 0;
        long described = ImageDescription.pixelBytes(dataSet, length);
        return described > 0 && length > described + 1;
    }

    /// What lies behind the pixels, unless it is nothing but zeros. Where no pixels are described, nothing does.
    ///
    /// @param pixels  bytes, or a region of the source
    public static HiddenParts hidden(DataSet dataSet, Value pixels) throws IOException {
        Value.Region region = region(pixels);
        HiddenParts hidden = new HiddenParts(new ByteStream(region.isEmpty() ? List.of() : List.of(region)));
        if (isLonger(dataSet, pixels)) {
            hidden.addTrailing(ImageDescription.pixelBytes(dataSet, region.length()), region.length());
        }
        return hidden;
    }

    private static Value.Region region(Value pixels) {
        if (pixels instanceof Value.Region region) {
            return region;
        }
        byte[] bytes = pixels instanceof Value.Bytes onHeap ? onHeap.copy() : new byte[0];
        return new Value.Region(new BytesSource(bytes, bytes.length), 0, bytes.length);
    }
}
