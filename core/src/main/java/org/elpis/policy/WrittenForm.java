package org.elpis.policy;

import java.util.List;
import java.util.Optional;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Uids;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.dicom.WrittenDate;
import org.elpis.document.EncapsulatedDocument;

/// The forms of values that are written in characters and say nothing but what they are for.
///
/// Source: PS3.5 table 6.2-1.
enum WrittenForm {
    DATE,
    TIME,
    ZONE,
    /// Identifier of a context group or template of the standard.
    STANDARD_NUMBER,
    UID,
    /// Type of an encapsulated document that somebody may have a use for.
    MEDIA_TYPE;

    private static final int LONGEST_NUMBER = 16;
    /// Hours, minutes and seconds are below; 60 is a leap second.
    private static final int[] PARTS_OF_A_TIME = {24, 60, 61};
    /// Microseconds, with the digit more that some write.
    private static final int DIGITS_OF_A_FRACTION = 7;

    private static final int DIGITS_OF_A_DATE = 8;
    /// Two values of DT with a hyphen between.
    private static final int LONGEST_RANGE = 54;
    /// Five digits are a measurement or a code more often than not.
    private static final int DIGITS_OF_A_RECORD_NUMBER = 6;
    /// Fewer digits could be a number of anything.
    private static final int LEAST_DIGITS_OF_AN_IDENTIFIER = 4;

    /// Whether every value of an element has this form or is empty.
    boolean fitsAll(DataSet dataSet, Element element) {
        for (String value : values(dataSet, element)) {
            if (!value.isEmpty() && !fits(value)) {
                return false;
            }
        }
        return true;
    }

    /// The values of an element, also of one that is encoded as UN or OB and so has no VR that says where values
    /// end.
    static List<String> values(DataSet dataSet, Element element) {
        List<String> values = dataSet.strings(element);
        boolean isHidden = (element.vr() == Vr.UN || element.vr() == Vr.OB)
                && values.size() == 1
                && values.getFirst().indexOf('\\') >= 0;
        return isHidden ? List.of(values.getFirst().split("\\\\", -1)) : values;
    }

    private boolean fits(String value) {
        return switch (this) {
            case DATE -> isDate(value);
            case TIME -> isTime(value);
            case ZONE -> isZone(value);
            case STANDARD_NUMBER -> isStandardNumber(value);
            case UID -> Uids.isValid(value) && hasRoot(value);
            case MEDIA_TYPE -> EncapsulatedDocument.isKnownType(value);
        };
    }

    /// The first component of a UID is 0, 1 or 2. Source: ISO/IEC 9834-1.
    private static boolean hasRoot(String uid) {
        return uid.length() > 1 && uid.charAt(0) <= '2' && uid.charAt(1) == '.';
    }

