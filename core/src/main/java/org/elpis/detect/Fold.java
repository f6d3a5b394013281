package org.elpis.detect;

import java.text.Normalizer;

/// The one spelling under which words are compared: lower case, no diacritics, full-width forms as ASCII.
///
/// `ß` becomes `ss`, `æ` and `œ` become `ae` and `oe`, `þ` becomes `th`, `ø`, `ł` and `đ` lose their stroke,
/// combining marks vanish, so that composed and decomposed spelling are equal. `ü` becomes `u`, not `ue`:
/// whoever wants `Mueller` and `Müller` to be equal has to look up both. Scripts above U+2000 (kana, hangul,
/// han) have no such marks and stay as they are.
/// Stateless. Allocates nothing for ASCII and Latin letters.
public final class Fold {
    private static final char LATIN_START = '\u00C0';
    /// U+00C0 to U+017F; a letter that stands for two is written as its ligature and spread in [#letters].
    private static final String LATIN = "aaaaaaæceeeeiiiidnooooo×ouuuuyþßaaaaaaæceeeeiiiidnooooo÷ouuuuyþy"
            + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳĳjjkkĸllllllllllnnnnnnnŋŋoooooo"
            + "œœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    private static final char MARKS_START = '\u0300';
    private static final char MARKS_END = '\u036F';
    /// Marks end here: what follows is punctuation, symbols and scripts without letter case.
    private static final char MARKED_SCRIPTS_END = '\u2000';
    private static final char KELVIN_SIGN = '\u212A';
    private static final char ANGSTROM_SIGN = '\u212B';
    private static final char FULL_WIDTH_START = '\uFF01';
    private static final char FULL_WIDTH_END = '\uFF5E';
    private static final int FULL_WIDTH_SHIFT = FULL_WIDTH_START - '!';
    private static final char IDEOGRAPHIC_SPACE = '\u3000';

    private Fold() {}

    /// The folded spelling; the text itself when it is folded already.
    public static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (letters(c) != c) {
                return foldFrom(text, i);
            }
        }
        return text;
    }

    private static String foldFrom(String text, int start) {
        StringBuilder folded = new StringBuilder(text.length() + 8).append(text, 0, start);
        for (int i = start; i < text.length(); i++) {
            int letters = letters(text.charAt(i));
            if (letters != 0) {
                folded.append((char) letters);
            }
            if (letters >>> 16 != 0) {
                folded.append((char) (letters >>> 16));
            }
        }
        return folded.toString();
    }

    /// What one UTF-16 unit folds to: up to two letters, the first in the low half; 0 for a combining mark.
    static int letters(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? c + 32 : c;
        }
        if (c < LATIN_START) {
            return c;
        }
        return c < LATIN_START + LATIN.length() ? latin(c) : beyondLatin(c);
    }

    private static int latin(char c) {
        char letter = LATIN.charAt(c - LATIN_START);
        return switch (letter) {
            case 'æ' -> pair('a', 'e');
            case 'œ' -> pair('o', 'e');
            case 'ß' -> pair('s', 's');
            case 'þ' -> pair('t', 'h');
            case 'ĳ' -> pair('i', 'j');
            default -> letter;
        };
    }

    private static int beyondLatin(char c) {
        if (c >= MARKS_START && c <= MARKS_END) {
            return 0;
        }
        if (c < MARKED_SCRIPTS_END) {
            return withoutMarks(c);
        }
        if (c >= FULL_WIDTH_START && c <= FULL_WIDTH_END) {
            return letters((char) (c - FULL_WIDTH_SHIFT));
        }
        return switch (c) {
            case IDEOGRAPHIC_SPACE -> ' ';
            case KELVIN_SIGN -> 'k';
            case ANGSTROM_SIGN -> 'a';
            default -> c;
        };
    }

    /// Rare letters only (Vietnamese, accented Greek and Cyrillic), so the library's table serves.
    private static int withoutMarks(char c) {
        if (c == '\u1E9E') {
            return pair('s', 's');
        }
        char base = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
        return base < MARKS_START && base != c ? letters(base) : Character.toLowerCase(base);
    }

    private static int pair(char first, char second) {
        return second << 16 | first;
    }
}
