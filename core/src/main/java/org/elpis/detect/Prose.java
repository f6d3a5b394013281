package org.elpis.detect;

/// Where the sentences of a text are, and what letter case tells in each.
///
/// In a sentence with small function words, a small word is an ordinary one and a capital in the middle is
/// suspect; in a descriptor (`HEAD ROUTINE`, `Long Axis`) letter case says nothing; in German a capital says
/// nothing either.
final class Prose {
    private static final int LONGEST_ABBREVIATION = 3;
    /// A descriptor may have one of them (`HEAD AND NECK`).
    private static final int FUNCTIONS_OF_A_SENTENCE = 2;

    private final Tokens tokens;
    private final int[] roles;
    /// Whether the token starts a sentence or stands first behind a colon.
    private final boolean[] isFirst;
    private final boolean[] isSentence;
    private final boolean[] isInCapitals;
    private boolean isProse;
    private boolean isGerman;
    private boolean hasCapitals;

    Prose(Tokens tokens, int[] roles) {
        this.tokens = tokens;
        this.roles = roles;
        this.isFirst = new boolean[tokens.count()];
        this.isSentence = new boolean[tokens.count()];
        this.isInCapitals = new boolean[tokens.count()];
        int at = 0;
        while (at < tokens.count()) {
            int end = at + 1;
            while (end < tokens.count() && !endsBefore(end)) {
                end++;
            }
            judge(at, end);
            at = end;
        }
    }

    private void judge(int from, int to) {
        int small = 0;
        int capitals = 0;
        int functions = 0;
        boolean hasFunction = false;
        isFirst[from] = true;
        for (int i = from; i < to; i++) {
            isFirst[i] |= i > from && tokens.isBetween(i - 1, ':');
            hasCapitals |= tokens.hasCapital(i);
            if (tokens.isSmall(i)) {
                small++;
                hasFunction |= (roles[i] & Cue.FUNCTION) != 0;
            } else if (tokens.hasCapital(i) && !tokens.isAllCapitals(i)) {
                capitals++;
            }
            isGerman |= (roles[i] & Cue.GERMAN) != 0;
            functions += (roles[i] & Cue.FUNCTION) != 0 ? 1 : 0;
        }
        boolean inCapitals = small == 0 && functions >= FUNCTIONS_OF_A_SENTENCE;
        boolean sentence = hasFunction && small >= 2 && 2 * small >= capitals;
        isProse |= sentence;
        for (int i = from; i < to; i++) {
            isSentence[i] = sentence;
            isInCapitals[i] = inCapitals;
        }
    }

    /// Whether a sentence, a line or a value ends before a token.
    boolean endsBefore(int index) {
        int previous = index - 1;
        if (tokens.isBetween(previous, '\n') || tokens.isBetween(previous, '\\')) {
            return true;
        }
        if (tokens.isBetween(previous, '?') || tokens.isBetween(previous, '!')) {
            return true;
        }
        return tokens.signBehind(previous) == '.'
                && tokens.start(index) - tokens.end(previous) > 1
                && !tokens.isSmall(index)
                && !isAbbreviation(previous);
    }

    private boolean isAbbreviation(int index) {
        return tokens.length(index) <= LONGEST_ABBREVIATION && !isPlainEnd(index)
                || (roles[index] & Cue.TITLE) != 0
                || tokens.kind(index) == Tokens.LETTER
                || tokens.endsWith(index, "str");
    }

    /// A short word of the vocabulary that is no abbreviation of anything that a name follows.
    private boolean isPlainEnd(int index) {
        return tokens.isVocabulary(index)
                && (roles[index] & (Cue.SHORT_TITLE | Cue.STREET_BEHIND | Cue.NUMBERED | Cue.MONTH | Cue.PERSON)) == 0;
    }

    boolean isFirst(int index) {
        return isFirst[index];
    }

    /// Whether the token stands in a sentence without any small letter: `NO INFILTRATE IS SEEN IN THE LEFT
    /// LUNG`.
    boolean isInCapitals(int index) {
        return isInCapitals[index];
    }

    boolean isSentence(int index) {
        return isSentence[index];
    }

    /// Whether any part of the text is made of sentences.
    boolean isProse() {
        return isProse;
    }

    /// Whether letter case can tell anything: false for a text that somebody typed without capitals.
    boolean hasCapitals() {
        return hasCapitals;
    }

    boolean isGerman() {
        return isGerman;
    }

    /// `5 mm` in a sentence: what stands behind the token makes it a measurement.
    boolean isFollowedByUnit(int index) {
        return isSentence(index) && tokens.isUnit(index + 1) && tokens.length(index + 1) > 1;
    }
}
