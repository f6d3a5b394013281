package org.elpis.pdf;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Puts the characters of a line together to words: by the gaps between them, whatever operators or blanks they
/// were written with.
final class Words {
    /// A gap that separates words, in heights of the font. A blank has 0.25, kerning stays below 0.1.
    private static final double WORD_GAP = 0.15;

    /// Letters that are set apart at equal distances belong together up to this distance.
    private static final double LETTER_GAP = 1.5;

    /// How much wider than the smallest one a gap between such letters may be.
    private static final double EQUAL = 1.4;

    private static final int LEAST_LETTERS = 3;

    /// Two times the same character at nearly one place is one that was made bold, or a layer of text over text.
    private static final double SAME_PLACE = 0.3;

    /// So many layers are compared, that a page of characters at one place takes no longer than another.
    private static final int MOST_AT_ONE_PLACE = 8;

    /// From here on Unicode has other forms of characters that it also has in their usual one, such as ligatures.
    private static final int FIRST_COMPATIBILITY_FORM = 0xF900;

    private Words() {}

    static List<Word> of(List<Glyph> glyphs) {
        List<Glyph> sorted = new ArrayList<>(glyphs);
        sorted.sort(Comparator.comparingDouble(Glyph::along));
        return withSpacedLettersJoined(split(sorted));
    }

    private static List<Word> split(List<Glyph> sorted) {
        List<Word> words = new ArrayList<>();
        List<Word> open = new ArrayList<>();
        double end = 0;
        for (int i = 0; i < sorted.size(); i++) {
            Glyph glyph = sorted.get(i);
            if (glyph.isBlank()) {
                close(open, words);
            } else if (!isRepeated(sorted, i)) {
                if (glyph.along() - end > WORD_GAP * glyph.size()) {
                    close(open, words);
                }
                end = open.isEmpty() ? glyph.end() : Math.max(end, glyph.end());
                open.add(word(glyph));
            }
        }
        close(open, words);
        return words;
    }

    /// Ends the word that is open, if one is.
    private static void close(List<Word> open, List<Word> words) {
        if (!open.isEmpty()) {
            words.add(Word.of(open));
            open.clear();
        }
    }

    private static Word word(Glyph glyph) {
        String plain = glyph.text().strip();
        String text = plain.codePointAt(0) < FIRST_COMPATIBILITY_FORM
                ? plain
                : Normalizer.normalize(plain, Normalizer.Form.NFKC);
        return new Word(text, glyph.along(), glyph.end(), glyph.across(), glyph.size(), 1);
    }

    private static boolean isRepeated(List<Glyph> sorted, int index) {
        Glyph glyph = sorted.get(index);
        double least = glyph.along() - SAME_PLACE * glyph.width();
        int last = Math.max(0, index - MOST_AT_ONE_PLACE);
        for (int i = index - 1; i >= last && sorted.get(i).along() >= least; i--) {
            if (sorted.get(i).text().equals(glyph.text())) {
                return true;
            }
        }
        return false;
    }

    private static List<Word> withSpacedLettersJoined(List<Word> words) {
        List<Word> joined = new ArrayList<>(words.size());
        int at = 0;
        while (at < words.size()) {
            int end = at;
            double least = Double.MAX_VALUE;
            while (end < words.size() && words.get(end).characters() == 1 && isNear(words, at, end)) {
                least = end == at ? least : Math.min(least, gap(words, end));
                end++;
            }
            if (end - at < LEAST_LETTERS) {
                end = Math.max(end, at + 1);
                joined.addAll(words.subList(at, end));
            } else {
                join(words, at, end, least * EQUAL, joined);
            }
            at = end;
        }
        return joined;
    }

    private static boolean isNear(List<Word> words, int first, int index) {
        return index == first
                || gap(words, index) <= LETTER_GAP * words.get(index).size();
    }

    private static double gap(List<Word> words, int index) {
        return words.get(index).start() - words.get(index - 1).end();
    }

    private static void join(List<Word> words, int from, int to, double widest, List<Word> joined) {
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || gap(words, i) > widest) {
                joined.add(Word.of(words.subList(start, i)));
                start = i;
            }
        }
    }
}
