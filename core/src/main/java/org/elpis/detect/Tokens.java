package org.elpis.detect;

import java.util.Arrays;

/// The words and numbers of one text in their order, with what each was taken for by itself.
final class Tokens {
    /// Vocabulary or measure: stays.
    static final byte PLAIN = 0;
    /// Vocabulary that is a name too: stays unless it stands beside something that goes.
    static final byte ALSO_NAME = 1;
    /// One letter: an initial beside a name.
    static final byte LETTER = 2;
    /// One to three digits, or an ordinal: part of a date, a telephone number, an age or an address where such
    /// stand.
    static final byte BARE = 3;
    /// From here on it goes.
    static final byte DATE = 4;

    static final byte UID = 5;
    static final byte AGE = 6;
    static final byte NUMBER = 7;
    static final byte CONTACT = 8;
    static final byte PLACE = 9;
    static final byte NAME = 10;
    static final byte UNKNOWN = 11;
    static final byte KNOWN = 12;

    final String text;
    final Identity identity;
    private int[] bounds = new int[16];
    private byte[] kinds = new byte[8];
    private long[] hashes = new long[8];
    private int count;

    Tokens(String text, Identity identity) {
        this.text = text;
        this.identity = identity;
    }

    /// @param hash  of the word, as [WordTable#hash] makes it; 0 for what is no word
    void add(int start, int end, byte kind, long hash) {
        if (count == kinds.length) {
            hashes = Arrays.copyOf(hashes, count * 2);
            kinds = Arrays.copyOf(kinds, count * 2);
            bounds = Arrays.copyOf(bounds, count * 4);
        }
        bounds[2 * count] = start;
        bounds[2 * count + 1] = end;
        hashes[count] = hash;
        kinds[count++] = kind;
    }

    int count() {
        return count;
    }

    int start(int index) {
        return bounds[2 * index];
    }

    int end(int index) {
        return bounds[2 * index + 1];
    }

    byte kind(int index) {
        return kinds[index];
    }

    void set(int index, byte kind) {
        kinds[index] = kind;
    }

    /// Sets the kind of all tokens of a part that are not [#KNOWN].
    void setUnlessKnown(int from, int to, byte kind) {
        for (int i = from; i < to; i++) {
            if (kinds[i] != KNOWN) {
                kinds[i] = kind;
            }
        }
    }

    long hash(int index) {
        return hashes[index];
    }

    boolean goes(int index) {
        return kinds[index] >= DATE;
    }

    /// A word or number goes, and is no date, UID or age that another one stands for.
    boolean isGap(int index) {
        return kinds[index] >= NUMBER;
    }

    boolean isWord(int index) {
        return kinds[index] >= PLACE;
    }

    /// Whether it is in the vocabulary, by itself a name or not.
    boolean isVocabulary(int index) {
        return kinds[index] <= ALSO_NAME;
    }

    /// One to three digits, or any other number that says nothing certain alone.
    boolean isNumber(int index) {
        return kinds[index] == BARE || kinds[index] == NUMBER;
    }

    boolean hasCapital(int index) {
        return Character.isUpperCase(text.charAt(start(index)));
    }

    boolean isSmall(int index) {
        return Character.isLowerCase(text.charAt(start(index)));
    }

    /// A capital and no small letter: an abbreviation, or a text without small letters.
    boolean isAllCapitals(int index) {
        for (int i = start(index); i < end(index); i++) {
            if (Character.isLowerCase(text.charAt(i))) {
                return false;
            }
        }
        return hasCapital(index);
    }

    boolean isJoinedToNumber(int index) {
        return isJoinedToNext(index) && signBehind(index) != '.' && Measure.isDigit(text.charAt(start(index + 1)));
    }

    int length(int index) {
        return end(index) - start(index);
    }

    /// The sign behind a token; a blank at the end of the text.
    char signBehind(int index) {
        return end(index) < text.length() ? text.charAt(end(index)) : ' ';
    }

    /// The sign before a token; a blank at the start of the text.
    char signBefore(int index) {
        return start(index) > 0 ? text.charAt(start(index) - 1) : ' ';
    }

    /// Whether a sign stands between a token and the next.
    boolean isBetween(int index, char sign) {
        int to = index + 1 < count ? start(index + 1) : text.length();
        for (int i = end(index); i < to; i++) {
            if (text.charAt(i) == sign) {
                return true;
            }
        }
        return false;
    }

    /// Whether one sign that is no blank, and nothing else, joins a token to the next.
    boolean isJoinedToNext(int index) {
        return index + 1 < count && start(index + 1) - end(index) == 1 && signBehind(index) > ' ';
    }

    /// Whether one blank, and nothing else, stands between a token and the one before.
    boolean isBlankBefore(int index) {
        return index > 0 && start(index) - end(index - 1) == 1 && signBefore(index) == ' ';
    }

    boolean endsWith(int index, String folded) {
        int from = end(index) - folded.length();
        if (from < start(index)) {
            return false;
        }
        for (int i = 0; i < folded.length(); i++) {
            if (Fold.letters(text.charAt(from + i)) != folded.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Whether nothing but at most three signs stands between a token and the next, and no border of values.
    boolean touchesNext(int index) {
        if (index + 1 >= count || start(index + 1) - end(index) > 3) {
            return false;
        }
        for (int i = end(index); i < start(index + 1); i++) {
            char c = text.charAt(i);
            if (c == '\\' || c == '\n') {
                return false;
            }
        }
        return true;
    }

    boolean is(int index, String folded) {
        int length = end(index) - start(index);
        if (length != folded.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (Fold.letters(text.charAt(start(index) + i)) != folded.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean isOneOf(int index, String[] folded) {
        for (String word : folded) {
            if (is(index, word)) {
                return true;
            }
        }
        return false;
    }

    /// Whether there is such a token, and it is a unit of measurement.
    boolean isUnit(int index) {
        return index < count() && Unit.isUnit(text, start(index), end(index), 1);
    }
}
