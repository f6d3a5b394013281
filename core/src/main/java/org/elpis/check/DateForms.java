package org.elpis.check;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Calendar dates as people and machines write them, folded.
final class DateForms {
    /// Years that a medical record can name. Earlier and later ones are placeholders.
    private static final int FIRST_YEAR = 1901;

    private static final int LAST_YEAR = 2099;

    private static final String[][] MONTHS = {
        {"jan", "january", "januar", "janvier", "enero", "janeiro", "gennaio", "januari", "janner"},
        {"feb", "february", "februar", "fevrier", "febrero", "fevereiro", "febbraio", "februari"},
        {"mar", "march", "marz", "maerz", "mars", "marzo", "marco", "maart", "mrz"},
        {"apr", "april", "avril", "abril", "aprile"},
        {"may", "mai", "mayo", "maio", "maggio", "mei", "maj"},
        {"jun", "june", "juni", "juin", "junio", "junho", "giugno"},
        {"jul", "july", "juli", "juillet", "julio", "julho", "luglio"},
        {"aug", "august", "aout", "agosto", "augustus", "augusti"},
        {"sep", "sept", "september", "septembre", "septiembre", "setembro", "settembre"},
        {"oct", "october", "okt", "oktober", "octobre", "octubre", "outubro", "ottobre"},
        {"nov", "november", "novembre", "noviembre", "novembro"},
        {"dec", "december", "dez", "dezember", "decembre", "diciembre", "dezembro", "dicembre"}
    };

    private DateForms() {}

    /// A date as `yyyymmdd`, 0 when the numbers are none that a record would hold.
    static int of(int year, int month, int day) {
        boolean plausible = year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1;
        if (!plausible || day > 31 || year == 1970 && month == 1 && day == 1) {
            return 0;
        }
        boolean isShort = month == 4 || month == 6 || month == 9 || month == 11;
        boolean isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        int last = month == 2 ? isLeap ? 29 : 28 : isShort ? 30 : 31;
        return day > last ? 0 : year * 10_000 + month * 100 + day;
    }

    /// The date of eight digits, 0 when they are none.
    static int ofDigits(int digits) {
        return of(digits / 10_000, digits / 100 % 100, digits % 100);
    }

