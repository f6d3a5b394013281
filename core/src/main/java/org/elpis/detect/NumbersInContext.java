package org.elpis.detect;

/// Finds what a number is by what stands beside it: part of a date, an age, a telephone or record number, a room.
final class NumbersInContext {
    /// Bare numbers in a row that have as many digits together may be a telephone or record number.
    private static final int DIGITS_OF_AN_IDENTIFIER = 7;
    /// So many single letters in a row spell a word.
    private static final int LETTERS_OF_A_WORD = 3;
    /// 45 CFR 164.514(b)(2)(i)(C): all ages over 89 are one.
    static final int LAST_HARMLESS_AGE = 89;
    private static final int LAST_AGE = 130;
    /// Letters before the hyphen of a record number: `RAD-4711`.
    private static final int MOST_LETTERS_OF_A_PREFIX = 5;
    private static final int LONGEST_NUMBER_OF_A_DATE = 4;
    private static final String JOINTS = "-/.:()+";
    /// Fewer digits behind `Tel` are the number of anything.
    private static final int LEAST_DIGITS_OF_A_TELEPHONE = 3;
    /// Starts `quatre-vingt-treize`.
    static final long QUATRE = WordTable.hash("quatre", 0, 6);

    private static final String[] TELEPHONES = {
        "tel", "telefon", "telephone", "phone", "fax", "durchwahl", "telefono", "telefoon", "telefone", "handy", "pager"
    };
    private static final String[] FRENCH_TEENS = {"dix", "onze", "douze", "treize", "quatorze", "quinze", "seize"};
    private static final String[] SEXES = {"mannlich", "maennlich", "weiblich", "mann", "frau", "m", "w", "pat"};
    /// JPEG, JPEG-LS, JPEG 2000, MPEG-2, MPEG-4 and HEVC: `ISO_10918_1` in Lossy Image Compression Method.
    private static final String[] COMPRESSION_STANDARDS = {"10918", "14495", "15444", "13818", "14496", "23008"};

    private static final String[] ROMAN_MONTHS = {
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"
    };

    private final Tokens tokens;
    private final int[] roles;
    private final Prose prose;

    NumbersInContext(Tokens tokens, int[] roles, Prose prose) {
        this.tokens = tokens;
        this.roles = roles;
        this.prose = prose;
    }

    void find() {
        findStandards();
        for (int i = 0; i < tokens.count(); i++) {
            findAddress(i);
            findAge(i);
            findDate(i);
            findDateInDigits(i);
        }
        findRuns();
        findGroups();
        for (int i = 0; i + 1 < tokens.count(); i++) {
            findNumbered(i);
            findPrefix(i);
        }
    }

