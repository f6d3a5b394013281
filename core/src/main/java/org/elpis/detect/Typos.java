package org.elpis.detect;

/// Long names of one study, so that a spelling with one letter wrong, missing, doubled or swapped is known.
///
/// Keeps the hashes of each name with one letter left out: two words that are equal after leaving out one letter
/// each differ by one edit or by one swap of neighbours (or by two edits, which takes a few more words). Filled by one
/// thread, then read by many.
final class Typos {
    /// Shorter names are too often one letter from an ordinary word.
    private static final int LEAST_LETTERS = 6;
    /// No name of a person is as long; each takes time by the square of its length.
    private static final int MOST_LETTERS = 64;

    private final HashSet64 names = new HashSet64();
    private final HashSet64 shortened = new HashSet64();
    private int longest;

    void add(String name) {
        String folded = Fold.fold(name);
        if (folded.length() < LEAST_LETTERS || folded.length() > MOST_LETTERS || !isLetters(folded)) {
            return;
        }
        longest = Math.max(longest, folded.length());
        names.add(WordTable.hash(folded, 0, folded.length()));
        for (int i = 0; i < folded.length(); i++) {
            shortened.add(hashWithout(folded, i));
        }
    }

    private static boolean isLetters(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!Character.isLetter(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// Whether a word is one edit or one swap of neighbours from a name.
    boolean matches(String text, int start, int end) {
        if (shortened.isEmpty() || end - start < LEAST_LETTERS - 1 || hasDigits(text, start, end)) {
            return false;
        }
        String word = Fold.fold(text.substring(start, end));
        if (word.length() > longest + 1) {
            return false;
        }
        if (shortened.contains(WordTable.hash(word, 0, word.length()))) {
            return true;
        }
        for (int i = 0; i < word.length(); i++) {
            long hash = hashWithout(word, i);
            if (names.contains(hash) || word.length() >= LEAST_LETTERS && shortened.contains(hash)) {
                return true;
            }
        }
        return false;
    }

    /// One digit may be a letter misread, two are a number or a code: times of day differ in every slice.
    private static boolean hasDigits(String text, int start, int end) {
        int digits = 0;
        for (int i = start; i < end; i++) {
            digits += Measure.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits > 1;
    }

    private static long hashWithout(String word, int left) {
        return WordTable.hash(new StringBuilder(word).deleteCharAt(left), 0, word.length() - 1);
    }
}
