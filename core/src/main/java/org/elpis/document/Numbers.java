package org.elpis.document;

/// Numbers as text formats of 3D models write them.
final class Numbers {
    /// More characters than any number of a coordinate needs.
    private static final int LONGEST = 24;

    private Numbers() {}

    /// Sign, digits with a point, exponent.
    static boolean isReal(String word) {
        int at = skipSign(word, 0);
        int whole = skipDigits(word, at);
        int end = whole < word.length() && word.charAt(whole) == '.' ? skipDigits(word, whole + 1) : whole;
        boolean hasDigits = end > at && !(end == at + 1 && word.charAt(at) == '.');
        if (end < word.length() && (word.charAt(end) == 'e' || word.charAt(end) == 'E')) {
            int exponent = skipSign(word, end + 1);
            int exponentEnd = skipDigits(word, exponent);
            end = exponentEnd > exponent ? exponentEnd : end;
        }
        return hasDigits && end == word.length() && end <= LONGEST;
    }

    static boolean isInteger(String word) {
        int at = skipSign(word, 0);
        return skipDigits(word, at) == word.length() && word.length() > at && word.length() <= LONGEST;
    }

    /// Up to three integers separated by slashes, of which the middle one may be missing: `7`, `7/1`, `7//3`.
    static boolean isReference(String word) {
        int first = word.indexOf('/');
        if (first < 0) {
            return isInteger(word);
        }
        int second = word.indexOf('/', first + 1);
        String middle = word.substring(first + 1, second < 0 ? word.length() : second);
        return isInteger(word.substring(0, first))
                && (isInteger(middle) || middle.isEmpty() && second > 0)
                && (second < 0 || isInteger(word.substring(second + 1)));
    }

    private static int skipSign(String word, int at) {
        return at < word.length() && (word.charAt(at) == '+' || word.charAt(at) == '-') ? at + 1 : at;
    }

    private static int skipDigits(String word, int from) {
        int at = from;
        while (at < word.length() && word.charAt(at) >= '0' && word.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
