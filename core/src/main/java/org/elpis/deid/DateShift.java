package org.elpis.deid;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.UnsetDate;
import org.elpis.dicom.Vr;
import org.elpis.dicom.WrittenDate;

/// Moves the dates of one patient by a whole number of days, so that every interval stays what it was, over
/// midnight as well: times of day do not change. A date that stands for none is left out instead of moved.
///
/// Source: PS3.5 section 6.2 for DA and DT, with ranges, partial dates and the older form with points.
final class DateShift {
    private static final int SECONDS_OF_A_DAY = 86_400;
    /// Outside of these a year is no date anywhere in Elpis, and stands for none: `0001`, `9999`.
    private static final int FIRST_YEAR = 1850;

    private static final int LAST_YEAR = 2099;
    /// What forms are filled with when they ask for a year alone; 1970 and 1980 are years of real dates.
    private static final int UNSET_YEAR = 1900;

    private final int days;

    DateShift(int days) {
        this.days = days;
    }

    /// Seconds since 1970 moved: four bytes are an integer, eight a double. What stands for no time becomes 0.
    byte[] shiftSeconds(byte[] bytes, Encoding encoding) {
        ByteBuffer number = ByteBuffer.wrap(bytes)
                .order(encoding == Encoding.EXPLICIT_BIG ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        if (bytes.length == Integer.BYTES) {
            int seconds = number.getInt(0);
            number.putInt(0, isUnset(seconds) ? 0 : seconds + days * SECONDS_OF_A_DAY);
        } else {
            double seconds = number.getDouble(0);
            number.putDouble(0, isUnset(seconds) ? 0 : seconds + days * (double) SECONDS_OF_A_DAY);
        }
        return bytes;
    }

    /// 0, -1 and whatever else lies on a day that stands for none; the ends of the range, which say the same; and
    /// what is beyond all years.
    private static boolean isUnset(double seconds) {
        double day = Math.floor(seconds / SECONDS_OF_A_DAY);
        boolean isEnd = seconds == Integer.MIN_VALUE || seconds == Integer.MAX_VALUE;
        boolean isInYears = day >= LocalDate.of(FIRST_YEAR, 1, 1).toEpochDay()
                && day <= LocalDate.of(LAST_YEAR, 12, 31).toEpochDay();
        return isEnd || !isInYears || UnsetDate.is(LocalDate.ofEpochDay((long) day));
    }

    /// A value of DA or DT moved; empty when it is not a date that can be moved, or stands for none.
    Optional<String> shift(String value, Vr vr) {
        int dash = rangeDash(value, vr);
        if (dash < 0) {
            return single(value, vr);
        }
        Optional<String> from = bound(value.substring(0, dash), vr);
        Optional<String> to = bound(value.substring(dash + 1), vr);
        return from.isPresent() && to.isPresent() ? Optional.of(from.get() + "-" + to.get()) : Optional.empty();
    }

    /// Position of the hyphen of a range; -1 when there is none. A hyphen that starts the zone of a DT, or that
    /// separates the parts of one date, makes no range.
    private static int rangeDash(String value, Vr vr) {
        if (WrittenDate.at(value, 0).map(date -> date.separator() == '-').orElse(false)) {
            return -1;
        }
        for (int dash = value.indexOf('-'); dash >= 0; dash = value.indexOf('-', dash + 1)) {
            boolean isZone = vr == Vr.DT && dash >= 4 && value.length() - dash == 5 && zone(value, dash);
            if (!isZone) {
                return dash;
            }
        }
        return -1;
    }

    /// Four digits up to 1400 are an offset from UTC, above they are a year.
    private static boolean zone(String value, int dash) {
        for (int i = dash + 1; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return Integer.parseInt(value.substring(dash + 1)) <= 1400;
    }

    private Optional<String> bound(String value, Vr vr) {
        return value.isBlank() ? Optional.of("") : single(value.strip(), vr);
    }

    private Optional<String> single(String value, Vr vr) {
        Optional<WrittenDate> date = WrittenDate.at(value, 0);
        if (date.isPresent()) {
            String rest = value.substring(date.get().length());
            boolean mayFollow = vr == Vr.DA ? rest.isBlank() : isTimeOfDay(rest);
            return mayFollow && !UnsetDate.is(date.get().date())
                    ? Optional.of(date.get().shifted(days) + rest.strip())
                    : Optional.empty();
        }
        return partial(value);
    }

    /// What may follow a date in a DT: two to six digits of a time, a fraction, a zone.
    private static boolean isTimeOfDay(String rest) {
        int time = digits(rest, 0);
        int end = time;
        if (time == 6 && end < rest.length() && rest.charAt(end) == '.') {
            end += 1 + digits(rest, end + 1);
            if (end - time > 7) {
                return false;
            }
        }
        if (end < rest.length() && (rest.charAt(end) == '+' || rest.charAt(end) == '-')) {
            end += digits(rest, end + 1) == 4 ? 5 : 0;
        }
        return (time & 1) == 0 && time <= 6 && rest.substring(end).isBlank();
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }

    /// A year, or a year and a month: moved from its middle, so that the error is at most half of it. 1900, and a
    /// month whose first day stands for no date, stand for none either.
    private Optional<String> partial(String value) {
        boolean isYear = value.length() == 4;
        if (!isYear && value.length() != 6) {
            return Optional.empty();
        }
        try {
            int number = Integer.parseInt(value);
            LocalDate middle = isYear ? LocalDate.of(number, 7, 1) : LocalDate.of(number / 100, number % 100, 15);
            LocalDate moved = middle.plusDays(days);
            int year = moved.getYear();
            String digits = Integer.toString(isYear ? year : year * 100 + moved.getMonthValue());
            return isYearOfDates(middle) && !(isYear ? number == UNSET_YEAR : UnsetDate.is(middle.withDayOfMonth(1)))
                    ? Optional.of(digits)
                    : Optional.empty();
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isYearOfDates(LocalDate date) {
        return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
    }
}
