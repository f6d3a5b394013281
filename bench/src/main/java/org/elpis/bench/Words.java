package org.elpis.bench;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Texts compared as the scorer does: without case, accents and runs of blanks.
final class Words {
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u0000]+");

    private Words() {}

    static String fold(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        return BLANKS.matcher(MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT))
                .replaceAll(" ");
    }

    /// Whether a token stands in a text, both folded, not as a part of a longer word or number.
    static boolean standsIn(String text, String token) {
        for (int at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + 1)) {
            int end = at + token.length();
            boolean before = at == 0 || !isWord(text.charAt(at - 1)) || !isWord(token.charAt(0));
            boolean after =
                    end == text.length() || !isWord(text.charAt(end)) || !isWord(token.charAt(token.length() - 1));
            if (before && after) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c);
    }
}
