package org.elpis.detect;

/// Finds names among words: what a title, an office, a signature or a capital in mid-sentence says is a person,
/// unless a disease, a sign or a device is named after that person.
final class NamesInContext {
    /// Given names, initials and family names of one person.
    private static final int MOST_NAMES = 5;
    /// Words between what was done and by whom: `signed electronically by`.
    private static final int MOST_BETWEEN = 3;

    private final Tokens tokens;
    private final int[] roles;
    private final Prose prose;

    NamesInContext(Tokens tokens, int[] roles, Prose prose) {
        this.tokens = tokens;
        this.roles = roles;
        this.prose = prose;
    }

    void find() {
        for (int i = 0; i + 1 < tokens.count(); i++) {
            if (tokens.touchesNext(i)) {
                findBehind(i);
            }
        }
        for (int i = 1; i < tokens.count(); i++) {
            if (has(i, Cue.CREDENTIAL) && tokens.isAllCapitals(i) && tokens.isBetween(i - 1, ',')) {
                takeBefore(i);
            }
        }
        for (int i = 0; i < tokens.count(); i++) {
            if (isSuspect(i) && !isNamedAfter(i)) {
                tokens.set(i, Tokens.NAME);
            }
        }
        for (int i = 0; i + 1 < tokens.count(); i++) {
            if (isStranger(i) && tokens.touchesNext(i) && !prose.endsBefore(i + 1)) {
                joinStranger(i);
            }
        }
    }

    /// Two unknown words with capitals are a person's names, also with `del` or `de la` between.
    private void joinStranger(int index) {
        int next = index + 1;
        while (next - index <= 2 && (isParticle(next) || isInitial(next)) && tokens.touchesNext(next)) {
            next++;
        }
        if (isStranger(next) || next == index + 1 && isFamilyName(next)) {
            goAll(index, next + 1);
        }
    }

    /// `Summer Park, MD`.
    private void takeBefore(int credential) {
        for (int i = credential - 1; i >= 0 && credential - i <= MOST_NAMES && tokens.touchesNext(i); i--) {
            if (tokens.kind(i) != Tokens.ALSO_NAME && tokens.kind(i) != Tokens.LETTER && !tokens.isWord(i)
                    || !tokens.hasCapital(i)) {
                return;
            }
            if (tokens.kind(i) != Tokens.KNOWN) {
                tokens.set(i, Tokens.NAME);
            }
        }
    }

    private boolean isInitial(int index) {
        return tokens.kind(index) == Tokens.LETTER && tokens.hasCapital(index) && index + 1 < tokens.count();
    }

    /// `Samantha Basic`: a plain word where the family name stands.
    private boolean isFamilyName(int index) {
        return prose.isProse()
                && !prose.isGerman()
                && tokens.kind(index) == Tokens.PLAIN
                && tokens.hasCapital(index)
                && !tokens.isAllCapitals(index)
                && tokens.length(index) > 2
                && tokens.signBefore(index) == ' '
                && !has(index, Cue.FUNCTION | Cue.LABEL | Cue.INSTITUTION)
                && tokens.start(index) - tokens.end(index - 1) == 1;
    }

    private boolean isStranger(int index) {
        byte kind = tokens.kind(index);
        return (kind == Tokens.UNKNOWN || kind == Tokens.NAME)
                && tokens.hasCapital(index)
                && !tokens.isAllCapitals(index)
                && !has(index, Cue.LABEL | Cue.AGENT);
    }

    private void findBehind(int index) {
        if (isTitle(index)) {
            take(index + 1, true, true);
        } else if (has(index, Cue.PERSON) && tokens.isBetween(index, ':')) {
            take(index + 1, true, false);
        } else if (has(index, Cue.PERSON) && tokens.kind(index + 1) == Tokens.ALSO_NAME && mayBeName(index + 1)) {
            take(index + 1, false, false);
        } else if (has(index, Cue.ACT)) {
            findDoer(index);
        } else if (has(index, Cue.BY) && prose.isSentence(index) && !isNamedAfterForCertain(index + 1)) {
            take(index + 1, true, false);
        }
    }

