package org.elpis.dicom;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A date in a text as somebody wrote it, with everything that it may mean, so that another date can be written
/// in the same form.
///
/// Forms: `20040119`; `2004-01-19`, `19.01.2004`, `19/1/2004`, `01/19/04`, `04-01-19` with points, hyphens or
/// slashes; `19. Januar 2004`, `19 de enero del 2004`, `January 19th, 2004`, `19-JAN-04`, `19JAN2004`,
/// `2004 Jan 19`; a month with its year (`May 2004`, `05/2004`). A time of day behind the date belongs to it and
/// stays as it is. Years 1850 to 2099.
///
/// With points the day comes first; with hyphens and slashes day and month may stand in either order, and two
/// digits of a year may be of either century: then there are several readings.
public final class DateInText {
    private static final int NONE = -1;
    private static final int[] CENTURIES = {2000, 1900};
    private static final int LONGEST_JOINT = 3;
    /// The middle of a month, from which a date without a day is moved.
    private static final int MIDDLE = 15;

    /// One meaning: the date, and which field is what.
    private record Reading(LocalDate date, int day, int month, int year) {}

    private final CharSequence text;
    private final int start;
    private final int[] fieldStarts = new int[3];
    private final int[] fieldEnds = new int[3];
    private final List<Reading> readings = new ArrayList<>(1);
    private int fields;
    private @Nullable MonthName month;
    private boolean hasOrdinal;
    private int dateEnd;
    private int end;

    private DateInText(CharSequence text, int start) {
        this.text = text;
        this.start = start;
    }

    /// The date that starts at `start`, where a word or number starts; empty when there is none.
    public static Optional<DateInText> at(CharSequence text, int start) {
        boolean startsNumber = isDigit(text, start);
        if (!startsNumber && !mayStartMonth(text, start)) {
            return Optional.empty();
        }
        DateInText date = new DateInText(text, start);
        boolean isDate = startsNumber ? date.parseFromNumber() : date.parseFromMonth();
        return isDate && !date.readings.isEmpty() ? Optional.of(date) : Optional.empty();
    }

    /// Every word of every text is asked for, and few names of months start otherwise.
    private static boolean mayStartMonth(CharSequence text, int start) {
        return start < text.length() && "jfmasondegl".indexOf(Character.toLowerCase(text.charAt(start))) >= 0;
    }

    /// Index behind the date, with its time of day.
    public int end() {
        return end;
    }

    /// Index behind the date alone.
    public int dateEnd() {
        return dateEnd;
    }

    /// Everything that it may mean, in a fixed order; one date when its form leaves no doubt.
    public List<LocalDate> readings() {
        List<LocalDate> dates = new ArrayList<>(readings.size());
        for (Reading reading : readings) {
            dates.add(reading.date);
        }
        return dates;
    }

    /// One of the readings moved by `days`, in the same form, with the time of day that stood behind it.
    ///
    /// @param index  of the reading in [#readings]
    public String shifted(int index, long days) {
        Reading reading = readings.get(index);
        LocalDate moved = reading.date.plusDays(days);
        StringBuilder written = new StringBuilder(end - start + 8);
        int at = start;
        for (int field = 0; field < fields; field++) {
            written.append(text, at, fieldStarts[field]);
            at = fieldEnds[field];
            if (field == reading.year) {
                writeYear(written, field, moved.getYear());
            } else if (field == reading.month && month != null) {
                written.append(month.write(moved.getMonthValue()));
            } else if (field == reading.month) {
                writeNumber(written, moved.getMonthValue());
            } else {
                writeNumber(written, moved.getDayOfMonth());
                if (hasOrdinal) {
                    written.append(ordinal(moved.getDayOfMonth()));
                    at += 2;
                }
            }
        }
        return written.append(text, at, end).toString();
    }

    private void writeYear(StringBuilder target, int field, int year) {
        boolean isShort = fieldEnds[field] - fieldStarts[field] == 2;
        pad(target, isShort ? year % 100 : year, isShort ? 2 : 4);
    }

    private void writeNumber(StringBuilder target, int number) {
        pad(target, number, isPadded() ? 2 : 1);
    }

