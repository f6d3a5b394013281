package org.elpis.detect;

import java.util.ArrayList;
import java.util.List;

/// Decides by what stands around them about words and numbers that say nothing alone: the day beside a month,
/// the groups of a telephone number, initials, an age, a name that is a word.
final class Surroundings {
    private final Tokens tokens;
    private final int[] roles;
    private final Prose prose;

    private Surroundings(Tokens tokens) {
        this.tokens = tokens;
        this.roles = new int[tokens.count()];
        for (int i = 0; i < roles.length; i++) {
            roles[i] = Cue.of(tokens.hash(i));
        }
        this.prose = new Prose(tokens, roles);
    }

    /// The spans that go.
    static List<Span> resolve(Tokens tokens) {
        Surroundings surroundings = new Surroundings(tokens);
        surroundings.findInstitutionsOfTheStudy();
        NumbersInContext numbers = new NumbersInContext(tokens, surroundings.roles, surroundings.prose);
        numbers.find();
        new PlacesInContext(tokens, surroundings.roles).find();
        new NamesInContext(tokens, surroundings.roles, surroundings.prose).find();
        new StaffInContext(tokens, surroundings.roles, surroundings.prose).find();
        surroundings.spread();
        numbers.findYears();
        return surroundings.spans();
    }

    private void findInstitutionsOfTheStudy() {
        for (int i = 0; i < tokens.count(); i++) {
            int words = tokens.identity.wordsOfPlace(tokens, i);
            for (int j = i; j < i + words; j++) {
                tokens.set(j, Tokens.KNOWN);
            }
        }
    }

    /// What goes takes with it what stands beside it, in both directions.
    private void spread() {
        for (int i = 0; i + 1 < tokens.count(); i++) {
            if (tokens.touchesNext(i) && takes(i, i + 1)) {
                tokens.set(i + 1, kindBeside(i, i + 1));
            }
        }
        for (int i = tokens.count() - 1; i > 0; i--) {
            if (tokens.touchesNext(i - 1) && takes(i, i - 1)) {
                tokens.set(i - 1, kindBeside(i, i - 1));
            }
        }
    }

    private byte kindBeside(int gone, int other) {
        if (tokens.kind(other) == Tokens.BARE) {
            return tokens.kind(gone) == Tokens.PLACE || tokens.kind(gone) == Tokens.CONTACT
                    ? tokens.kind(gone)
                    : Tokens.NUMBER;
        }
        return Tokens.NAME;
    }

    private boolean takes(int gone, int other) {
        if (prose.isProse() && prose.endsBefore(Math.max(gone, other))) {
            return false;
        }
        return switch (tokens.kind(other)) {
            case Tokens.ALSO_NAME -> tokens.isWord(gone) && takesWord(gone, other);
            case Tokens.LETTER ->
                tokens.isWord(gone) && takesLetter(other)
                        || tokens.kind(gone) == Tokens.NUMBER && tokens.isJoinedToNext(Math.min(gone, other));
            case Tokens.BARE -> takesNumber(gone, other);
            default -> false;
        };
    }

    /// In a sentence a small word is no name, and a small unknown word is more often misspelled than one.
    private boolean takesWord(int gone, int other) {
        if ((roles[other] & (Cue.EXAMINATION | Cue.LABEL | Cue.AGENT)) != 0) {
            return false;
        }
        if ((roles[other] & Cue.FUNCTION) != 0 && (tokens.isSmall(other) || prose.isInCapitals(other))) {
            return false;
        }
        boolean isFunction = prose.isFirst(other) && (roles[other] & Cue.FUNCTION) != 0;
        return !prose.isSentence(other)
                || !prose.hasCapitals()
                || !tokens.isSmall(other)
                        && !isFunction
                        && (!tokens.isSmall(gone) || tokens.kind(gone) != Tokens.UNKNOWN);
    }

    private boolean takesLetter(int other) {
        return !tokens.isSmall(other)
                || !tokens.is(other, "x") && (roles[other] & Cue.FUNCTION) == 0 && !prose.isSentence(other)
                || tokens.signBehind(other) == '.';
    }

    /// In a sentence a number belongs to what goes where it is joined to it, or is that of a house.
    private boolean takesNumber(int gone, int other) {
        boolean joined = tokens.isJoinedToNext(Math.min(gone, other));
        if (!prose.isSentence(other)) {
            return tokens.isGap(gone) || tokens.goes(gone) && tokens.start(other) == tokens.end(gone);
        }
        if (tokens.kind(gone) == Tokens.NUMBER || tokens.kind(gone) == Tokens.CONTACT) {
            return joined || other < gone && tokens.kind(gone) == Tokens.CONTACT;
        }
        boolean followed = other + 1 < tokens.count() && tokens.touchesNext(other) && tokens.isVocabulary(other + 1);
        return tokens.isWord(gone) && (joined || other > gone && !tokens.isSmall(gone) && !followed);
    }

    private List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        int at = 0;
        while (at < tokens.count()) {
            int end = at + 1;
            if (tokens.goes(at)) {
                while (isOneWith(at, end)) {
                    end++;
                }
                boolean isAbroad = tokens.kind(at) == Tokens.CONTACT && tokens.signBefore(at) == '+';
                int start = tokens.start(at) - (isAbroad ? 1 : 0);
                spans.add(new Span(start, tokens.end(end - 1), kind(tokens.kind(at))));
            }
            at = end;
        }
        return spans;
    }

    /// The day, the month and the year are one date.
    private boolean isOneWith(int first, int index) {
        return index < tokens.count()
                && tokens.kind(first) == Tokens.DATE
                && tokens.kind(index) == Tokens.DATE
                && tokens.length(first) < 10
                && tokens.length(index) < 10
                && tokens.touchesNext(index - 1);
    }

    private static Span.Kind kind(byte kind) {
        return switch (kind) {
            case Tokens.DATE -> Span.Kind.DATE;
            case Tokens.UID -> Span.Kind.UID;
            case Tokens.AGE -> Span.Kind.AGE;
            case Tokens.NUMBER -> Span.Kind.NUMBER;
            case Tokens.CONTACT -> Span.Kind.CONTACT;
            case Tokens.PLACE -> Span.Kind.PLACE;
            case Tokens.NAME -> Span.Kind.NAME;
            case Tokens.KNOWN -> Span.Kind.KNOWN_IDENTITY;
            default -> Span.Kind.UNKNOWN_WORD;
        };
    }
}
