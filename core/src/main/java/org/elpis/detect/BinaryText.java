package org.elpis.detect;

import java.nio.charset.StandardCharsets;
import org.elpis.dicom.Vr;

/// Finds text in values that should be numbers: one of the patient's words or numbers, in bytes or in 16-bit
/// characters of either order; readable text; or a value of nothing but letters and digits. Stateless.
public final class BinaryText {
    /// A value of numbers is all letters and digits by chance once in 10^7 at this length.
    private static final int LEAST_TEXT = 12;
    /// A given word of four letters stands in 256 random bytes once in 10^6 values, one of five in a table of
    /// 64 KiB once in 10^5; with zeros between, three letters are rarer than that.
    private static final int SHORT_VALUE = 256;

    private static final int LEAST_RUN = 4;
    private static final int LEAST_RUN_IN_LONG_VALUE = 5;
    private static final int LEAST_RUN_WITH_ZEROS = 3;

    private BinaryText() {}

    /// Whether the bytes from `offset` hold text that identifies, or readable text.
    ///
    /// @param vr  of the value: floating-point numbers look like text more easily than others
    public static boolean isIn(byte[] bytes, int offset, int length, Vr vr, Identity identity) {
        return isKnownIn(bytes, offset, length, identity)
                || length >= LEAST_RUN
                        && (ReadableText.isIn(bytes, offset, length, 1, vr)
                                || ReadableText.isIn(bytes, offset, length, 2, vr)
                                || ReadableText.isIn(bytes, offset + 1, length - 1, 2, vr));
    }

    /// Whether the bytes from `offset` hold text that identifies, or nothing but letters and digits. Palettes, whose
    /// colours look like words, are asked for no more.
    public static boolean isKnownIn(byte[] bytes, int offset, int length, Identity identity) {
        if (length < LEAST_RUN) {
            return false;
        }
        return isAllText(bytes, offset, length)
                || holdsKnown(bytes, offset, length, 1, identity)
                || holdsKnown(bytes, offset, length, 2, identity)
                || holdsKnown(bytes, offset + 1, length - 1, 2, identity);
    }

    private static boolean isAllText(byte[] bytes, int offset, int length) {
        if (length < LEAST_TEXT) {
            return false;
        }
        int letters = 0;
        for (int i = offset; i < offset + length; i++) {
            boolean isPlain = isWord(bytes[i]);
            boolean isFiller = bytes[i] == ' ' || bytes[i] == '^' || bytes[i] == '=' || bytes[i] == ',';
            boolean isPadding = bytes[i] == 0 && i == offset + length - 1;
            if (!isPlain && !isFiller && !isPadding) {
                return false;
            }
            letters += isPlain ? 1 : 0;
        }
        return letters * 2 > length;
    }

    /// @param step  1 for bytes, 2 for every second byte with zeros between
    private static boolean holdsKnown(byte[] bytes, int offset, int length, int step, Identity identity) {
        int least = step == 2 ? LEAST_RUN_WITH_ZEROS : length <= SHORT_VALUE ? LEAST_RUN : LEAST_RUN_IN_LONG_VALUE;
        int end = offset + length;
        int start = -1;
        int count = 0;
        for (int i = offset; i < end + step; i += step) {
            boolean inside = i < end && isWord(bytes[i]) && (step == 1 || i + 1 >= end || bytes[i + 1] == 0);
            if (inside) {
                start = count == 0 ? i : start;
                count++;
            } else {
                if (count >= least && identity.contains(word(bytes, start, count, step))) {
                    return true;
                }
                count = 0;
            }
        }
        return false;
    }

    private static String word(byte[] bytes, int start, int count, int step) {
        byte[] letters = new byte[count];
        for (int i = 0; i < count; i++) {
            letters[i] = bytes[start + i * step];
        }
        return new String(letters, StandardCharsets.US_ASCII);
    }

    private static boolean isWord(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9';
    }
}
