package org.elpis.dicom;

/// Bytes that a character set cannot read, as characters: byte 0xNN is the lone low surrogate U+DCNN.
///
/// No valid text holds a lone surrogate, so a raw byte is never mistaken for a letter, and it survives being
/// decoded and encoded. Python's `surrogateescape` does the same for bytes above 0x7F; here an escape character
/// or the second byte of a broken pair can be raw too.
final class RawByte {
    private static final int BASE = 0xDC00;

    private RawByte() {}

    static char of(int octet) {
        return (char) (BASE | octet & 0xFF);
    }

    /// Whether the character at `index` is a raw byte: a low surrogate in range that completes no pair.
    static boolean isAt(String text, int index) {
        int c = text.charAt(index);
        return c >= BASE && c <= BASE + 0xFF && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }

    static boolean isIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isAt(text, i)) {
                return true;
            }
        }
        return false;
    }
}
