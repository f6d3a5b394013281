package org.elpis.detect;

/// Addresses and names of institutions and departments that one study states. They are made of plain words, so that
/// they are known by the order of their words only.
///
/// Kept as hashes of their beginnings, so that finding one takes as long as reading it, however many there are.
/// Filled by one thread, then read by many.
final class KnownPlaces {
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private final HashSet64 firstWords = new HashSet64();
    private final HashSet64 words = new HashSet64();
    private final HashSet64 beginnings = new HashSet64();
    private final HashSet64 wholes = new HashSet64();

    /// A place of one word is left to the vocabulary.
    void add(String text) {
        int first = wordStart(text, 0);
        int second = wordStart(text, TextDetector.wordEnd(text, first));
        if (second == text.length()) {
            return;
        }
        firstWords.add(WordTable.hash(text, first, TextDetector.wordEnd(text, first)));
        long place = 0;
        for (int at = first; at < text.length(); ) {
            int end = TextDetector.wordEnd(text, at);
            long word = WordTable.hash(text, at, end);
            words.add(word);
            place = joined(place, word);
            beginnings.add(place);
            at = wordStart(text, end);
        }
        wholes.add(place);
    }

    private static int wordStart(String text, int from) {
        int at = from;
        while (at < text.length() && !TextDetector.isWordPart(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static long joined(long before, long word) {
        long joined = (before ^ word) * PRIME;
        return joined ^ joined >>> 29;
    }

    /// Whether a word with this hash is the first of a place.
    boolean startsWith(long hash) {
        return firstWords.contains(hash);
    }

    /// Whether a word with this hash is part of a place.
    boolean hasWord(long hash) {
        return words.contains(hash);
    }

    /// How many words from this one on are a place, the longest that there is; 0 when it starts none.
    int wordsOf(Tokens tokens, int first) {
        int found = 0;
        long place = 0;
        for (int at = first; at < tokens.count(); at++) {
            place = joined(place, tokens.hash(at));
            if (!beginnings.contains(place)) {
                return found;
            }
            found = wholes.contains(place) ? at + 1 - first : found;
        }
        return found;
    }
}
