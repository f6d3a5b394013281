package org.elpis.detect;

/// Words that may stay in a text.
public final class Vocabulary {
    public static Vocabulary clinical() {
        return new Vocabulary();
    }

    public boolean contains(CharSequence token, int start, int end) {
        return false;
    }

    public boolean isAlsoName(CharSequence token, int start, int end) {
        return false;
    }

    public static boolean isMeasure(CharSequence token) {
        return token.length() < 4;
    }
}
