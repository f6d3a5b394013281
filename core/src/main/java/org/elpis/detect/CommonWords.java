package org.elpis.detect;

import java.util.Arrays;

/// Words that the vocabulary does not have and that the texts of many patients hold: the jargon of a site rather
/// than anybody's name.
///
/// Counts for how many different patients each unknown word was found, by hashes only. What was found does not
/// depend on the order in which texts are added. Bounded: when more pairs of a word and a patient, or more
/// excluded words, turn up than the bound, no word is common, whichever came first. Thread-safe.
public final class CommonWords {
    /// About 100 MB at most. Enough for two hundred unknown words of each of ten thousand patients.
    static final int MOST = 2_000_000;
    /// Shorter words are names and abbreviations of names too often.
    private static final int LEAST_LETTERS = 4;

    private final Vocabulary vocabulary;
    private final int patients;
    private final int most;
    private final LongCounts pairs = new LongCounts();
    private final LongCounts words = new LongCounts();
    private final LongCounts excluded = new LongCounts();

    /// @param patients  in whose texts a word must be found
    public CommonWords(Vocabulary vocabulary, int patients) {
        this(vocabulary, patients, MOST);
    }

    CommonWords(Vocabulary vocabulary, int patients, int most) {
        this.vocabulary = vocabulary;
        this.patients = patients;
        this.most = most;
    }

    /// Takes in a text of a patient.
    ///
    /// @param patient  a number that no other patient has
    public synchronized void add(String text, long patient) {
        int at = 0;
        while (at < text.length()) {
            int end = TextDetector.wordEnd(text, at);
            if (end - at >= LEAST_LETTERS && isLetters(text, at, end)) {
                add(WordTable.hash(text, at, end), patient);
            }
            at = Math.max(end, at + 1);
        }
    }

    /// A word that is common already needs no more pairs; how many pairs there are at the end is the same in any
    /// order.
    private void add(long word, long patient) {
        boolean isOpen = pairs.size() <= most && words.get(word) < patients && !vocabulary.contains(word);
        if (isOpen && pairs.increment(pair(word, patient)) == 1) {
            words.increment(word);
        }
    }

    private static long pair(long word, long patient) {
        return (word ^ Long.rotateLeft(patient * 0x9E3779B97F4A7C15L, 29)) * 0xD6E8FEB86659FD93L;
    }

    private static boolean isLetters(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Character.isLetter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// Words that never become common: those of attributes that name persons, places and devices.
    public synchronized void exclude(String text) {
        int at = 0;
        while (at < text.length()) {
            int end = TextDetector.wordEnd(text, at);
            if (end > at && excluded.size() <= most) {
                excluded.increment(WordTable.hash(text, at, end));
            }
            at = Math.max(end, at + 1);
        }
    }

    /// Words of a study's own persons, numbers and places never become common.
    public synchronized void exclude(Identity identity) {
        words.removeIf(word -> identity.contains(word) || identity.isOfPlace(word));
    }

    /// The vocabulary with the words that are common among what was added and that no list of names has.
    public synchronized Vocabulary addTo(Vocabulary target) {
        if (pairs.size() > most || excluded.size() > most) {
            return target;
        }
        long[] common = words.keysWith(patients);
        int kept = 0;
        for (long word : common) {
            if (excluded.get(word) == 0 && !NameTable.contains(word)) {
                common[kept++] = word;
            }
        }
        return target.with(Arrays.copyOf(common, kept));
    }
}