    private void findDoer(int act) {
        boolean isSigned = has(act, Cue.SIGNED) && tokens.isBetween(act, ':');
        if (isSigned || tokens.is(act, "gez") || tokens.is(act, "fdo")) {
            take(act + 1, true, false);
            return;
        }
        int last = Math.min(act + MOST_BETWEEN, tokens.count() - 2);
        for (int i = act + 1; i <= last && tokens.touchesNext(i - 1); i++) {
            if (has(i, Cue.AGENT) && tokens.touchesNext(i)) {
                if (isNamedAfterForCertain(i + 1)) {
                    return;
                }
                take(i + 1, true, false);
                return;
            }
        }
    }

    /// Takes the names that start here.
    ///
    /// @param evenOfTheExamination  also `Hand` and `Head`
    /// @param evenPlain  also a word that is no name by itself
    private void take(int from, boolean evenOfTheExamination, boolean evenPlain) {
        int at = from;
        while (at + 1 < tokens.count() && isTitleWithin(at) && tokens.touchesNext(at)) {
            at++;
        }
        int particles = at;
        while (isParticle(at) && tokens.touchesNext(at)) {
            at++;
        }
        boolean plain = evenPlain && prose.isProse() && !has(at, Cue.FUNCTION | Cue.INSTITUTION);
        int names = 0;
        while (at < tokens.count() && names < MOST_NAMES) {
            if (!isNamePart(at, plain && names == 0)
                    || names > 0 && (isTitle(at) || has(at, Cue.PERSON | Cue.AGENT))
                    || !evenOfTheExamination && has(at, Cue.EXAMINATION)) {
                return;
            }
            if (tokens.kind(at) != Tokens.KNOWN) {
                tokens.set(at, Tokens.NAME);
            }
            if (names++ == 0) {
                goAll(particles, at);
            }
            if (!tokens.touchesNext(at) || endsAfter(at)) {
                return;
            }
            at = joinsNames(at + 1) ? at + 2 : at + 1;
        }
    }

    private void goAll(int from, int to) {
        for (int i = from; i < to; i++) {
            tokens.set(i, Tokens.NAME);
        }
    }

    private boolean isParticle(int index) {
        return has(index, Cue.PARTICLE) && tokens.isSmall(index) && index + 1 < tokens.count();
    }

    private boolean endsAfter(int index) {
        return tokens.signBehind(index) == '.' && tokens.length(index) > 2 || tokens.isBetween(index, ')');
    }

    private boolean joinsNames(int index) {
        return index + 1 < tokens.count()
                && (has(index, Cue.AND) || has(index, Cue.OF))
                && tokens.isSmall(index)
                && tokens.touchesNext(index)
                && isNamePart(index + 1, false);
    }

    private boolean isNamePart(int index, boolean evenPlain) {
        return switch (tokens.kind(index)) {
            case Tokens.ALSO_NAME, Tokens.LETTER ->
                mayBeName(index)
                        || index > 0
                                && tokens.isJoinedToNext(index - 1)
                                && tokens.signBefore(index) == '-'
                                && tokens.kind(index - 1) == Tokens.NAME;
            case Tokens.UNKNOWN, Tokens.NAME, Tokens.KNOWN, Tokens.PLACE -> true;
            case Tokens.PLAIN -> evenPlain && mayBeName(index) && !tokens.isAllCapitals(index);
            default -> false;
        };
    }

    /// A capital, or a text without any letter case to speak of.
    private boolean mayBeName(int index) {
        boolean hasCase = prose.isProse() && prose.hasCapitals();
        return tokens.hasCapital(index) || !hasCase && !has(index, Cue.FUNCTION);
    }

    /// A name in mid-sentence by its capital alone; in German every noun has one.
    private boolean isSuspect(int index) {
        if (tokens.kind(index) != Tokens.ALSO_NAME
                || !prose.isSentence(index)
                || !tokens.hasCapital(index)
                || tokens.isAllCapitals(index)
                || has(index, Cue.EXAMINATION | Cue.LABEL)) {
            return false;
        }
        boolean acts = index + 1 < tokens.count() && has(index + 1, Cue.PERSON_DOES) && tokens.isSmall(index + 1);
        if (prose.isFirst(index)) {
            return acts && !has(index, Cue.FUNCTION | Cue.PERSON);
        }
        return acts
                || !prose.isGerman()
                        && !isInPhraseOfCapitals(index)
                        && !has(index, Cue.PERSON | Cue.MONTH | Cue.DISEASE);
    }

