package org.elpis.check;

/// Tells bytes that cannot be the first block of a deflate stream without inflating them: of arbitrary ones all
/// but a quarter, and all of a signal that stays at one value.
///
/// Source: RFC 1951 section 3.2; what zlib refuses.
final class DeflateStart {
    /// Bytes that the fixed part of a block with codes of its own takes at most.
    private static final int LONGEST_HEADER = 10;

    private static final int MOST_LITERALS = 286;
    private static final int MOST_DISTANCES = 30;
    /// Codes of the code lengths have seven bits at most.
    private static final int WHOLE_CODE = 1 << 7;

    private DeflateStart() {}

    /// Whether a stream may start at a position; also where too few bytes follow to tell.
    static boolean mayBeAt(byte[] bytes, int at, int end) {
        if (end - at < LONGEST_HEADER) {
            return true;
        }
        return switch (bits(bytes, at, 1, 2)) {
            case 0 -> (bits(bytes, at + 1, 0, 16) ^ bits(bytes, at + 3, 0, 16)) == 0xFFFF;
            case 1 -> true;
            case 2 -> hasCodes(bytes, at);
            default -> false;
        };
    }

    /// Whether the counts are possible and the code that the code lengths are written in is complete.
    private static boolean hasCodes(byte[] bytes, int at) {
        int literals = 257 + bits(bytes, at, 3, 5);
        int distances = 1 + bits(bytes, at, 8, 5);
        if (literals > MOST_LITERALS || distances > MOST_DISTANCES) {
            return false;
        }
        int lengths = 4 + bits(bytes, at, 13, 4);
        int taken = 0;
        for (int i = 0; i < lengths; i++) {
            int length = bits(bytes, at, 17 + 3 * i, 3);
            taken += length == 0 ? 0 : WHOLE_CODE >> length;
        }
        return taken == WHOLE_CODE;
    }

    /// Bits of a stream, lowest first.
    ///
    /// @param count  at most 16
    private static int bits(byte[] bytes, int at, int first, int count) {
        int from = at + (first >> 3);
        int shift = first & 7;
        int value = 0;
        for (int i = 0; 8 * i < shift + count; i++) {
            value |= (bytes[from + i] & 0xFF) << 8 * i;
        }
        return value >> shift & (1 << count) - 1;
    }
}
