package org.elpis.detect;

/// Finds dates of several words or in unusual forms: a month with the numbers beside it, a day of the week,
/// a year.
final class DatesInContext {
    private static final int LONGEST_NUMBER_OF_A_DATE = 4;
    private static final String[] ROMAN_MONTHS = {
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"
    };

    private final Tokens tokens;
    private final int[] roles;
    private final Prose prose;

    DatesInContext(Tokens tokens, int[] roles, Prose prose) {
        this.tokens = tokens;
        this.roles = roles;
        this.prose = prose;
    }

    /// Finds a date at this token and around it.
    void find(int index) {
        findWithMonth(index);
        findInDigits(index);
    }

    /// A month with the numbers beside it, a day of the week.
    private void findWithMonth(int index) {
        if (has(index, Cue.WEEKDAY) && tokens.kind(index) != Tokens.KNOWN) {
            if (tokens.kind(index) == Tokens.UNKNOWN) {
                tokens.set(index, Tokens.DATE);
            }
            return;
        }
        if (isDateInOneWord(index)) {
            tokens.set(index, Tokens.DATE);
        }
        if (!has(index, Cue.MONTH)) {
            return;
        }
        int first = index;
        while (first > 0 && tokens.touchesNext(first - 1) && isBeforeMonth(first - 1)) {
            first--;
        }
        first = withoutLeadingWords(first, index);
        int end = index + 1;
        while (end < tokens.count() && end - index <= 4 && tokens.touchesNext(end - 1) && isBehindMonth(end)) {
            end++;
        }
        while (end > index + 1 && !isNumeral(end - 1)) {
            end--;
        }
        boolean isWord = tokens.isVocabulary(index) && tokens.isSmall(index) && prose.isSentence(index);
        if (first < index || end > index + 1 && !isWord || isMonthByPlace(index)) {
            tokens.setUnlessKnown(first, end, Tokens.DATE);
        }
    }

    /// `3/4/19`, `3-4-2019`: forms that leave open which is the day; `3.IV.2019`.
    private void findInDigits(int index) {
        int second = index + 1;
        if (second >= tokens.count() || !isDayOrMonth(index) || !isDateSign(index)) {
            return;
        }
        if (!isDayOrMonth(second) && !isRomanMonth(second)) {
            return;
        }
        int third = index + 2;
        char sign = tokens.signBehind(index);
        boolean hasYear = third < tokens.count()
                && tokens.isNumber(third)
                && (tokens.length(third) == 2 || tokens.length(third) == 4)
                && tokens.isJoinedToNext(second)
                && tokens.signBehind(second) == sign;
        if (hasYear && !tokens.isJoinedToNumber(third)) {
            tokens.setUnlessKnown(index, third + 1, Tokens.DATE);
        }
    }

    private boolean isRomanMonth(int index) {
        for (String month : ROMAN_MONTHS) {
            if (tokens.is(index, month)) {
                return true;
            }
        }
        return false;
    }

    private boolean isDateSign(int index) {
        char sign = tokens.signBehind(index);
        return tokens.isJoinedToNext(index) && (sign == '/' || sign == '.' || sign == '-');
    }

    private boolean isDayOrMonth(int index) {
        int start = tokens.start(index);
        int digits = Measure.digits(tokens.text, start, tokens.end(index));
        return tokens.kind(index) == Tokens.BARE
                && digits == tokens.length(index)
                && digits <= 2
                && Measure.value(tokens.text, start, tokens.end(index)) <= 31;
    }

    /// `12MAY2017`, `12.1.22`.
    private boolean isDateInOneWord(int index) {
        int start = tokens.start(index);
        int end = tokens.end(index);
        int day = Measure.digits(tokens.text, start, end);
        if (tokens.kind(index) != Tokens.NUMBER || day == 0 || day > 2) {
            return false;
        }
        int year = end;
        while (year > start && Measure.isDigit(tokens.text.charAt(year - 1))) {
            year--;
        }
        if (end - year != 2 && end - year != 4) {
            return false;
        }
        int middle = start + day;
        if ((Cue.of(WordTable.hash(tokens.text, middle, year)) & Cue.MONTH) != 0) {
            return true;
        }
        int month = Measure.digits(tokens.text, middle + 1, year);
        return tokens.text.charAt(middle) == '.' && month > 0 && month <= 2 && middle + 2 + month == year;
    }

    private boolean isBeforeMonth(int index) {
        return isNumeral(index) && !tokens.isBetween(index, '(') || tokens.isSmall(index) && has(index, Cue.OF);
    }

    private int withoutLeadingWords(int from, int to) {
        int first = from;
        while (first < to && !isNumeral(first)) {
            first++;
        }
        return first;
    }

    private boolean isBehindMonth(int index) {
        return isNumeral(index) && !prose.isFollowedByUnit(index) || tokens.isSmall(index) && has(index, Cue.OF);
    }

    private boolean isNumeral(int index) {
        return tokens.isNumber(index) && tokens.length(index) <= LONGEST_NUMBER_OF_A_DATE
                || has(index, Cue.NUMBER_WORD) && prose.isProse();
    }

    /// `in May`, `since May`.
    private boolean isMonthByPlace(int index) {
        return tokens.kind(index) == Tokens.ALSO_NAME
                && prose.isSentence(index)
                && tokens.hasCapital(index)
                && index > 0
                && (tokens.is(index - 1, "in") || tokens.is(index - 1, "since") || tokens.is(index - 1, "last"));
    }

    /// Calls the numbers that are left and look like a year a date.
    void findYears() {
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.kind(i) == Tokens.NUMBER && isYear(i)) {
                tokens.set(i, Tokens.DATE);
            }
        }
    }

    private boolean isYear(int index) {
        int start = tokens.start(index);
        if (tokens.length(index) != 4 || Measure.digits(tokens.text, start, tokens.end(index)) != 4) {
            return false;
        }
        int year = Measure.value(tokens.text, start, start + 4);
        boolean alone = (index == 0 || !tokens.isJoinedToNext(index - 1)) && !tokens.isJoinedToNext(index);
        return alone && year >= 1900 && year < 2100;
    }

    private boolean has(int index, int role) {
        return (roles[index] & role) != 0;
    }
}
