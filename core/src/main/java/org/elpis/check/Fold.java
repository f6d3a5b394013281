package org.elpis.check;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/// The form in which texts are compared: lower case without accents, everything that is neither letter nor
/// digit one space, UTF-8.
///
/// `MÜLLER^Jörg`, `Muller jorg` and their full-width forms become `muller jorg`; `Mueller` stays `mueller` and
/// is a needle of its own.
final class Fold {
    /// Of a byte: its folded form. Bytes beyond ASCII stand for themselves.
    static final byte[] BYTES = new byte[256];

    /// The same for bytes of which nothing is known: control characters other than line ends, tabs and zeros
    /// become 1, so that text among them can be told from chance.
    static final byte[] OPAQUE = new byte[256];

    /// U+00C0 to U+017F; `.` stands for more than one letter, see [#expansion].
    private static final String LATIN = "aaaaaa.ceeeeiiiidnooooo ouuuuy..aaaaaa.ceeeeiiiidnooooo ouuuuy.y"
            + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllllll"
            + "lllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    static {
        for (int i = 0; i < 256; i++) {
            boolean kept = i >= 0x80 || i >= 'a' && i <= 'z' || i >= '0' && i <= '9';
            BYTES[i] = (byte) (i >= 'A' && i <= 'Z' ? i + 32 : kept ? i : ' ');
            boolean isSpace = i == 0 || i == '\t' || i == '\n' || i == '\f' || i == '\r';
            OPAQUE[i] = i < ' ' && !isSpace ? 1 : BYTES[i];
        }
    }

    private Fold() {}

    static boolean isAscii(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] < 0 || bytes[i] == 0x1B) {
                return false;
            }
        }
        return true;
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c < 0 || c >= 0x80;
    }

    /// The folded form of a text, without spaces at its ends.
    static byte[] text(String text) {
        byte[] folded = new byte[text.length() + 8];
        int used = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return beyondAscii(text);
            }
            byte f = BYTES[c];
            if (f != ' ' || used > 0 && folded[used - 1] != ' ') {
                folded[used++] = f;
            }
        }
        if (used > 0 && folded[used - 1] == ' ') {
            used--;
        }
        return Arrays.copyOf(folded, used);
    }

    private static byte[] beyondAscii(String text) {
        StringBuilder folded = new StringBuilder(text.length() + 8);
        String simple = isLatin(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
        for (int i = 0; i < simple.length(); i++) {
            append(simple.charAt(i), folded);
        }
        int end = folded.length();
        if (end > 0 && folded.charAt(end - 1) == ' ') {
            folded.setLength(end - 1);
        }
        return folded.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isLatin(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x180) {
                return false;
            }
        }
        return true;
    }

    private static void append(char c, StringBuilder target) {
        if (c < 0x80) {
            appendOnce((char) BYTES[c], target);
        } else if (c >= 0xC0 && c < 0x180) {
            String letters = expansion(c);
            target.append(letters);
        } else if (c < 0xC0) {
            appendOnce(' ', target);
        } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
            boolean kept = Character.isLetterOrDigit(c) || Character.isSurrogate(c);
            appendOnce(kept ? Character.toLowerCase(c) : ' ', target);
        }
    }

    private static void appendOnce(char c, StringBuilder target) {
        if (c != ' ' || !target.isEmpty() && target.charAt(target.length() - 1) != ' ') {
            target.append(c);
        }
    }

    private static String expansion(char c) {
        return switch (c) {
            case 'Æ', 'æ' -> "ae";
            case 'Þ', 'þ' -> "th";
            case 'ß' -> "ss";
            case 'Ĳ', 'ĳ' -> "ij";
            case 'Œ', 'œ' -> "oe";
            case 'Ø', 'ø' -> "o";
            case '×', '÷' -> " ";
            default -> LATIN.substring(c - 0xC0, c - 0xC0 + 1);
        };
    }
}
