package org.elpis.detect;

/// Tells the numbers that describe an examination from those that may identify a person.
///
/// A measure stays: a number with a unit (`5mm`, `1.5T`, `10-20%`, `5ml/s`), dimensions (`3.0x3.0`, `512x512`),
/// `2D` to `4D`, vertebrae and weightings (`L4`, `C5-C6`, `T2`), acquisition parameters (`b1000`, `TE30`), and
/// a decimal that cannot be a day and month. A number with a unit has four digits before the point at most,
/// three where the unit is a single letter, because longer ones are how patients and orders are numbered. Ages
/// (`87y`) are no measure: age is a finding of its own. Bare ranges and fractions (`10-12`, `1/2`) are no
/// measure: they may be days and months. Stateless.
final class Measure {
    private static final int MOST_DIGITS = 4;
    private static final int MOST_DIGITS_BARE = 3;
    private static final int LAST_DAY = 31;
    private static final int LAST_MONTH = 12;

    private Measure() {}

    /// Whether `text` from `start` to before `end` is a measure. The token has no blanks in it.
    static boolean isMeasure(CharSequence text, int start, int end) {
        if (start >= end) {
            return false;
        }
        char first = text.charAt(start);
        if (isDigit(first)) {
            return isQuantity(text, start, end);
        }
        return isSign(first)
                ? isMeasureAfterSign(text, start + 1, end)
                : BodyLevel.isLevel(text, start, end) || isParameter(text, start, end);
    }

    /// Whether it is a number of one to three digits or an ordinal of one or two (`1st`, `22nd`): too short for
    /// a record number, and a day only beside a month, which is for whoever looks for dates to see.
    static boolean isSmallNumber(CharSequence text, int start, int end) {
        int digits = digits(text, start, end);
        if (digits == 0 || digits > MOST_DIGITS_BARE) {
            return false;
        }
        int rest = start + digits;
        return rest == end || digits < MOST_DIGITS_BARE && isOrdinalEnding(text, rest, end);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static int digits(CharSequence text, int start, int end) {
        int at = start;
        while (at < end && isDigit(text.charAt(at))) {
            at++;
        }
        return at - start;
    }

    /// The value of at most four digits.
    static int value(CharSequence text, int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    private static boolean isMeasureAfterSign(CharSequence text, int start, int end) {
        return start < end
                && isDigit(text.charAt(start))
                && (isQuantity(text, start, end) || isSmallNumber(text, start, end));
    }

    /// Numbers joined by `x` (each may carry the unit) or by one `-` (the unit must follow).
    private static boolean isQuantity(CharSequence text, int start, int end) {
        int at = start;
        int numbers = 0;
        boolean range = false;
        while (true) {
            int whole = digits(text, at, end);
            if (whole == 0 || whole > MOST_DIGITS) {
                return false;
            }
            int number = at;
            at = afterFraction(text, at + whole, end);
            numbers++;
            if (at == end) {
                return !range && (numbers > 1 || isPlainDecimal(text, number, number + whole, end));
            }
            int unitEnd = unitEnd(text, at, end);
            if (unitEnd > at && !Unit.isUnit(text, at, unitEnd, whole)) {
                return false;
            }
            if (unitEnd == end) {
                return true;
            }
            if (unitEnd > at && text.charAt(unitEnd) == '-') {
                return false;
            }
            range |= text.charAt(unitEnd) == '-';
            if (range && numbers > 1) {
                return false;
            }
            at = unitEnd + 1;
        }
    }

    private static int afterFraction(CharSequence text, int at, int end) {
        if (at < end && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
            int digits = digits(text, at + 1, end);
            if (digits > 0 && digits <= MOST_DIGITS_BARE) {
                return at + 1 + digits;
            }
        }
        return at;
    }

    /// Where the unit that starts here ends: before an `x` or `-` that a digit follows, or at the end.
    private static int unitEnd(CharSequence text, int start, int end) {
        for (int at = start; at < end - 1; at++) {
            if (isJoint(text.charAt(at)) && isDigit(text.charAt(at + 1))) {
                return at;
            }
        }
        return end;
    }

    private static boolean isJoint(char c) {
        return c == 'x' || c == 'X' || c == '×' || c == '*' || c == '-';
    }

    /// `1.5` and `0.75` but not `24.12` or `3.04`: two digits after the point may be a month.
    private static boolean isPlainDecimal(CharSequence text, int start, int point, int end) {
        int decimals = end - point - 1;
        if (point == end || point - start > MOST_DIGITS_BARE) {
            return false;
        }
        if (decimals != 2) {
            return true;
        }
        int day = value(text, start, point);
        int month = value(text, point + 1, end);
        return !(day >= 1 && day <= LAST_DAY && month >= 1 && month <= LAST_MONTH);
    }

    /// A letter or two and a number: `b1000`, `TE30`, `FOV250`, `p2`. b-values are round, which keeps `B1234`
    /// out.
    private static boolean isParameter(CharSequence text, int start, int end) {
        int number = start;
        while (number < end && isLetter(text.charAt(number))) {
            number++;
        }
        int digits = digits(text, number, end);
        if (digits == 0 || number + digits != end || digits > MOST_DIGITS) {
            return false;
        }
        return switch (Fold.fold(text.subSequence(start, number).toString())) {
            case "b" -> value(text, number, end) % 5 == 0;
            case "te", "tr", "ti" -> true;
            case "fa", "fov", "etl", "bw", "kv", "ma", "mas" -> digits <= MOST_DIGITS_BARE;
            case "nex", "nsa", "p", "r" -> digits == 1;
            default -> false;
        };
    }

    private static boolean isOrdinalEnding(CharSequence text, int start, int end) {
        if (end - start != 2) {
            return false;
        }
        int ending = Fold.letters(text.charAt(start)) << 16 | Fold.letters(text.charAt(start + 1));
        return ending == ('s' << 16 | 't')
                || ending == ('n' << 16 | 'd')
                || ending == ('r' << 16 | 'd')
                || ending == ('t' << 16 | 'h');
    }

    private static boolean isSign(char c) {
        return c == '+' || c == '-' || c == '<' || c == '>' || c == '~' || c == '±';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