    /// `Low Dose Screening`, `the Emergency Department`.
    private boolean isInPhraseOfCapitals(int index) {
        return index > 0 && isPlainWithCapital(index - 1) && tokens.touchesNext(index - 1)
                || index + 1 < tokens.count() && isPlainWithCapital(index + 1) && tokens.touchesNext(index);
    }

    private boolean isPlainWithCapital(int index) {
        return tokens.kind(index) == Tokens.PLAIN
                && tokens.hasCapital(index)
                && !prose.isFirst(index)
                && !isTitle(index);
    }

    /// `Baker cyst`, `Graves' disease`, `Virchow-Robin spaces`, `maladie de Charcot`, `Baker-Zyste`.
    private boolean isNamedAfter(int index) {
        if (index >= tokens.count() || tokens.kind(index) != Tokens.ALSO_NAME) {
            return false;
        }
        int before = index - 1;
        while (before >= 0 && (has(before, Cue.OF) || tokens.isJoinedToNext(before) && isCapitalName(before))) {
            before--;
        }
        if (before >= 0 && has(before, Cue.NAMED_AFTER) && tokens.touchesNext(before)) {
            return true;
        }
        int after = index + 1;
        while (after < tokens.count() && tokens.touchesNext(after - 1) && isPartOfEponym(after)) {
            after++;
        }
        return after < tokens.count() && tokens.touchesNext(after - 1) && isThing(after);
    }

    /// Where somebody was named to do something, only a word that is always called after its author tells.
    private boolean isNamedAfterForCertain(int index) {
        int after = index + 1;
        while (after < tokens.count() && tokens.touchesNext(after - 1) && isPartOfEponym(after)) {
            after++;
        }
        return index < tokens.count()
                && tokens.kind(index) == Tokens.ALSO_NAME
                && after < tokens.count()
                && tokens.isSmall(after)
                && tokens.touchesNext(after - 1)
                && has(after, Cue.NAMED_AFTER);
    }

    private boolean isCapitalName(int index) {
        return tokens.kind(index) == Tokens.ALSO_NAME && tokens.hasCapital(index);
    }

    /// The second author, the `s` of the genitive, the numeral of a type.
    private boolean isPartOfEponym(int index) {
        return tokens.isJoinedToNext(index - 1) && isCapitalName(index)
                || tokens.kind(index) == Tokens.LETTER && tokens.hasCapital(index)
                || tokens.is(index, "s") && tokens.isJoinedToNext(index - 1)
                || tokens.is(index, "ii");
    }

    private boolean isThing(int index) {
        boolean hyphen = tokens.signBehind(index - 1) == '-';
        return tokens.isVocabulary(index)
                && (tokens.isSmall(index) || hyphen || prose.isGerman())
                && !tokens.isBetween(index - 1, ',')
                && !tokens.isBetween(index - 1, '.')
                && !has(index, Cue.FUNCTION | Cue.PERSON_DOES | Cue.ACT | Cue.AGENT | Cue.AND);
    }

    /// `Dr.`, `Dr Hall`, `Frau`, but not the modality `DR`.
    private boolean isTitle(int index) {
        if (has(index, Cue.TITLE)) {
            return true;
        }
        if (!has(index, Cue.SHORT_TITLE)) {
            return false;
        }
        boolean point = tokens.signBehind(index) == '.';
        if (tokens.length(index) == 1) {
            return point && tokens.hasCapital(index) && prose.isProse() && !prose.isGerman();
        }
        return point || tokens.hasCapital(index) && !tokens.isAllCapitals(index);
    }

    /// Between the trigger and the name, the short forms need no point.
    private boolean isTitleWithin(int index) {
        return isTitle(index)
                || tokens.length(index) > 1 && has(index, Cue.SHORT_TITLE)
                || tokens.is(index, "med")
                || tokens.is(index, "le")
                || tokens.is(index, "la")
                || tokens.is(index, "el")
                || has(index, Cue.PERSON) && !tokens.isBetween(index, ':');
    }

    private boolean has(int index, int role) {
        return index < roles.length && (roles[index] & role) != 0;
    }
}