    /// Calls the numbers that are left and look like a year a date.
    void findYears() {
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.kind(i) == Tokens.NUMBER && isYear(i)) {
                tokens.set(i, Tokens.DATE);
            }
        }
    }

    private void findStandards() {
        for (int i = 0; i + 1 < tokens.count(); i++) {
            boolean isStandard =
                    tokens.is(i, "iso") && isStandard(i + 1) || tokens.is(i, "jpeg") && tokens.is(i + 1, "2000");
            if (isStandard && tokens.kind(i + 1) == Tokens.NUMBER) {
                tokens.set(i + 1, Tokens.PLAIN);
            }
        }
    }

    private boolean isStandard(int index) {
        for (String standard : COMPRESSION_STANDARDS) {
            if (tokens.is(index, standard)) {
                return true;
            }
        }
        return false;
    }

    /// `john.doe@hospital.org`, `https://hospital.org/news`, `www.hospital.org`.
    private void findAddress(int index) {
        if (tokens.signBehind(index) == '@' && tokens.isJoinedToNext(index)) {
            int first = index;
            while (first > 0 && tokens.isJoinedToNext(first - 1) && !tokens.isBetween(first - 1, '/')) {
                first--;
            }
            reach(first, index + 1);
        } else if (tokens.is(index, "www") || tokens.is(index, "http") || tokens.is(index, "https")) {
            reach(index, index);
        }
    }

    /// Takes what is joined to this, up to the next blank.
    private void reach(int from, int last) {
        int end = last + 1;
        while (end < tokens.count() && hasNoBlankBefore(end)) {
            end++;
        }
        go(from, end, Tokens.CONTACT);
    }

    private boolean hasNoBlankBefore(int index) {
        for (int i = tokens.end(index - 1); i < tokens.start(index); i++) {
            char c = tokens.text.charAt(i);
            if (c <= ' ' || c == '\\' || c == ',' || c == ';' || c == ')') {
                return false;
            }
        }
        return true;
    }

    /// `93 years`, `93-year-old`, `aged 93`, `93jährig`, `93M`, `ninety-three years`, `in her 90s`.
    private void findAge(int index) {
        if (tokens.hash(index) == QUATRE && findFrenchNinety(index)) {
            return;
        }
        if (has(index, Cue.NINETY)) {
            boolean more = index + 1 < tokens.count() && tokens.touchesNext(index) && has(index + 1, Cue.NUMBER_WORD);
            go(index, more ? index + 2 : index + 1, Tokens.AGE);
            return;
        }
        int digits = Measure.digits(tokens.text, tokens.start(index), tokens.end(index));
        if (digits == 0 || digits > 3) {
            return;
        }
        int age = Measure.value(tokens.text, tokens.start(index), tokens.start(index) + digits);
        if (age <= LAST_AGE && isAge(index, digits)) {
            boolean isHarmless = age <= LAST_HARMLESS_AGE;
            if (tokens.kind(index) != Tokens.KNOWN) {
                tokens.set(index, isHarmless ? Tokens.PLAIN : Tokens.AGE);
            }
        }
    }

    /// `quatre-vingt-treize`, `quatre-vingt dix-sept`.
    private boolean findFrenchNinety(int index) {
        int teens = index + 2;
        if (teens >= tokens.count()
                || !tokens.is(index + 1, "vingt")
                || !isOneOf(FRENCH_TEENS, teens)
                || !tokens.touchesNext(index)
                || !tokens.touchesNext(index + 1)) {
            return false;
        }
        boolean hasUnits = tokens.is(teens, "dix") && tokens.isJoinedToNext(teens) && tokens.signBehind(teens) == '-';
        go(index, hasUnits ? teens + 2 : teens + 1, Tokens.AGE);
        return true;
    }

    private boolean isOneOf(String[] words, int index) {
        for (String word : words) {
            if (tokens.is(index, word)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAge(int index, int digits) {
        int rest = tokens.start(index) + digits;
        if (rest < tokens.end(index)) {
            return isAgeEnding(index, rest) || isDecadeOrSex(index, rest);
        }
        int next = index + 1;
        boolean isBefore = next < tokens.count() && tokens.touchesNext(index) && has(next, Cue.YEARS);
        int previous = index - 1;
        return isBefore && (!isPlainLetter(next) || isOfPerson(index))
                || previous >= 0 && tokens.touchesNext(previous) && has(previous, Cue.AGED);
    }

    /// `männlich, 93 J`
    private boolean isOfPerson(int index) {
        return index > 0 && tokens.touchesNext(index - 1) && isOneOf(SEXES, index - 1) && tokens.is(index + 1, "j");
    }

    /// `93 d` and `93 j` are no ages, `93 y` is.
    private boolean isPlainLetter(int index) {
        return tokens.is(index, "j") || tokens.is(index, "an");
    }

    private boolean isAgeEnding(int index, int rest) {
        return (Cue.of(WordTable.hash(tokens.text, rest, tokens.end(index))) & Cue.YEARS) != 0;
    }

    private boolean isDecadeOrSex(int index, int rest) {
        boolean isPlural = tokens.end(index) - rest == 1 && Fold.letters(tokens.text.charAt(rest)) == 's';
        boolean isSex = tokens.end(index) - rest == 1
                && (tokens.text.charAt(rest) == 'M' || tokens.text.charAt(rest) == 'F')
                && Measure.value(tokens.text, tokens.start(index), rest) > LAST_HARMLESS_AGE;
        return isSex
                || isPlural
                        && index > 0
                        && (tokens.is(index - 1, "her")
                                || tokens.is(index - 1, "his")
                                || tokens.is(index - 1, "their")
                                || tokens.is(index - 1, "early")
                                || tokens.is(index - 1, "late")
                                || tokens.is(index - 1, "mid"));
    }

    /// A month with the numbers beside it, a day of the week.
    private void findDate(int index) {
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
            go(first, end, Tokens.DATE);
        }
    }

    /// `3/4/19`, `3-4-2019`: forms that leave open which is the day; `3.IV.2019`.
    private void findDateInDigits(int index) {
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
            go(index, third + 1, Tokens.DATE);
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
        return isNumeral(index) && !isFollowedByUnit(index) || tokens.isSmall(index) && has(index, Cue.OF);
    }

    private boolean isFollowedByUnit(int index) {
        return prose.isSentence(index) && isUnit(index + 1) && tokens.length(index + 1) > 1;
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

    private void findRuns() {
        int at = 0;
        while (at < tokens.count()) {
            byte kind = tokens.kind(at);
            int end = at + 1;
            if (kind == Tokens.BARE || kind == Tokens.LETTER) {
                while (end < tokens.count() && tokens.kind(end) == kind && tokens.touchesNext(end - 1)) {
                    end++;
                }
                if (kind == Tokens.LETTER && isSpelledOut(at, end)) {
                    go(at, end, Tokens.UNKNOWN);
                } else if (kind == Tokens.BARE && isBehindTelephone(at, end)) {
                    go(at, end, Tokens.CONTACT);
                } else if (kind == Tokens.BARE && isIdentifier(at, end)) {
                    go(at, end, isReachedBy(at) ? Tokens.CONTACT : Tokens.NUMBER);
                }
            } else if (kind == Tokens.NUMBER && isReachedBy(at)) {
                tokens.set(at, Tokens.CONTACT);
            }
            at = end;
        }
    }

    /// `Tel. 12 34 56`, `Durchwahl 345`: less than other numbers of telephones have.
    private boolean isBehindTelephone(int from, int to) {
        int digits = 0;
        for (int i = from; i < to; i++) {
            digits += tokens.length(i);
        }
        return from > 0
                && digits >= LEAST_DIGITS_OF_A_TELEPHONE
                && tokens.touchesNext(from - 1)
                && isOneOf(TELEPHONES, from - 1)
                && !(isUnit(to) && tokens.touchesNext(to - 1));
    }

    /// `(020) 7946 0018`: groups of any length, and enough digits together.
    private void findGroups() {
        int at = 0;
        while (at < tokens.count()) {
            int end = at;
            int digits = 0;
            boolean isSeries = true;
            while (end < tokens.count() && isGroup(end) && (end == at || tokens.touchesNext(end - 1))) {
                isSeries &= countedDigits(end) == 0;
                digits += tokens.length(end++);
            }
            digits = isSeries ? 0 : digits;
            if (end - at > 1 && digits >= DIGITS_OF_AN_IDENTIFIER && !isUnit(end)) {
                boolean reaches = tokens.kind(at) == Tokens.CONTACT || isReachedBy(at) || tokens.signBefore(at) == '(';
                go(at, end, reaches ? Tokens.CONTACT : Tokens.NUMBER);
            }
            at = Math.max(end, at + 1);
        }
    }

    /// A number, also one that is known to be the first group of a telephone number.
    private boolean isGroup(int index) {
        return tokens.isNumber(index)
                || tokens.kind(index) == Tokens.CONTACT && Measure.isDigit(tokens.text.charAt(tokens.start(index)));
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

    /// Behind `tel` or the groups before it, or with a `+`.
    private boolean isReachedBy(int index) {
        if (tokens.signBefore(index) == '+') {
            return true;
        }
        for (int i = index - 1; i >= 0 && i >= index - 2 && tokens.touchesNext(i); i--) {
            if (has(i, Cue.REACHES) || tokens.kind(i) == Tokens.CONTACT && tokens.touchesNext(i)) {
                return true;
            }
        }
        return false;
    }

    /// `12/5`, `12.5.04`, `555-123`, `0171 555 123`, but not `10-12 mm` and not `0 50 400 800`.
    private boolean isIdentifier(int from, int to) {
        if (from > 0 && to - from == 2 && has(from - 1, Cue.LEVEL) && tokens.touchesNext(from - 1)) {
            return false;
        }
        if (to - from < 2 || isUnit(to) && tokens.touchesNext(to - 1)) {
            return false;
        }
        int digits = 0;
        boolean joined = true;
        for (int i = from; i < to; i++) {
            digits += countedDigits(i);
            joined &= i + 1 == to || isJoined(i);
        }
        return joined && (to - from > 2 || tokens.start(from + 1) - tokens.end(from) == 1)
                || digits >= DIGITS_OF_AN_IDENTIFIER;
    }

    /// Digits of a number; none for the round values of a series of b-values or flip angles.
    private int countedDigits(int index) {
        int start = tokens.start(index);
        int count = Measure.digits(tokens.text, start, tokens.end(index));
        return count <= 4 && Measure.value(tokens.text, start, start + count) % 50 == 0 ? 0 : count;
    }

    private boolean isJoined(int index) {
        for (int i = tokens.end(index); i < tokens.start(index + 1); i++) {
            if (JOINTS.indexOf(tokens.text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isUnit(int index) {
        return index < tokens.count() && Unit.isUnit(tokens.text, tokens.start(index), tokens.end(index), 1);
    }

    private boolean isSpelledOut(int from, int to) {
        if (to - from >= LETTERS_OF_A_WORD) {
            return true;
        }
        return to - from == 2
                && tokens.identity.hasInitials(
                        tokens.text.charAt(tokens.start(from)), tokens.text.charAt(tokens.start(from + 1)));
    }

    /// `Room 312`, `bed 4`, `ward B3`, `MRN: 12-34`.
    private void findNumbered(int index) {
        int next = index + 1;
        boolean isCue = has(index, Cue.NUMBERED) && tokens.touchesNext(index);
        while (isCue && next + 1 < tokens.count() && next - index <= 2 && isWordOfNumbering(next)) {
            next++;
        }
        boolean isMarked = isCue || tokens.signBefore(next) == '#';
        if (isMarked && hasDigit(next) && !isFollowedByUnit(next) && isNoMore(next)) {
            tokens.set(next, Tokens.NUMBER);
        }
    }

    private boolean isNoMore(int index) {
        return tokens.kind(index) <= Tokens.BARE || tokens.kind(index) == Tokens.UNKNOWN;
    }

    /// `room number 12`, `bed no. 4`, `MRN is 12`.
    private boolean isWordOfNumbering(int index) {
        return tokens.touchesNext(index)
                && (tokens.is(index, "number")
                        || tokens.is(index, "no")
                        || tokens.is(index, "nr")
                        || tokens.is(index, "code")
                        || tokens.is(index, "is")
                        || tokens.is(index, "n"));
    }

    private boolean hasDigit(int index) {
        for (int i = tokens.start(index); i < tokens.end(index); i++) {
            if (Measure.isDigit(tokens.text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /// The letters of `RAD-4711`, the extension of `555-123-4567x89`.
    private void findPrefix(int index) {
        int next = index + 1;
        if (!tokens.isJoinedToNext(index) || tokens.signBehind(index) == '_') {
            return;
        }
        boolean isPrefix = (tokens.isVocabulary(index) || tokens.kind(index) == Tokens.LETTER)
                && tokens.isAllCapitals(index)
                && tokens.length(index) <= MOST_LETTERS_OF_A_PREFIX
                && tokens.signBehind(index) == '-'
                && tokens.kind(next) == Tokens.NUMBER
                && tokens.length(next) > 3;
        if (isPrefix) {
            tokens.set(index, Tokens.NUMBER);
        }
        boolean isGone = tokens.kind(index) == Tokens.NUMBER || tokens.kind(index) == Tokens.CONTACT;
        if (isGone && tokens.kind(next) == Tokens.PLAIN && Measure.isDigit(tokens.text.charAt(tokens.start(next)))) {
            tokens.set(next, tokens.kind(index));
        }
    }

    private void go(int from, int to, byte kind) {
        for (int i = from; i < to; i++) {
            if (tokens.kind(i) != Tokens.KNOWN) {
                tokens.set(i, kind);
            }
        }
    }

    private boolean has(int index, int role) {
        return (roles[index] & role) != 0;
    }
}
