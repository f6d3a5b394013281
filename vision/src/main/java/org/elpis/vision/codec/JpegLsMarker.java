package org.elpis.vision.codec;

/// The markers of JPEG that a JPEG-LS codestream may have, and the kinds of its parameter segment.
///
/// Source: ITU-T T.81 table B.1, ITU-T T.87 (1998) C.1.1 and C.2.4
final class JpegLsMarker {
    static final int RST0 = 0xD0;
    static final int SOI = 0xD8;
    static final int EOI = 0xD9;
    static final int SOS = 0xDA;
    static final int DRI = 0xDD;
    static final int APP0 = 0xE0;
    static final int APP8 = 0xE8;
    static final int APP15 = 0xEF;
    static final int SOF55 = 0xF7;
    static final int LSE = 0xF8;
    static final int COM = 0xFE;

    /// LSE: MAXVAL, thresholds and RESET.
    static final int PRESET = 1;
    /// LSE: columns and rows of more than 16 bits.
    static final int OVERSIZE = 4;

    private JpegLsMarker() {}
}
