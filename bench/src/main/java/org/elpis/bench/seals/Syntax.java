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
    EXPLICIT("1.2.840.10008.1.2.1"),
    IMPLICIT("1.2.840.10008.1.2"),
    RLE("1.2.840.10008.1.2.5"),
    JPEG_LS("1.2.840.10008.1.2.4.80"),
    JPEG_LOSSLESS("1.2.840.10008.1.2.4.57"),
    JPEG_FIRST_PREDICTOR("1.2.840.10008.1.2.4.70"),
    DEFLATED_FRAMES("1.2.840.10008.1.2.8.1");

    private final String uid;

    Syntax(String uid) {
        this.uid = uid;
    }

    FrameCodec codec() {
        return switch (this) {
            case EXPLICIT, IMPLICIT -> new LittleEndianCodec();
            case RLE -> new RleCodec();
            case JPEG_LS -> new JpegLsCodec();
            case JPEG_LOSSLESS, JPEG_FIRST_PREDICTOR -> new JpegCodec();
            case DEFLATED_FRAMES -> new DeflatedFrameCodec();
        };
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
