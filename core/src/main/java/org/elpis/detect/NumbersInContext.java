package org.elpis.detect;

/// Finds what a number is by what stands beside it: a telephone or record number, a room, or by
/// [AgesInContext] and
/// [DatesInContext].
final class NumbersInContext {
    /// Bare numbers in a row that have as many digits together may be a telephone or record number.
    private static final int DIGITS_OF_AN_IDENTIFIER = 7;
    /// So many single letters in a row spell a word.
    private static final int LETTERS_OF_A_WORD = 3;
    /// Letters before the hyphen of a record number: `RAD-4711`.
    private static final int MOST_LETTERS_OF_A_PREFIX = 5;
    private static final String JOINTS = "-/.:()+";
    /// Fewer digits behind `Tel` are the number of anything.
    private static final int LEAST_DIGITS_OF_A_TELEPHONE = 3;

    private static final String[] TELEPHONES = {
        "tel", "telefon", "telephone", "phone", "fax", "durchwahl", "telefono", "telefoon", "telefone", "handy", "pager"
    };
    /// JPEG, JPEG-LS, JPEG 2000, MPEG-2, MPEG-4 and HEVC: `ISO_10918_1` in Lossy Image Compression Method.
    private static final String[] COMPRESSION_STANDARDS = {"10918", "14495", "15444", "13818", "14496", "23008"};

    private final Tokens tokens;
    private final int[] roles;
    private final Prose prose;
    private final AgesInContext ages;
    private final DatesInContext dates;

    NumbersInContext(Tokens tokens, int[] roles, Prose prose) {
        this.tokens = tokens;
        this.roles = roles;
        this.prose = prose;
        this.ages = new AgesInContext(tokens, roles);
        this.dates = new DatesInContext(tokens, roles, prose);
    }

    void find() {
        findStandards();
        for (int i = 0; i < tokens.count(); i++) {
            findAddress(i);
            ages.find(i);
            dates.find(i);
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
        dates.findYears();
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
        tokens.setUnlessKnown(from, end, Tokens.CONTACT);
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
                    tokens.setUnlessKnown(at, end, Tokens.UNKNOWN);
                } else if (kind == Tokens.BARE && isBehindTelephone(at, end)) {
                    tokens.setUnlessKnown(at, end, Tokens.CONTACT);
                } else if (kind == Tokens.BARE && isIdentifier(at, end)) {
                    tokens.setUnlessKnown(at, end, isReachedBy(at) ? Tokens.CONTACT : Tokens.NUMBER);
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
                && tokens.isOneOf(from - 1, TELEPHONES)
                && !(tokens.isUnit(to) && tokens.touchesNext(to - 1));
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
            if (end - at > 1 && digits >= DIGITS_OF_AN_IDENTIFIER && !tokens.isUnit(end)) {
                boolean reaches = tokens.kind(at) == Tokens.CONTACT || isReachedBy(at) || tokens.signBefore(at) == '(';
                tokens.setUnlessKnown(at, end, reaches ? Tokens.CONTACT : Tokens.NUMBER);
            }
            at = Math.max(end, at + 1);
        }
    }

    /// A number, also one that is known to be the first group of a telephone number.
    private boolean isGroup(int index) {
        return tokens.isNumber(index)
                || tokens.kind(index) == Tokens.CONTACT && Measure.isDigit(tokens.text.charAt(tokens.start(index)));
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
        if (to - from < 2 || tokens.isUnit(to) && tokens.touchesNext(to - 1)) {
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
        if (isMarked && hasDigit(next) && !prose.isFollowedByUnit(next) && isNoMore(next)) {
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

    private boolean has(int index, int role) {
        return (roles[index] & role) != 0;
    }
}