    /// Whether days and months below ten are written with a zero: between numbers unless one is seen to have a
    /// single digit, beside the name of a month where one is seen or nothing parts them.
    private boolean isPadded() {
        boolean hasZero = false;
        for (int field = 0; field < fields; field++) {
            if (fieldEnds[field] - fieldStarts[field] == 1) {
                return false;
            }
            hasZero |= text.charAt(fieldStarts[field]) == '0';
        }
        return month == null || hasZero || fieldEnds[0] == fieldStarts[1];
    }

    private static void pad(StringBuilder target, int number, int width) {
        String digits = Integer.toString(number);
        for (int i = digits.length(); i < width; i++) {
            target.append('0');
        }
        target.append(digits);
    }

    private static String ordinal(int day) {
        int last = day / 10 == 1 ? 0 : day % 10;
        return last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th";
    }

    // ---- numbers first ----

    private boolean parseFromNumber() {
        int digits = digits(start);
        return switch (digits) {
            case 1, 2 -> parseFromDay(digits);
            case 4 -> parseFromYear();
            case 8, 12, 14 -> parseCompact(digits);
            default -> false;
        };
    }

    private boolean parseCompact(int digits) {
        field(start, start + 4);
        field(start + 4, start + 6);
        field(start + 6, start + 8);
        boolean hasTime = digits > 8;
        if (hasTime && !isTimeOfDay(start + 8, digits - 8)) {
            return false;
        }
        add(2, 1, 0);
        return hasTime ? finish(start + 8, afterFraction(start + digits, digits == 14)) : finishWithTime(start + 8);
    }

    private boolean parseFromYear() {
        field(start, start + 4);
        int joint = joint(start + 4);
        int wordEnd = wordEnd(joint);
        if (wordEnd > joint) {
            return parseNamedAfterYear(joint, wordEnd);
        }
        char separator = charAt(start + 4);
        int months = digits(start + 5);
        if (!isSeparator(separator) || months < 1 || months > 2) {
            return false;
        }
        field(start + 5, start + 5 + months);
        int behind = start + 5 + months;
        int days = charAt(behind) == separator ? digits(behind + 1) : 0;
        if (days == 1 || days == 2) {
            field(behind + 1, behind + 1 + days);
            add(2, 1, 0);
            return finishWithTime(behind + 1 + days);
        }
        if (months == 2 && separator == '-') {
            add(NONE, 1, 0);
            return finish(behind, behind);
        }
        return false;
    }

    /// `2004-Jan-19`, `2004 January 19`
    private boolean parseNamedAfterYear(int wordStart, int wordEnd) {
        int joint = joint(wordEnd);
        int days = digits(joint);
        if (days < 1 || days > 2 || !name(wordStart, wordEnd, false)) {
            return false;
        }
        field(wordStart, wordEnd);
        field(joint, joint + days);
        add(2, 1, 0);
        return finishWithTime(joint + days);
    }

    private boolean parseFromDay(int digits) {
        field(start, start + digits);
        int behind = start + digits;
        hasOrdinal = isOrdinal(behind);
        int joint = joint(hasOrdinal ? behind + 2 : behind);
        int wordEnd = wordEnd(joint);
        if (wordEnd > joint) {
            return parseNamedAfterDay(joint, wordEnd);
        }
        char separator = charAt(behind);
        int second = isSeparator(separator) ? afterPoint(behind + 1, separator) : NONE;
        int seconds = second == NONE ? 0 : digits(second);
        if (seconds == 4) {
            return digits == 2 && second == behind + 1 && parseMonthAndYear(behind);
        }
        if (seconds < 1 || seconds > 2 || charAt(second + seconds) != separator) {
            return false;
        }
        field(second, second + seconds);
        int third = afterPoint(second + seconds + 1, separator);
        int thirds = digits(third);
        field(third, third + thirds);
        return (thirds == 4 || thirds == 2 || thirds == 1 && digits == 2)
                && addNumeric(separator, digits, thirds)
                && finishWithTime(third + thirds);
    }

