package org.elpis.vendor;

import org.elpis.dicom.FactTable;

/// Which elements of CSA headers, and which settings of protocols, are known to say how an image was taken and
/// nothing of the person. Thread-safe, immutable, read on first use.
final class KnownCsaElements {
    private static final FactTable ELEMENTS = FactTable.load(KnownCsaElements.class, "csa-elements.txt");
    private static final FactTable KEYS = FactTable.load(KnownCsaElements.class, "csa-protocol-keys.txt");
    /// Coils, directions and other abbreviations have fewer letters in a row.
    private static final int LETTERS_OF_A_WORD = 5;

    private static final int LONGEST_TEXT = 64;

    private KnownCsaElements() {}

    /// What an element may hold.
    enum Content {
        NUMBER,
        TEXT,
        PROTOCOL,
        UNKNOWN
    }

    static Content content(String name) {
        int row = ELEMENTS.find(name);
        return row < 0
                ? Content.UNKNOWN
                : switch (ELEMENTS.text(row, 1)) {
                    case "number" -> Content.NUMBER;
                    case "text" -> Content.TEXT;
                    case "protocol" -> Content.PROTOCOL;
                    default -> throw new IllegalStateException("csa-elements.txt: unknown kind");
                };
    }

    /// Whether a text holds no word but those that its element may have.
    static boolean isTextOf(String name, String text) {
        String words = ELEMENTS.text(ELEMENTS.find(name), 2);
        int letters = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (c < ' ' || c > '~') {
                return false;
            }
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
                letters++;
            } else if (letters > 0) {
                String word = text.substring(i - letters, i);
                if (letters >= LETTERS_OF_A_WORD && !isMask(word) && !isIn(words, word)) {
                    return false;
                }
                letters = 0;
            }
        }
        return text.length() <= LONGEST_TEXT && digitsInARow(text) < LETTERS_OF_A_WORD;
    }

    /// One letter for each channel of a coil: `XXXXXXXX`.
    private static boolean isMask(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) != 'X') {
                return false;
            }
        }
        return true;
    }

    private static boolean isIn(String words, String word) {
        int at = (' ' + words + ' ').indexOf(' ' + word + ' ');
        return at >= 0;
    }

    private static int digitsInARow(String text) {
        int most = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits = text.charAt(i) >= '0' && text.charAt(i) <= '9' ? digits + 1 : 0;
            most = Math.max(most, digits);
        }
        return most;
    }

    /// Whether a setting, or one that holds it, is on the list.
    static boolean isKey(String path) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
            if (KEYS.find(path.substring(0, end)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
