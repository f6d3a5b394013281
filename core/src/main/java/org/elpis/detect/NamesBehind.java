package org.elpis.detect;

/// Finds the names that stand behind a title, an office or an act: `Dr. Kern`, `Referring physician: Collier`,
/// `dictated by Porter`.
///
/// There a word with a capital is a name though it is an ordinary word too, unless it is one of those that stand
/// in that place and name nobody ([Cue#NO_PERSON]). Which words are family names somewhere no list knows.
final class NamesBehind {
    /// Given names, initials and family names of one person.
    private static final int MOST_NAMES = 5;
    /// Words between what was done and by whom: `signed electronically by`.
    private static final int MOST_BETWEEN = 3;
    /// Shorter words in capitals are abbreviations more often than names.
    private static final int LEAST_CAPITALS = 4;
    /// No name though it has a capital, wherever it stands.
    private static final int NEVER = Cue.FUNCTION | Cue.INSTITUTION;
    /// No name by itself where it is not certain that one follows.
    private static final int RARELY = NEVER | Cue.EXAMINATION | Cue.NO_PERSON;

    /// Before `name`, when it is that of a thing.
    private static final HashSet64 OF_THINGS = HashSet64.of(
            "protocol series study sequence file station device model program procedure examination exam template");
    /// Behind a colon, more often what somebody has than who that is.
    private static final HashSet64 WITH_HISTORY = HashSet64.of("""
            cc mother father brother sister daughter son husband wife mutter vater tochter sohn hijo hija hermano
            hermana marido mujer filho filha irmao mulher""");

    /// What a name stands behind.
    private enum Trigger {
        TITLE,
        OFFICE,
        ACT,
        /// An office without a colon, in a sentence: `the patient Porter`.
        MENTION,
        /// `by` alone, where things stand as well as persons.
        AGENT
    }

    private final Tokens tokens;
    private final int[] roles;
    private final Prose prose;
    private final Eponyms eponyms;

    NamesBehind(Tokens tokens, int[] roles, Prose prose, Eponyms eponyms) {
        this.tokens = tokens;
        this.roles = roles;
        this.prose = prose;
        this.eponyms = eponyms;
    }

    /// Whether a text of ordinary words has to be looked at for what stands behind this one.
    static boolean isTrigger(long hash) {
        return (Cue.of(hash) & (Cue.TITLE | Cue.SHORT_TITLE | Cue.PERSON | Cue.ACT)) != 0;
    }

    void find() {
        for (int i = 0; i + 1 < tokens.count(); i++) {
            if (tokens.touchesNext(i)) {
                findBehind(i);
            }
        }
    }

    private void findBehind(int index) {
        if (isTitle(index)) {
            take(index + 1, isUnit(index) ? Trigger.AGENT : Trigger.TITLE);
        } else if (has(index, Cue.PERSON) && tokens.isBetween(index, ':')) {
            take(index + 1, asksForPerson(index) ? Trigger.OFFICE : Trigger.AGENT);
        } else if (has(index, Cue.PERSON) && isMentioned(index + 1)) {
            take(index + 1, Trigger.MENTION);
        } else if (has(index, Cue.ACT)) {
            findDoer(index);
        } else if (has(index, Cue.BY) && prose.isSentence(index) && !eponyms.isNamedAfterForCertain(index + 1)) {
            take(index + 1, Trigger.AGENT);
        }
    }

    /// `5 ms. Axial`, `2 hr. Delay`.
    private boolean isUnit(int title) {
        return !prose.isProse() && tokens.isSmall(title) && !has(title, Cue.TITLE) && prose.hasCapitals();
    }

    /// Not `Mother: Diabetes`, `CC: Cough` (the complaint), `Protocol Name: Abdomen`.
    private boolean asksForPerson(int office) {
        boolean isNameOfThing = tokens.is(office, "name")
                && tokens.isBlankBefore(office)
                && OF_THINGS.contains(tokens.hash(office - 1));
        return !isNameOfThing && !WITH_HISTORY.contains(tokens.hash(office));
    }

    private boolean isMentioned(int index) {
        return tokens.kind(index) == Tokens.ALSO_NAME && mayBeName(index) || isPlainName(index, Trigger.MENTION);
    }

    private void findDoer(int act) {
        boolean isSigned = has(act, Cue.SIGNED) && tokens.isBetween(act, ':');
        if (isSigned || tokens.is(act, "gez") || tokens.is(act, "fdo")) {
            take(act + 1, Trigger.OFFICE);
            return;
        }
        int last = Math.min(act + MOST_BETWEEN, tokens.count() - 2);
        for (int i = act + 1; i <= last && tokens.touchesNext(i - 1); i++) {
            if (has(i, Cue.AGENT) && tokens.touchesNext(i)) {
                if (!eponyms.isNamedAfterForCertain(i + 1)) {
                    take(i + 1, namesPerson(act, i) ? Trigger.ACT : Trigger.AGENT);
                }
                return;
            }
        }
    }

    /// Whether what has a capital behind this agent is a person: not in a title (`Performed With Contrast`), and in
    /// German, where every noun has a capital, not behind `mit` (`untersucht mit Kontrastmittel`).
    private boolean namesPerson(int act, int agent) {
        if (prose.isGerman() && !tokens.is(agent, "von") && !tokens.is(agent, "durch")) {
            return tokens.is(act, "besprochen") || tokens.is(act, "mitgeteilt");
        }
        return tokens.isSmall(agent) || tokens.isAllCapitals(agent) && has(act, Cue.SIGNED) && has(agent, Cue.BY);
    }