    /// `3. 5. 2019`
    private int afterPoint(int at, char separator) {
        return separator == '.' && charAt(at) == ' ' ? at + 1 : at;
    }

    private boolean parseMonthAndYear(int separatorAt) {
        field(separatorAt + 1, separatorAt + 5);
        add(NONE, 0, 1);
        return finish(separatorAt + 5, separatorAt + 5);
    }

    private boolean addNumeric(char separator, int firsts, int thirds) {
        if (thirds >= 2) {
            add(0, 1, 2);
            if (separator != '.' || readings.isEmpty()) {
                add(1, 0, 2);
            }
        }
        if (thirds <= 2 && firsts == 2 && separator != '.') {
            add(2, 1, 0);
        }
        return !readings.isEmpty();
    }

    private boolean parseNamedAfterDay(int wordStart, int wordEnd) {
        if (!name(wordStart, wordEnd, true)) {
            return false;
        }
        int year = joint(wordEnd);
        int digits = digits(year);
        if (digits != 4 && (digits != 2 || isCommonWord())) {
            return false;
        }
        field(wordStart, wordEnd);
        field(year, year + digits);
        add(0, 1, 2);
        return finishWithTime(year + digits);
    }

    /// `set`, `mag`, `ago` are words elsewhere: two digits do not make a date of them.
    private boolean isCommonWord() {
        MonthName name = month;
        return name != null
                && name.form() == MonthName.Form.BRIEF
                && switch (name.language()) {
                    case SPANISH, ITALIAN, PORTUGUESE -> true;
                    case ENGLISH, GERMAN, DUTCH, FRENCH -> false;
                };
    }

    // ---- month first ----

    private boolean parseFromMonth() {
        int wordEnd = wordEnd(start);
        int number = joint(wordEnd);
        int digits = digits(number);
        if (digits == 0 || digits == 3 || digits > 4 || !name(start, wordEnd, false)) {
            return false;
        }
        field(start, wordEnd);
        field(number, number + digits);
        if (digits == 4) {
            add(NONE, 0, 1);
            return finish(number + 4, number + 4);
        }
        int behind = number + digits;
        hasOrdinal = isOrdinal(behind);
        int year = joint(hasOrdinal ? behind + 2 : behind);
        int years = digits(year);
        if (years != 4 && (years != 2 || isCommonWord()) || year == behind) {
            return false;
        }
        field(year, year + years);
        add(1, 0, 2);
        return finishWithTime(year + years);
    }

    // ---- parts ----

    private void field(int from, int to) {
        fieldStarts[fields] = from;
        fieldEnds[fields++] = to;
    }

    private boolean name(int wordStart, int wordEnd, boolean isDayFirst) {
        boolean hasPoint = isDayFirst && charAt(fieldEnds[0]) == '.';
        char behind = charAt(wordEnd);
        boolean isJoined = behind == '-' || behind == '/' || isDigit(text, wordEnd);
        boolean hasDe = isDayFirst && isWord("de", wordStart - 3);
        month = MonthName.of(
                text, wordStart, wordEnd, new MonthName.Surroundings(isDayFirst, hasPoint, hasDe, isJoined));
        return month != null;
    }

    /// Behind the signs and the little word that may join two parts of a date.
    private int joint(int from) {
        int at = from;
        while (at < text.length() && at - from < LONGEST_JOINT && ". ,-/_'".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at == from) {
            return at;
        }
        if (Character.toLowerCase(charAt(at)) == 'd' && isWord("el", at + 1)) {
            return at + 4;
        }
        return isWord("de", at) || isWord("of", at) ? at + 3 : at;
    }

    private boolean isWord(String word, int at) {
        return at >= 0
                && Character.toLowerCase(charAt(at)) == word.charAt(0)
                && Character.toLowerCase(charAt(at + 1)) == word.charAt(1)
                && charAt(at + 2) == ' ';
    }

    private boolean isOrdinal(int at) {
        if (at + 2 > text.length() || Character.isLetter(charAt(at + 2))) {
            return false;
        }
        String ending = text.subSequence(at, at + 2).toString();
        return ending.equals("st") || ending.equals("nd") || ending.equals("rd") || ending.equals("th");
    }

