package org.elpis.dicom;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// A coded character set that a code element (G0 or G1) of ISO 2022 can hold, with its registration number and
/// escape.
///
/// Source: PS3.3 tables C.12-2 to C.12-4. Tables are made from the JDK's charsets on first use. Thread-safe.
@SuppressWarnings("ImmutableEnumChecker") // tables come late because they are large, but always come out the same
enum CodedSet {
    /// ISO 646. In G0 it is what every value starts with; in G1 it stands for "nothing there".
    ASCII(6, "\u001B(B", "", false, false),
    /// JIS X 0201 romaji: read like ASCII, so that its yen sign stays the delimiter that DICOM makes of it.
    ROMAJI(14, "\u001B(J", "", false, false),
    LATIN_1(100, "\u001B-A", "ISO-8859-1", true, false),
    LATIN_2(101, "\u001B-B", "ISO-8859-2", true, false),
    LATIN_3(109, "\u001B-C", "ISO-8859-3", true, false),
    LATIN_4(110, "\u001B-D", "ISO-8859-4", true, false),
    CYRILLIC(144, "\u001B-L", "ISO-8859-5", true, false),
    ARABIC(127, "\u001B-G", "ISO-8859-6", true, false),
    GREEK(126, "\u001B-F", "ISO-8859-7", true, false),
    HEBREW(138, "\u001B-H", "ISO-8859-8", true, false),
    LATIN_5(148, "\u001B-M", "ISO-8859-9", true, false),
    LATIN_9(203, "\u001B-b", "ISO-8859-15", true, false),
    THAI(166, "\u001B-T", "TIS-620", true, false),
    KATAKANA(13, "\u001B)I", "JIS_X0201", true, false),
    KANJI(87, "\u001B$B", "x-JIS0208", false, true),
    SUPPLEMENTARY_KANJI(159, "\u001B$(D", "JIS_X0212-1990", false, true),
    KOREAN(149, "\u001B$)C", "EUC-KR", true, true),
    CHINESE(58, "\u001B$)A", "GB2312", true, true);

    /// What a table says of a code that has no character.
    static final char NONE = 0;

    private static final int ROW = 94;

    private final int registration;
    private final byte[] escape;
    private final String charset;
    private final boolean upper;
    private final boolean pairs;
    private volatile char[] characters = {};
    private volatile char[] codes = {};

    CodedSet(int registration, String escape, String charset, boolean upper, boolean pairs) {
        this.registration = registration;
        this.escape = escape.getBytes(StandardCharsets.US_ASCII);
        this.charset = charset;
        this.upper = upper;
        this.pairs = pairs;
    }

    int registration() {
        return registration;
    }

    byte[] escape() {
        return escape;
    }

    /// Whether the set lives in G1 (bytes above 0x7F) rather than in G0.
    boolean isUpper() {
        return upper;
    }

    /// Whether a character takes two bytes.
    boolean isPairs() {
        return pairs;
    }

    /// Whether bytes below 0x80 mean themselves: the set is ASCII, or close enough to be read as it.
    boolean isBasic() {
        return this == ASCII || this == ROMAJI;
    }

    boolean escapesAt(byte[] bytes, int from, int to) {
        if (to - from < escape.length) {
            return false;
        }
        for (int i = 0; i < escape.length; i++) {
            if (bytes[from + i] != escape[i]) {
                return false;
            }
        }
        return true;
    }

    /// The character of a single byte above 0x7F, or [#NONE].
    char character(int octet) {
        return isBasic() ? NONE : characters()[octet & 0x7F];
    }

    /// The character of two bytes, their high bits ignored, or [#NONE].
    char character(int first, int second) {
        int row = (first & 0x7F) - 0x21;
        int column = (second & 0x7F) - 0x21;
        boolean inside = row >= 0 && row < ROW && column >= 0 && column < ROW;
        return inside ? characters()[row * ROW + column] : NONE;
    }

    /// The code of a character with the high bits that G0 or G1 wants, one byte or two, or 0.
    int code(char c) {
        if (isBasic()) {
            return 0;
        }
        return pairs ? codes()[c] : singleCode(c);
    }

    private int singleCode(char c) {
        char[] table = characters();
        if (table[c & 0x7F] == c) {
            return 0x80 | c & 0x7F;
        }
        for (int i = 0; i < table.length; i++) {
            if (table[i] == c) {
                return 0x80 | i;
            }
        }
        return 0;
    }

    private char[] characters() {
        char[] table = characters;
        if (table.length == 0) {
            table = pairs ? loadPairs() : loadSingles();
            characters = table;
        }
        return table;
    }

    /// C1 controls (0x80 to 0x9F) are left out: DICOM forbids them, and where they occur the text is
    /// mislabelled.
    private char[] loadSingles() {
        char[] table = new char[0x80];
        for (int i = 0x20; i < table.length; i++) {
            String text = new String(new byte[] {(byte) (0x80 | i)}, Charset.forName(charset));
            table[i] = text.charAt(0) == '\uFFFD' ? NONE : text.charAt(0);
        }
        return table;
    }

    private char[] loadPairs() {
        char[] table = new char[ROW * ROW];
        var decoder = Charset.forName(charset)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        byte[] pair = new byte[2];
        CharBuffer out = CharBuffer.allocate(2);
        for (int i = 0; i < table.length; i++) {
            pair[0] = (byte) (0x21 + i / ROW | highBit());
            pair[1] = (byte) (0x21 + i % ROW | highBit());
            out.clear();
            decoder.reset();
            boolean read = decoder.decode(ByteBuffer.wrap(pair), out, true).isUnderflow();
            table[i] = read && out.position() == 1 ? out.get(0) : NONE;
        }
        return table;
    }

    private char[] codes() {
        char[] inverse = codes;
        if (inverse.length == 0) {
            inverse = invert(characters());
            codes = inverse;
        }
        return inverse;
    }

    private char[] invert(char[] table) {
        char[] inverse = new char[0x10000];
        for (int i = 0; i < table.length; i++) {
            if (table[i] != NONE) {
                inverse[table[i]] = (char) ((0x21 + i / ROW | highBit()) << 8 | 0x21 + i % ROW | highBit());
            }
        }
        return inverse;
    }

    private int highBit() {
        return upper ? 0x80 : 0;
    }
}
