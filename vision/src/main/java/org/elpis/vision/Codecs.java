package org.elpis.vision;

import java.util.List;
import java.util.ServiceLoader;
import org.elpis.dicom.TransferSyntax;
import org.elpis.pixel.FrameCodec;
import org.elpis.pixel.UndecodableFrameException;

/// The codecs of this installation.
final class Codecs {
    private static final List<FrameCodec> ALL =
            ServiceLoader.load(FrameCodec.class, Codecs.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    private Codecs() {}

    /// Who decodes the frames of a transfer syntax.
    ///
    /// @throws UndecodableFrameException when nobody does
    static FrameCodec of(TransferSyntax syntax) throws UndecodableFrameException {
        for (FrameCodec codec : ALL) {
            if (codec.reads(syntax.uid())) {
                return codec;
            }
        }
        throw new UndecodableFrameException(missing(syntax.uid()));
    }

    private static String missing(String uid) {
        if (isFrom(uid, 100, 108)) {
            return "videos (MPEG-2, MPEG-4, HEVC) are not decoded here";
        }
        if (isFrom(uid, 110, 112)) {
            return "JPEG XL is not decoded here";
        }
        if (isFrom(uid, 201, 203)) {
            return "High-Throughput JPEG 2000 is not decoded here";
        }
        return "its transfer syntax is not decoded here";
    }

    private static boolean isFrom(String uid, int first, int last) {
        String root = "1.2.840.10008.1.2.4.";
        for (int i = first; i <= last; i++) {
            // MPEG-4 and HEVC have twins for streams that are cut into fragments: `.102.1`.
            if (uid.equals(root + i) || uid.equals(root + i + ".1")) {
                return true;
            }
        }
        return false;
    }
}
