package org.elpis.dicom;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/// A calendar date that is a value or starts one, with the form it was written in, so that another date can be
/// written in the same form. Only what leaves no doubt is one: dates among words, and those with several
/// meanings, are a [DateInText].
///
/// Forms: `20040119`, `2004-01-19`, `2004.01.19`, `2004/01/19`, `19.01.2004`, `19-01-2004`, `19/01/2004` and
/// `01/19/2004` where the day is above 12. Years 1850 to 2099.
public record WrittenDate(LocalDate date, Order order, char separator, int length) {
    /// Which part comes first.
    public enum Order {
        YEAR_MONTH_DAY,
        DAY_MONTH_YEAR,
        MONTH_DAY_YEAR
    }

    private static final char NONE = 0;

    /// The date that starts at `start`; empty when there is none in a form that can be told for certain.
    public static Optional<WrittenDate> at(CharSequence text, int start) {
        if (digits(text, start, 4) && isYear(number(text, start, 4))) {
            return yearFirst(text, start);
        }
        if (!digits(text, start, 2) || start + 10 > text.length()) {
            return Optional.empty();
        }
        char separator = text.charAt(start + 2);
        boolean fits = (separator == '.' || separator == '/' || separator == '-')
                && text.charAt(start + 5) == separator
                && digits(text, start + 3, 2)
                && digits(text, start + 6, 4)
                && !digits(text, start + 10, 1);
        return fits ? dayOrMonthFirst(text, start, separator) : Optional.empty();
    }

    private static Optional<WrittenDate> yearFirst(CharSequence text, int start) {
        int year = number(text, start, 4);
        if (digits(text, start + 4, 4)) {
            return of(year, number(text, start + 4, 2), number(text, start + 6, 2), Order.YEAR_MONTH_DAY, NONE, 8);
        }
        if (start + 10 > text.length()) {
            return Optional.empty();
        }
        char separator = text.charAt(start + 4);
        boolean fits = (separator == '.' || separator == '/' || separator == '-')
                && text.charAt(start + 7) == separator
                && digits(text, start + 5, 2)
                && digits(text, start + 8, 2)
                && !digits(text, start + 10, 1);
        return fits
                ? of(year, number(text, start + 5, 2), number(text, start + 8, 2), Order.YEAR_MONTH_DAY, separator, 10)
                : Optional.empty();
    }

    private static Optional<WrittenDate> dayOrMonthFirst(CharSequence text, int start, char separator) {
        int first = number(text, start, 2);
        int second = number(text, start + 3, 2);
        int year = number(text, start + 6, 4);
        if (!isYear(year)) {
            return Optional.empty();
        }
        if (separator != '/' || first > 12) {
            return of(year, second, first, Order.DAY_MONTH_YEAR, separator, 10);
        }
        return second > 12 ? of(year, first, second, Order.MONTH_DAY_YEAR, separator, 10) : Optional.empty();
    }

    private static Optional<WrittenDate> of(int year, int month, int day, Order order, char separator, int length) {
        if (month < 1 || month > 12 || day < 1 || day > 31) {
            return Optional.empty();
        }
        try {
            return Optional.of(new WrittenDate(LocalDate.of(year, month, day), order, separator, length));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isYear(int year) {
        return year >= 1850 && year <= 2099;
    }

    private static boolean digits(CharSequence text, int start, int count) {
        if (start + count > text.length()) {
            return false;
        }
        for (int i = start; i < start + count; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(CharSequence text, int start, int count) {
        int value = 0;
        for (int i = start; i < start + count; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    /// This date moved by `days`, in the same form.
    public String shifted(long days) {
        LocalDate moved = date.plusDays(days);
        String year = pad(moved.getYear(), 4);
        String month = pad(moved.getMonthValue(), 2);
        String day = pad(moved.getDayOfMonth(), 2);
        String between = separator == NONE ? "" : String.valueOf(separator);
        return switch (order) {
            case YEAR_MONTH_DAY -> year + between + month + between + day;
            case DAY_MONTH_YEAR -> day + between + month + between + year;
            case MONTH_DAY_YEAR -> month + between + day + between + year;
        };
    }

    private static String pad(int value, int width) {
        String digits = Integer.toString(value);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
