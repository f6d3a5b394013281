package org.elpis.detect;

/// Finds ages, and which of them identify.
final class AgesInContext {
    /// 45 CFR 164.514(b)(2)(i)(C): all ages over 89 are one.
    static final int LAST_HARMLESS_AGE = 89;
    private static final int LAST_AGE = 130;
    /// Starts `quatre-vingt-treize`.
    static final long QUATRE = WordTable.hash("quatre", 0, 6);

    private static final String[] FRENCH_TEENS = {"dix", "onze", "douze", "treize", "quatorze", "quinze", "seize"};
    private static final String[] SEXES = {"mannlich", "maennlich", "weiblich", "mann", "frau", "m", "w", "pat"};

    private final Tokens tokens;
    private final int[] roles;

    AgesInContext(Tokens tokens, int[] roles) {
        this.tokens = tokens;
        this.roles = roles;
    }

    /// `93 years`, `93-year-old`, `aged 93`, `93jährig`, `93M`, `ninety-three years`, `in her 90s`.
    void find(int index) {
        if (tokens.hash(index) == QUATRE && findFrenchNinety(index)) {
            return;
        }
        if (has(index, Cue.NINETY)) {
            boolean more = index + 1 < tokens.count() && tokens.touchesNext(index) && has(index + 1, Cue.NUMBER_WORD);
            tokens.setUnlessKnown(index, more ? index + 2 : index + 1, Tokens.AGE);
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
                || !tokens.isOneOf(teens, FRENCH_TEENS)
                || !tokens.touchesNext(index)
                || !tokens.touchesNext(index + 1)) {
            return false;
        }
        boolean hasUnits = tokens.is(teens, "dix") && tokens.isJoinedToNext(teens) && tokens.signBehind(teens) == '-';
        tokens.setUnlessKnown(index, hasUnits ? teens + 2 : teens + 1, Tokens.AGE);
        return true;
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
        return index > 0
                && tokens.touchesNext(index - 1)
                && tokens.isOneOf(index - 1, SEXES)
                && tokens.is(index + 1, "j");
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

    private boolean has(int index, int role) {
        return (roles[index] & role) != 0;
    }
}
