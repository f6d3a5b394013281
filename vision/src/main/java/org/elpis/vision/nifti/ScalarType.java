package org.elpis.vision.nifti;

import java.nio.ByteBuffer;

/// A type of numbers that voxels and fields of the header have.
///
/// Source: nifti1.h and nifti2.h, `NIFTI_TYPE_*`. Types that are no real numbers (complex, RGB) and those of
/// 128 bits are not among them.
enum ScalarType {
    UINT8(2, 1),
    INT16(4, 2),
    INT32(8, 4),
    FLOAT32(16, 4),
    FLOAT64(64, 8),
    INT8(256, 1),
    UINT16(512, 2),
    UINT32(768, 4),
    INT64(1024, 8),
    UINT64(1280, 8);

    private static final double TWO_TO_64 = 0x1p64;

    private final int code;
    private final int bytes;

    ScalarType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /// @throws UnusableNiftiException when voxels of this kind are not read here
    static ScalarType of(long code) throws UnusableNiftiException {
        for (ScalarType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new UnusableNiftiException(
                switch ((int) code) {
                    case 32, 1792, 2048 -> "its voxels are complex numbers";
                    case 128, 2304 -> "its voxels are colours";
                    case 1536 -> "its voxels are numbers of 128 bits";
                    case 1 -> "its voxels are single bits";
                    default -> "the type of its voxels is unknown";
                });
    }

    int bytes() {
        return bytes;
    }

    /// The number at a place, as near as a double can be.
    double real(ByteBuffer from, int at) {
        return switch (this) {
            case UINT8 -> from.get(at) & 0xFF;
            case INT8 -> from.get(at);
            case INT16 -> from.getShort(at);
            case UINT16 -> from.getShort(at) & 0xFFFF;
            case INT32 -> from.getInt(at);
            case UINT32 -> from.getInt(at) & 0xFFFFFFFFL;
            case FLOAT32 -> from.getFloat(at);
            case FLOAT64 -> from.getDouble(at);
            case INT64 -> from.getLong(at);
            case UINT64 -> unsigned(from.getLong(at));
        };
    }

    private static double unsigned(long bits) {
        return bits < 0 ? bits + TWO_TO_64 : bits;
    }
}
