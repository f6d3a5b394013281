package org.elpis.vendor;

import org.elpis.dicom.WrittenDate;

/// Numbers as manufacturers write them into texts: decimal with an exponent, or hexadecimal with `0x`.
final class PlainNumber {
    /// A double takes 24 characters at most.
    private static final int LONGEST = 24;

    private PlainNumber() {}

    /// Whether a text is a number and nothing else, and not the date that eight digits may be.
    static boolean isIn(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        if (text.startsWith("0x")) {
            return text.length() > 2 && text.length() <= 18 && end(text, 2, 16) == text.length();
        }
        int start = sign(text, 0);
        int whole = end(text, start, 10);
        int end = whole < text.length() && text.charAt(whole) == '.' ? end(text, whole + 1, 10) : whole;
        boolean hasDigits = whole > start || end > whole + 1;
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int exponent = sign(text, end + 1);
            int exponentEnd = end(text, exponent, 10);
            end = exponentEnd > exponent && exponentEnd <= exponent + 3 ? exponentEnd : end;
        }
        return hasDigits && end == text.length() && !startsWithDate(text, start, whole);
    }

    /// Eight digits that are a date, or fourteen that are one with a time.
    private static boolean startsWithDate(String text, int start, int end) {
        return end - start >= 8 && WrittenDate.at(text, start).isPresent();
    }

    private static int sign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
    }

    /// Where digits of a base that start at `at` end.
    private static int end(String text, int at, int base) {
        int end = at;
        while (end < text.length() && text.charAt(end) < 0x80 && Character.digit(text.charAt(end), base) >= 0) {
            end++;
        }
        return end;
    }
}