    /// The number `count` digits at `from` stand for, -1 when one is no digit or is missing.
    static int digits(byte[] bytes, int from, int count, int end) {
        if (from + count > end) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < from + count; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /// The date at the start of a DA or DT value, dots and dashes of old forms aside; 0 when there is none.
    static int ofValue(byte[] bytes, int from, int end) {
        int number = 0;
        int count = 0;
        for (int i = from; i < end && count < 8; i++) {
            if (Fold.isDigit(bytes[i])) {
                number = number * 10 + bytes[i] - '0';
                count++;
            } else if (bytes[i] != ' ' && bytes[i] != '.' && !(bytes[i] == '-' && (count == 4 || count == 6))) {
                break;
            }
        }
        return count == 8 ? ofDigits(number) : 0;
    }

    static long epochDay(int date) {
        return LocalDate.of(date / 10_000, date / 100 % 100, date % 100).toEpochDay();
    }

    static int ofEpochDay(long day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return of(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    /// Every written form that is searched for.
    static List<String> forms(int date) {
        List<String> forms = new ArrayList<>(96);
        String year = Integer.toString(date / 10_000);
        int month = date / 100 % 100;
        int day = date % 100;
        String m2 = two(month);
        String d2 = two(day);
        String y2 = year.substring(2);
        forms.add(year + m2 + d2);
        forms.add(d2 + m2 + year);
        forms.add(m2 + d2 + year);
        forms.add(year + ' ' + m2 + ' ' + d2);
        forms.add(d2 + ' ' + m2 + ' ' + year);
        forms.add(m2 + ' ' + d2 + ' ' + year);
        forms.add(d2 + ' ' + m2 + ' ' + y2);
        forms.add(m2 + ' ' + d2 + ' ' + y2);
        forms.add(y2 + ' ' + m2 + ' ' + d2);
        if (month < 10 || day < 10) {
            forms.add(year + ' ' + month + ' ' + day);
            forms.add(day + " " + month + ' ' + year);
            forms.add(month + " " + day + ' ' + year);
        }
        addNamed(forms, year, month, d2);
        if (day < 10) {
            addNamed(forms, year, month, Integer.toString(day));
        }
        return forms;
    }

    private static void addNamed(List<String> forms, String year, int month, String day) {
        for (String name : MONTHS[month - 1]) {
            forms.add(day + ' ' + name + ' ' + year);
            forms.add(name + ' ' + day + ' ' + year);
        }
        String brief = MONTHS[month - 1][0];
        forms.add(day + brief + year);
        forms.add(day + ' ' + brief + ' ' + year.substring(2));
        forms.add(year + ' ' + brief + ' ' + day);
        forms.add(day + "th " + MONTHS[month - 1][1] + ' ' + year);
        forms.add(MONTHS[month - 1][1] + ' ' + day + "th " + year);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    /// The dates in a folded text, `yyyymmdd`; both readings where day and month could be either.
    static List<Integer> in(byte[] folded, int length) {
        List<Integer> dates = new ArrayList<>(2);
        int[] starts = new int[3];
        int[] ends = new int[3];
        int at = 0;
        while (at < length) {
            int end = at;
            while (end < length && folded[end] != ' ') {
                end++;
            }
            starts[0] = starts[1];
            ends[0] = ends[1];
            starts[1] = starts[2];
            ends[1] = ends[2];
            starts[2] = at;
            ends[2] = end;
            addCompact(folded, at, end, dates);
            addTriple(folded, starts, ends, dates);
            at = end + 1;
        }
        return dates;
    }

    private static void addCompact(byte[] text, int from, int end, List<Integer> dates) {
        int run = from;
        while (run < end && Fold.isDigit(text[run])) {
            run++;
        }
        if (run - from >= 8 && run - from <= 14) {
            add(ofDigits(digits(text, from, 8, end)), dates);
        }
        if (run - from == 8) {
            int last = digits(text, from + 4, 4, end);
            int first = digits(text, from, 2, end);
            int second = digits(text, from + 2, 2, end);
            add(of(last, second, first), dates);
            add(of(last, first, second), dates);
        }
    }

    private static void addTriple(byte[] text, int[] starts, int[] ends, List<Integer> dates) {
        int a = number(text, starts[0], ends[0]);
        int b = number(text, starts[1], ends[1]);
        int c = leading(text, starts[2], ends[2]);
        if (a > 31 && b > 0 && c > 0) {
            add(of(a, b, c), dates);
        } else if (a > 0 && b > 0 && c > 31) {
            add(of(c, b, a), dates);
            add(of(c, a, b), dates);
        } else if (a > 0 && c > 31) {
            add(of(c, month(text, starts[1], ends[1]), a), dates);
        } else if (b > 0 && c > 31) {
            add(of(c, month(text, starts[0], ends[0]), b), dates);
        }
    }

    private static void add(int date, List<Integer> dates) {
        if (date > 0 && !dates.contains(date)) {
            dates.add(date);
        }
    }

    private static int number(byte[] text, int from, int end) {
        return end - from > 4 || end == from ? -1 : digits(text, from, end - from, end);
    }

    private static int leading(byte[] text, int from, int end) {
        int run = from;
        while (run < end && Fold.isDigit(text[run])) {
            run++;
        }
        return number(text, from, run);
    }

    private static int month(byte[] text, int from, int end) {
        if (end - from < 3 || end - from > 10) {
            return 0;
        }
        String word = new String(text, from, end - from, StandardCharsets.UTF_8);
        for (int month = 0; month < 12; month++) {
            for (String name : MONTHS[month]) {
                if (name.equals(word)) {
                    return month + 1;
                }
            }
        }
        return 0;
    }
}