    /// `Summer Park, MD`.
    void takeBefore(int credential) {
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

    /// Takes the names that start here.
    private void take(int from, Trigger trigger) {
        int at = from;
        while (at + 1 < tokens.count() && isTitleWithin(at) && tokens.touchesNext(at)) {
            at++;
        }
        int particles = at;
        while (isParticle(at) && tokens.touchesNext(at)) {
            at++;
        }
        int names = 0;
        boolean isFirst = true;
        while (at < tokens.count() && names < MOST_NAMES) {
            boolean isPlain = isFirst ? isPlainName(at, trigger) : isNextPlainName(at, names, trigger);
            if (!isNamePart(at) && !isPlain
                    || names > 0 && (isTitle(at) || has(at, Cue.PERSON | Cue.AGENT))
                    || trigger == Trigger.MENTION && has(at, Cue.EXAMINATION)) {
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
            isFirst = joinsNames(at + 1, trigger);
            at += isFirst ? 2 : 1;
        }
    }

    void goAll(int from, int to) {
        for (int i = from; i < to; i++) {
            tokens.set(i, Tokens.NAME);
        }
    }

    boolean isParticle(int index) {
        return has(index, Cue.PARTICLE) && tokens.isSmall(index) && index + 1 < tokens.count();
    }

    boolean isInitial(int index) {
        return tokens.kind(index) == Tokens.LETTER && tokens.hasCapital(index) && index + 1 < tokens.count();
    }

    private boolean endsAfter(int index) {
        return tokens.signBehind(index) == '.' && tokens.length(index) > 2 || tokens.isBetween(index, ')');
    }

    private boolean joinsNames(int index, Trigger trigger) {
        return index + 1 < tokens.count()
                && (has(index, Cue.AND) || has(index, Cue.OF))
                && tokens.isSmall(index)
                && tokens.touchesNext(index)
                && (isNamePart(index + 1)
                        || has(index, Cue.AND) && !prose.isGerman() && isPlainName(index + 1, trigger));
    }

    private boolean isNamePart(int index) {
        return switch (tokens.kind(index)) {
            case Tokens.ALSO_NAME, Tokens.LETTER ->
                mayBeName(index)
                        || index > 0
                                && tokens.isJoinedToNext(index - 1)
                                && tokens.signBefore(index) == '-'
                                && tokens.kind(index - 1) == Tokens.NAME;
            case Tokens.UNKNOWN, Tokens.NAME, Tokens.KNOWN, Tokens.PLACE -> true;
            default -> false;
        };
    }

    /// A capital, or a text without any letter case to speak of.
    private boolean mayBeName(int index) {
        boolean hasCase = prose.isProse() && prose.hasCapitals();
        return tokens.hasCapital(index) || !hasCase && !has(index, Cue.FUNCTION);
    }

    /// Whether a word that is no name by itself is one behind this.
    private boolean isPlainName(int index, Trigger trigger) {
        if (index >= tokens.count() || tokens.kind(index) != Tokens.PLAIN || !isWord(index) || has(index, NEVER)) {
            return false;
        }
        if (tokens.isAllCapitals(index) && !mayBeInCapitals(index, trigger)) {
            return false;
        }
        return switch (trigger) {
            case TITLE ->
                prose.isProse()
                        ? mayBeName(index)
                        : !has(index, RARELY) && (tokens.hasCapital(index) || !prose.hasCapitals());
            case OFFICE, ACT -> tokens.hasCapital(index) && !has(index, RARELY);
            case MENTION -> isMentionOfPlain(index);
            case AGENT -> false;
        };
    }

    /// `Dr. KERN`, `REFERRING PHYSICIAN: COLLIER`, `SIGNED BY PORTER`; not `discussed with ICU`.
    private boolean mayBeInCapitals(int index, Trigger trigger) {
        boolean isLong = tokens.length(index) >= LEAST_CAPITALS && !has(index, RARELY);
        return switch (trigger) {
            case TITLE, OFFICE -> isLong;
            case ACT -> isLong && has(index - 1, Cue.BY);
            case MENTION, AGENT -> false;
        };
    }

    /// In mid-sentence, where a word that is no name has no capital; in German every noun has one.
    private boolean isMentionOfPlain(int index) {
        return prose.isSentence(index)
                && !prose.isGerman()
                && tokens.hasCapital(index)
                && tokens.isSmall(index - 1)
                && tokens.isBlankBefore(index)
                && !has(index, RARELY | Cue.LABEL);
    }

    /// Whether a word that is no name by itself goes on with the names of a person: `Silvio Donner`, `Kern, Anna`.
    private boolean isNextPlainName(int index, int names, Trigger trigger) {
        if (tokens.kind(index) != Tokens.PLAIN
                || !isWord(index)
                || !tokens.hasCapital(index)
                || has(index, RARELY | Cue.LABEL | Cue.MONTH)
                || tokens.isAllCapitals(index) && !mayBeInCapitals(index, trigger)) {
            return false;
        }
        boolean isLast = !tokens.touchesNext(index)
                || ".,;)".indexOf(tokens.signBehind(index)) >= 0
                || tokens.isSmall(index + 1);
        if (tokens.isBetween(index - 1, ',')) {
            return isLast && names == 1 && trigger == Trigger.OFFICE;
        }
        boolean isJoined = tokens.isJoinedToNext(index - 1) && tokens.signBefore(index) == '-';
        return isJoined || tokens.isBlankBefore(index) && (isLast || isInSentence(index));
    }

    /// In a heading and in German the noun behind the name has a capital too.
    private boolean isInSentence(int index) {
        return prose.isSentence(index) && !prose.isGerman() && !tokens.isBetween(index, ':');
    }

    private boolean isWord(int index) {
        return tokens.length(index) > 1 && Character.isLetter(tokens.text.charAt(tokens.start(index) + 1));
    }

    /// `Dr.`, `Dr Hall`, `Frau`, but not the modality `DR`.
    boolean isTitle(int index) {
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