    /// Whether bytes are printable ASCII, padded with spaces or NULs.
    static boolean isPrintable(Value.Bytes bytes) {
        int end = bytes.length();
        while (end > 0 && bytes.at(end - 1) == 0) {
            end--;
        }
        for (int i = 0; i < end; i++) {
            if (bytes.at(i) < ' ' || bytes.at(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /// DS or IS: sign, digits with a point, exponent; and no date.
    static boolean isNumber(String value) {
        int at = skipSign(value, 0);
        int whole = skipDigits(value, at);
        int end = whole < value.length() && value.charAt(whole) == '.' ? skipDigits(value, whole + 1) : whole;
        if (end < value.length() && (value.charAt(end) == 'e' || value.charAt(end) == 'E')) {
            int exponent = skipSign(value, end + 1);
            int exponentEnd = skipDigits(value, exponent);
            end = exponentEnd > exponent ? exponentEnd : end;
        }
        return end == value.length() && end <= LONGEST_NUMBER && !DecimalDate.isWholeDate(value);
    }

    /// Whether a number has as many digits before its point as record numbers have.
    static boolean isLong(String number) {
        int start = skipSign(number, 0);
        return skipDigits(number, start) - start >= DIGITS_OF_A_RECORD_NUMBER;
    }

    /// The digits by which a number would be known: without sign, leading zeros, point and exponent; "" when
    /// too few.
    static String digitsOf(String number) {
        StringBuilder digits = new StringBuilder(number.length());
        boolean pastPoint = false;
        for (int i = 0; i < number.length() && "eE".indexOf(number.charAt(i)) < 0; i++) {
            char c = number.charAt(i);
            pastPoint |= c == '.';
            boolean isLeadingZero = c == '0' && digits.isEmpty();
            if (c >= '0' && c <= '9' && !isLeadingZero && !(pastPoint && isZeros(number, i))) {
                digits.append(c);
            }
        }
        return digits.length() < LEAST_DIGITS_OF_AN_IDENTIFIER ? "" : digits.toString();
    }

    private static boolean isZeros(String number, int from) {
        for (int i = from; i < number.length() && "eE".indexOf(number.charAt(i)) < 0; i++) {
            if (number.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    /// DA or DT, also a range or part of one, and the older forms with points and hyphens.
    private static boolean isDate(String value) {
        String text = value.strip();
        if (text.length() > LONGEST_RANGE || isMoment(text)) {
            return text.length() <= LONGEST_RANGE;
        }
        for (int dash = text.indexOf('-'); dash >= 0; dash = text.indexOf('-', dash + 1)) {
            String from = text.substring(0, dash).strip();
            String to = text.substring(dash + 1).strip();
            if ((from.isEmpty() || isMoment(from)) && (to.isEmpty() || isMoment(to))) {
                return text.length() > 1;
            }
        }
        return false;
    }

    /// A date with a time of day and an offset from UTC, or a year, or a year and a month.
    private static boolean isMoment(String text) {
        boolean hasZone = text.length() > DIGITS_OF_A_DATE && isZone(text.substring(text.length() - 5));
        int end = hasZone ? text.length() - 5 : text.length();
        Optional<WrittenDate> date = WrittenDate.at(text, 0);
        if (date.isPresent()) {
            String time =
                    text.substring(date.get().length(), Math.max(end, date.get().length()));
            return time.indexOf(':') < 0 && isTime(time);
        }
        boolean isPart = (end == 4 || end == 6) && skipDigits(text, 0) == end;
        return isPart
                && WrittenDate.at(text.substring(0, end) + "0101".substring(end - 4), 0)
                        .isPresent();
    }

    /// TM: `HH`, `HHMM`, `HHMMSS`, with a fraction, and the older form with colons, within the hours and minutes that
    /// there are. No range: only a query may hold one (PS3.5 section 6.2), and `0305-1931` is none.
    private static boolean isTime(String value) {
        String time = value.strip();
        boolean hasColons = time.indexOf(':') == 1 || time.indexOf(':') == 2;
        String padded = time.indexOf(':') == 1 ? "0" + time : time;
        int parts = 0;
        int at = 0;
        while (parts < PARTS_OF_A_TIME.length && isBelow(PARTS_OF_A_TIME[parts], padded, at)) {
            parts++;
            at += 2;
            boolean goesOn = !hasColons || at + 1 < padded.length() && padded.charAt(at) == ':';
            if (!goesOn || parts == PARTS_OF_A_TIME.length) {
                break;
            }
            at += hasColons ? 1 : 0;
        }
        boolean hasFraction = parts == PARTS_OF_A_TIME.length && at < padded.length() && padded.charAt(at) == '.';
        boolean isWhole = hasFraction ? isFraction(padded, at + 1) : at == padded.length();
        return time.isEmpty() || isWhole && parts > (hasColons ? 1 : 0);
    }

    private static boolean isBelow(int limit, String text, int at) {
        return skipDigits(text, at) - at >= 2 && (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0' < limit;
    }

    private static boolean isFraction(String time, int from) {
        int digits = time.length() - from;
        return digits > 0 && digits <= DIGITS_OF_A_FRACTION && skipDigits(time, from) == time.length();
    }

    /// `+0100`, within the offsets that there are.
    private static boolean isZone(String value) {
        return value.length() == 5
                && skipSign(value, 0) == 1
                && skipDigits(value, 1) == 5
                && Integer.parseInt(value.substring(1, 3)) <= 14
                && Integer.parseInt(value.substring(3)) < 60;
    }

    /// Context groups and templates have numbers of up to five digits.
    private static boolean isStandardNumber(String value) {
        return value.length() <= 5 && skipDigits(value, 0) == value.length();
    }

    private static int skipSign(String value, int at) {
        boolean isSign = at < value.length() && (value.charAt(at) == '+' || value.charAt(at) == '-');
        return isSign ? at + 1 : at;
    }

    private static int skipDigits(String value, int from) {
        int at = from;
        while (at < value.length() && value.charAt(at) >= '0' && value.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
