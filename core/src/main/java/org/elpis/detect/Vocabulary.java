package org.elpis.detect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

/// The words that may stay in free text and coded strings; a word that is not in it goes.
///
/// Looks up one word at a time, whatever its case, accents or width ([Fold]). Words that are names of people as
/// well (`May`, `Head`, `Hodgkin`, single letters) are in it and marked, so that the caller keeps them by
/// context only.
///
/// The lists lie beside this class in `vocabulary/*.txt`, one word a line; `words.table` is made from them by
/// `WordTableWriter` and is what is read. Immutable and thread-safe; a look-up allocates nothing.
public final class Vocabulary {
    private static final String TABLE = "vocabulary/words.table";

    private final WordTable words;
    /// Hashes, ascending: a binary search is quick enough for what a site has.
    private final long[] siteWords;

    private Vocabulary(WordTable words, long[] siteWords) {
        this.words = words;
        this.siteWords = siteWords;
    }

    /// The vocabulary that Elpis ships: radiology in seven languages, the standard's terms, makers and products.
    public static Vocabulary clinical() {
        return Clinical.VOCABULARY;
    }

    /// This vocabulary and a site's own words. A word that is a name as well stays by its surroundings only.
    ///
    /// @param siteWords single words of letters, digits and underscores, in any script
    public Vocabulary with(Set<String> siteWords) {
        long[] hashes = new long[siteWords.size()];
        int next = 0;
        for (String word : siteWords) {
            if (!isWord(word)) {
                throw new IllegalArgumentException(
                        "siteWords must hold single words of letters, digits and underscores");
            }
            hashes[next++] = WordTable.hash(word, 0, word.length());
        }
        return with(hashes);
    }

    /// This vocabulary and words of which only the hashes are known.
    Vocabulary with(long[] hashes) {
        if (hashes.length == 0) {
            return this;
        }
        long[] all = Arrays.copyOf(siteWords, siteWords.length + hashes.length);
        System.arraycopy(hashes, 0, all, siteWords.length, hashes.length);
        Arrays.sort(all);
        return new Vocabulary(words, all);
    }

    public boolean contains(CharSequence word) {
        return contains(word, 0, word.length());
    }

    /// Whether `text` from `start` to before `end` is a known word.
    public boolean contains(CharSequence text, int start, int end) {
        return contains(WordTable.hash(text, start, end));
    }

    boolean contains(long hash) {
        return words.contains(hash) || isSiteWord(hash);
    }

    private boolean isSiteWord(long hash) {
        return siteWords.length != 0 && Arrays.binarySearch(siteWords, hash) >= 0;
    }

    /// Whether a word is a common forename or surname somewhere.
    public static boolean isCommonName(String word) {
        return NameTable.contains(WordTable.hash(word, 0, word.length()));
    }

    public boolean isAlsoName(CharSequence word) {
        return isAlsoName(word, 0, word.length());
    }

    /// Whether `text` from `start` to before `end` is a known word that is a person's name or initial as well.
    public boolean isAlsoName(CharSequence text, int start, int end) {
        return isAlsoName(WordTable.hash(text, start, end));
    }

    boolean isAlsoName(long hash) {
        return words.isAlsoName(hash) || isSiteWord(hash) && !words.contains(hash) && NameTable.contains(hash);
    }

    /// Whether the token is a number that describes an examination: one with a unit (`5mm`, `1.5T`), dimensions
    /// (`512x512`), a vertebra or weighting (`C5-C6`, `T2`), an acquisition parameter (`b1000`), a decimal that
    /// cannot be a day and a month, an integer of one to three digits or a short ordinal. Longer bare numbers
    /// may be dates or record numbers.
    public static boolean isMeasure(CharSequence token) {
        return isMeasure(token, 0, token.length());
    }

    /// [#isMeasure(CharSequence)] of `text` from `start` to before `end`.
    public static boolean isMeasure(CharSequence text, int start, int end) {
        return Measure.isMeasure(text, start, end) || Measure.isSmallNumber(text, start, end);
    }

    /// Whether a text is a single word of letters, digits and underscores.
    public static boolean isWord(String word) {
        boolean single = !word.isEmpty();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            single &= Character.isLetterOrDigit(c) || c == '_' || Character.getType(c) == Character.NON_SPACING_MARK;
        }
        return single;
    }

    private static final class Clinical {
        static final Vocabulary VOCABULARY = new Vocabulary(new WordTable(table()), new long[0]);

        private static ByteBuffer table() {
            try (InputStream in = Vocabulary.class.getResourceAsStream(TABLE)) {
                if (in == null) {
                    throw new IllegalStateException("the word table is missing from the installation");
                }
                return ByteBuffer.wrap(in.readAllBytes());
            } catch (IOException unreadable) {
                throw new UncheckedIOException("the word table cannot be read", unreadable);
            }
        }
    }
}
