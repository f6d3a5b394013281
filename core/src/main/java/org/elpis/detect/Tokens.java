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
    static final byte NUMBER = 6;
    static final byte UNKNOWN = 7;
    static final byte KNOWN = 8;

    final String text;
    final Identity identity;
    private int[] bounds = new int[16];
    private byte[] kinds = new byte[8];
    private int count;

    Tokens(String text, Identity identity) {
        this.text = text;
        this.identity = identity;
    }

    void add(int start, int end, byte kind) {
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, count * 2);
            bounds = Arrays.copyOf(bounds, count * 4);
        }
        bounds[2 * count] = start;
        bounds[2 * count + 1] = end;
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

    long hash(int index) {
        return WordTable.hash(text, start(index), end(index));
    }

    boolean goes(int index) {
        return kinds[index] >= DATE;
    }

    /// A word or number goes, and is neither a date nor a UID that another one stands for.
    boolean isGap(int index) {
        return kinds[index] >= NUMBER;
    }

    boolean isWord(int index) {
        return kinds[index] >= UNKNOWN;
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
}
