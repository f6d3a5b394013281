package org.elpis.vision.codec;

import java.nio.ByteOrder;

/// Uncompressed frames whose cells start with the highest byte. Cells of less than 16 bits are expected in the order
/// of the pixels, as [NativeFrames] gives them also where the pixel data are words. Cells of 32 and 64 bits start with
/// the highest byte of all, as pydicom and GDCM read them, and not with the lowest of their words, as dcmtk does.
///
/// Source: PS3.5-2016 A.3, retired since
public final class BigEndianCodec extends NativeCodec {
    public BigEndianCodec() {
        super(ByteOrder.BIG_ENDIAN);
    }

    @Override
    public boolean reads(String transferSyntaxUid) {
        return transferSyntaxUid.equals("1.2.840.10008.1.2.2");
    }
}
