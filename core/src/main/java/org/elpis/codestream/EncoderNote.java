package org.elpis.codestream;

import java.io.IOException;

/// Comments by which common encoders name themselves and their version, and which say nothing else.
final class EncoderNote {
    private static final String[] NAMES = {
        "Kakadu-v",
        "Kakadu-",
        "Created by OpenJPEG version ",
        "Created by GDCM/OpenJPEG version ",
        "Creator: JasPer Version ",
        "OpenJPH Ver "
    };
    /// Longest version: `2.2.1`, `1.701.0`; nothing that could be somebody's number.
    private static final int MAX_VERSION = 8;

    private static final int MAX_COMPONENT = 3;

    private EncoderNote() {}

    static boolean isAt(ByteStream in, long from, long to) throws IOException {
        for (String name : NAMES) {
            if (in.has(from, name)) {
                return isVersion(in, from + name.length(), to);
            }
        }
        return false;
    }

    private static boolean isVersion(ByteStream in, long from, long to) throws IOException {
        if (to <= from || to - from > MAX_VERSION) {
            return false;
        }
        int digits = 0;
        for (long at = from; at < to; at++) {
            int c = in.u8(at);
            digits = c == '.' ? 0 : digits + 1;
            if (c != '.' && (c < '0' || c > '9') || digits > MAX_COMPONENT) {
                return false;
            }
        }
        return true;
    }
}
