package org.elpis.vision.codec;

import java.nio.ByteOrder;

/// Uncompressed frames whose cells start with the lowest byte; also those of a deflated object, once it is inflated.
///
/// Source: PS3.5 A.1, A.2 and A.5
public final class LittleEndianCodec extends NativeCodec {
    public LittleEndianCodec() {
        super(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public boolean reads(String transferSyntaxUid) {
        return switch (transferSyntaxUid) {
            case "1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.1.99" -> true;
            default -> false;
        };
    }
}
