package org.elpis.policy;

import org.elpis.detect.KnownDates;
import org.elpis.dicom.DateInText;

/// Tells dates that are written as decimal numbers: `+19310503`, `19310503.0`, `1.9310503E7`, `1931.0503`.
///
/// A whole number of 8, 12 or 14 digits that is a date is one; one in 1,000 of such numbers is, and measures have no
/// 8 digits before their point. Digits that a point parts are a date only when the study states it: of positions
/// with eight digits one in 1,000 would be a date otherwise. Stateless.
final class DecimalDate {
    private static final int DIGITS_OF_A_DATE = 8;
    private static final int DIGITS_WITH_SECONDS = 14;
    /// A larger exponent makes no date of any digits.
    private static final int LARGEST_EXPONENT = 99;

    private DecimalDate() {}

    /// Whether a number is whole and has the digits of a date, also with a time of day behind it.
    static boolean isWholeDate(String number) {
        String digits = significant(number, false);
        int whole = digits.length() - decimals(number) + exponent(number);
        if (whole != DIGITS_OF_A_DATE && whole != DIGITS_WITH_SECONDS - 2 && whole != DIGITS_WITH_SECONDS) {
            return false;
        }
        String shortest = significant(number, true);
        String date = shortest.length() > whole ? "" : shortest + "0".repeat(whole - shortest.length());
        return DateInText.at(date, 0).isPresent();
    }

    /// Whether the digits of a number, or of a time, spell a date that the study states; zeros at the end of a
    /// fraction may belong to it or not.
    static boolean isStated(String number, KnownDates dates) {
        if (number.length() < DIGITS_OF_A_DATE - 1) {
            return false;
        }
        String longest = significant(number, false);
        int least = Math.max(significant(number, true).length(), DIGITS_OF_A_DATE - 1);
        for (int length = Math.min(longest.length(), DIGITS_OF_A_DATE); length >= least; length--) {
            if (dates.isSpelled(longest.substring(0, length))) {
                return true;
            }
        }
        return false;
    }

    /// The digits before an exponent, without zeros in front.
    private static String significant(String number, boolean isWithoutLastZeros) {
        StringBuilder digits = new StringBuilder(number.length());
        int end = end(number);
        for (int i = 0; i < end; i++) {
            char c = number.charAt(i);
            if (c >= '0' && c <= '9' && (c != '0' || !digits.isEmpty())) {
                digits.append(c);
            }
        }
        int decimals = isWithoutLastZeros ? decimals(number) - exponent(number) : 0;
        while (decimals-- > 0 && !digits.isEmpty() && digits.charAt(digits.length() - 1) == '0') {
            digits.setLength(digits.length() - 1);
        }
        return digits.toString();
    }

    private static int end(String number) {
        int e = Math.max(number.indexOf('e'), number.indexOf('E'));
        return e < 0 ? number.length() : e;
    }

    private static int decimals(String number) {
        int point = number.indexOf('.');
        int end = end(number);
        return point < 0 || point > end ? 0 : end - point - 1;
    }

    private static int exponent(String number) {
        String exponent = number.substring(Math.min(number.length(), end(number) + 1));
        try {
            int value = exponent.isEmpty() ? 0 : Integer.parseInt(exponent);
            return Math.abs(value) > LARGEST_EXPONENT ? LARGEST_EXPONENT : value;
        } catch (NumberFormatException e) {
            return LARGEST_EXPONENT;
        }
    }
}
