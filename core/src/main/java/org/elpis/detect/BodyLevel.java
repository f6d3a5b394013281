package org.elpis.detect;

/// Vertebrae, discs and nerve roots (`L4`, `Th12`, `C5-C6`, `L5/S1`, `L4-5`) and the weightings `T1`, `T2`,
/// `T2*`.
final class BodyLevel {
    private static final int CERVICAL = 8;
    private static final int THORACIC = 12;
    /// A sixth lumbar vertebra is a common variant.
    private static final int LUMBAR = 6;
    private static final int SACRAL = 5;
    private static final int COCCYGEAL = 4;
    private static final int MOST_LETTERS = 2;

    private BodyLevel() {}

    static boolean isLevel(CharSequence text, int start, int end) {
        int letters = letters(text, start, end);
        int last = lastOf(text, start, start + letters);
        int at = afterNumber(text, start + letters, end, last);
        if (at < 0 || at == end) {
            return at == end;
        }
        char joint = text.charAt(at);
        if (joint == '*') {
            return at + 1 == end;
        }
        return (joint == '-' || joint == '/') && isSecond(text, at + 1, end, last);
    }

    private static boolean isSecond(CharSequence text, int start, int end, int lastOfFirst) {
        int letters = letters(text, start, end);
        int last = letters == 0 ? lastOfFirst : lastOf(text, start, start + letters);
        return afterNumber(text, start + letters, end, last) == end;
    }

    /// Past a number of one or two digits from 1 to `last`, or -1.
    private static int afterNumber(CharSequence text, int start, int end, int last) {
        int digits = Measure.digits(text, start, end);
        if (digits == 0 || digits > 2 || text.charAt(start) == '0') {
            return -1;
        }
        return Measure.value(text, start, start + digits) <= last ? start + digits : -1;
    }

    private static int letters(CharSequence text, int start, int end) {
        int at = start;
        while (at < end && at - start < MOST_LETTERS && !Measure.isDigit(text.charAt(at))) {
            at++;
        }
        return at - start;
    }

    private static int lastOf(CharSequence text, int start, int end) {
        int first = start < end ? Fold.letters(text.charAt(start)) : 0;
        int second = end - start == 2 ? Fold.letters(text.charAt(start + 1)) : 0;
        if (second != 0) {
            return first == 't' && second == 'h' ? THORACIC : first == 'c' && second == 'o' ? COCCYGEAL : 0;
        }
        return switch (first) {
            case 'c' -> CERVICAL;
            case 't', 'd' -> THORACIC;
            case 'l' -> LUMBAR;
            case 's' -> SACRAL;
            default -> 0;
        };
    }
}
