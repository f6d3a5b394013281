package org.elpis.detect;

/// Tells a disease, a sign or a device that is called after somebody from somebody: `Baker cyst`,
/// `Graves' disease`, `Virchow-Robin spaces`, `maladie de Charcot`, `Baker-Zyste`.
final class Eponyms {
    private final Tokens tokens;
    private final int[] roles;
    private final Prose prose;

    Eponyms(Tokens tokens, int[] roles, Prose prose) {
        this.tokens = tokens;
        this.roles = roles;
        this.prose = prose;
    }

    boolean isNamedAfter(int index) {
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
        int after = behindAuthors(index);
        return after < tokens.count() && tokens.touchesNext(after - 1) && isThing(after);
    }

    /// Where somebody was named to do something, only a word that is always called after its author tells.
    boolean isNamedAfterForCertain(int index) {
        int after = behindAuthors(index);
        return index < tokens.count()
                && tokens.kind(index) == Tokens.ALSO_NAME
                && after < tokens.count()
                && tokens.isSmall(after)
                && tokens.touchesNext(after - 1)
                && has(after, Cue.NAMED_AFTER);
    }

    private int behindAuthors(int index) {
        int after = index + 1;
        while (after < tokens.count() && tokens.touchesNext(after - 1) && isPartOfEponym(after)) {
            after++;
        }
        return after;
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

    private boolean has(int index, int role) {
        return index < roles.length && (roles[index] & role) != 0;
    }
}
