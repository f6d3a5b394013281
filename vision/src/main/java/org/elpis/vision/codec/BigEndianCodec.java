package org.elpis.vision.codec;

import java.nio.ByteOrder;

/// Uncompressed frames whose cells start with the highest byte. Cells of less than 16 bits are expected in the order
/// of the pixels, as [NativeFrames] gives them also where the pixel data are words.
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
