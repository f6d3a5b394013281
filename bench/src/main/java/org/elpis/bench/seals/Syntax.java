package org.elpis.bench.seals;

import org.elpis.dicom.Encoding;
import org.elpis.dicom.TransferSyntax;
import org.elpis.pixel.FrameCodec;
import org.elpis.vision.codec.DeflatedFrameCodec;
import org.elpis.vision.codec.JpegLsCodec;
import org.elpis.vision.codec.LittleEndianCodec;
import org.elpis.vision.codec.RleCodec;
import org.elpis.vision.jpeg.JpegCodec;

/// A transfer syntax without loss in which drawn frames are written.
enum Syntax {
    EXPLICIT("1.2.840.10008.1.2.1", new LittleEndianCodec()),
    IMPLICIT("1.2.840.10008.1.2", new LittleEndianCodec()),
    RLE("1.2.840.10008.1.2.5", new RleCodec()),
    JPEG_LS("1.2.840.10008.1.2.4.80", new JpegLsCodec()),
    JPEG_LOSSLESS("1.2.840.10008.1.2.4.57", new JpegCodec()),
    JPEG_FIRST_PREDICTOR("1.2.840.10008.1.2.4.70", new JpegCodec()),
    DEFLATED_FRAMES("1.2.840.10008.1.2.8.1", new DeflatedFrameCodec());

    private final String uid;
    private final FrameCodec codec;

    Syntax(String uid, FrameCodec codec) {
        this.uid = uid;
        this.codec = codec;
    }

    FrameCodec codec() {
        return codec;
    }

    TransferSyntax transferSyntax() {
        return TransferSyntax.of(uid).orElseThrow();
    }

    boolean isEncapsulated() {
        return ordinal() > IMPLICIT.ordinal();
    }

    /// Of the attributes.
    Encoding encoding() {
        return this == IMPLICIT ? Encoding.IMPLICIT_LITTLE : Encoding.EXPLICIT_LITTLE;
    }
}