    private static boolean isSeparator(char c) {
        return c == '.' || c == '/' || c == '-';
    }

    /// Adds what it means when the fields are these, if there is such a date.
    private void add(int dayField, int monthField, int yearField) {
        int year = number(yearField);
        int monthNumber = month == null ? number(monthField) : month.month();
        int day = dayField == NONE ? MIDDLE : number(dayField);
        if (fieldEnds[yearField] - fieldStarts[yearField] == 4) {
            add(year, monthNumber, day, dayField, monthField, yearField);
        } else {
            for (int century : CENTURIES) {
                add(century + year, monthNumber, day, dayField, monthField, yearField);
            }
        }
    }

    private void add(int year, int monthNumber, int day, int dayField, int monthField, int yearField) {
        if (year < 1850 || year > 2099 || monthNumber < 1 || monthNumber > 12 || day < 1 || day > 31) {
            return;
        }
        try {
            LocalDate date = LocalDate.of(year, monthNumber, day);
            for (Reading known : readings) {
                if (known.date.equals(date)) {
                    return;
                }
            }
            readings.add(new Reading(date, dayField, monthField, yearField));
        } catch (DateTimeException e) {
            // The thirtieth of February is no date, so this is not what was meant.
        }
    }

    private int number(int field) {
        int value = 0;
        for (int i = fieldStarts[field]; i < fieldEnds[field]; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    // ---- what follows ----

    private boolean finish(int behindDate, int behindTime) {
        dateEnd = behindDate;
        end = behindTime;
        char next = charAt(end);
        boolean goesOn = (isSeparator(next) || next == ':') && isDigit(text, end + 1);
        return !goesOn && !Character.isLetterOrDigit(next);
    }

    private boolean finishWithTime(int behindDate) {
        return finish(behindDate, afterTime(behindDate));
    }

    /// Behind the time of day that follows, or where it would start.
    private int afterTime(int from) {
        int at = from;
        if (charAt(at) == ',') {
            at++;
        }
        char joint = charAt(at);
        boolean isTight = joint == 'T' || joint == '_';
        if (!isTight && joint != ' ') {
            return from;
        }
        at++;
        int hours = digits(at);
        if (isTight && (hours == 4 || hours == 6) && isTimeOfDay(at, hours)) {
            return afterZone(afterFraction(at + hours, hours == 6));
        }
        boolean isClock = (hours == 1 || hours == 2)
                && value(at, hours) < 24
                && charAt(at + hours) == ':'
                && isSixtieth(at + hours + 1);
        if (!isClock) {
            return from;
        }
        at += hours + 3;
        if (charAt(at) == ':' && isSixtieth(at + 1)) {
            at = afterFraction(at + 3, true);
        }
        boolean goesOn = charAt(at) == ':' || isDigit(text, at);
        return goesOn ? from : afterZone(at);
    }

    private boolean isSixtieth(int at) {
        return digits(at) == 2 && value(at, 2) < 60;
    }

    private boolean isTimeOfDay(int at, int digits) {
        return value(at, 2) < 24 && value(at + 2, 2) < 60 && (digits == 4 || value(at + 4, 2) < 60);
    }

    private int afterFraction(int at, boolean hasSeconds) {
        int digits = hasSeconds && charAt(at) == '.' ? digits(at + 1) : 0;
        return digits > 0 && digits <= 6 ? at + 1 + digits : at;
    }

    private int afterZone(int at) {
        return charAt(at) == 'Z' && !Character.isLetterOrDigit(charAt(at + 1)) ? at + 1 : at;
    }

    private int value(int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    private int wordEnd(int from) {
        int at = from;
        while (Character.isLetter(charAt(at))) {
            at++;
        }
        return at;
    }

    private int digits(int from) {
        int at = from;
        while (isDigit(text, at)) {
            at++;
        }
        return at - from;
    }

    private char charAt(int at) {
        return at >= 0 && at < text.length() ? text.charAt(at) : 0;
    }

    private static boolean isDigit(CharSequence text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
