package org.elpis.detect;

/// Finds the names of those who work in a hospital beside the short forms of what they are: `OA Kurz`, `R. Head MD`;
/// and of whom a letter is about: `RE: HALL`.
///
/// The short forms mean something else as often (`OA` osteoarthritis, `CA` cancer), so that more must fit than behind
/// a title.
final class StaffInContext {
    /// Given names, initials and family names of one person.
    private static final int MOST_NAMES = 3;
    /// A value of two or three words that ends with the name is no sentence about a disease.
    private static final int WORDS_OF_A_LABEL = 3;

    private final Tokens tokens;
    private final int[] roles;
    private final Prose prose;

    StaffInContext(Tokens tokens, int[] roles, Prose prose) {
        this.tokens = tokens;
        this.roles = roles;
        this.prose = prose;
    }

    void find() {
        for (int i = 0; i + 1 < tokens.count(); i++) {
            if (tokens.touchesNext(i) && (isDoctor(i) || isLabel(i))) {
                take(i + 1);
            }
            if (isCredential(i + 1)) {
                takeBefore(i);
            }
        }
    }

    /// `RE: HALL`, `Tech: May`, but not `Tech: Low dose`.
    private boolean isLabel(int index) {
        boolean endsWithName =
                index + 2 == tokens.count() || !tokens.touchesNext(index + 1) || !tokens.isSmall(index + 2);
        return tokens.signBehind(index) == ':'
                && (tokens.is(index, "re") || tokens.is(index, "tech") && endsWithName)
                && !has(index + 1, Cue.MAKER);
    }

    /// Oberarzt, Chefarzt and Assistenzärztin, in German or where nothing else is said.
    private boolean isDoctor(int index) {
        boolean isOffice = tokens.isAllCapitals(index)
                && (tokens.is(index, "oa")
                        || tokens.is(index, "ca")
                        || isWithUmlaut(index, 'O')
                        || isWithUmlaut(index, 'A'));
        boolean isAgent = index > 0 && has(index - 1, Cue.AGENT);
        boolean isAlone = tokens.count() <= WORDS_OF_A_LABEL && index + 2 == tokens.count();
        return isOffice && !tokens.isAllCapitals(index + 1) && (isAgent || isAlone || prose.isGerman());
    }

    /// `OÄ`, `AÄ`; `AA` is the abdominal aorta.
    private boolean isWithUmlaut(int index, char first) {
        return tokens.length(index) == 2
                && tokens.text.charAt(tokens.start(index)) == first
                && tokens.text.charAt(tokens.start(index) + 1) == 'Ä';
    }

    private void take(int from) {
        for (int i = from; i < from + MOST_NAMES && i < tokens.count() && isName(i); i++) {
            setName(i);
            if (!tokens.touchesNext(i) || tokens.isBetween(i, '.') && tokens.length(i) > 1) {
                return;
            }
        }
    }

    /// `R. Head MD`: without a comma an initial must stand before the name.
    private boolean isCredential(int index) {
        int initial = index - 2;
        return initial >= 0
                && has(index, Cue.CREDENTIAL)
                && tokens.isAllCapitals(index)
                && tokens.kind(initial) == Tokens.LETTER
                && tokens.hasCapital(initial)
                && tokens.signBehind(initial) == '.'
                && tokens.touchesNext(initial)
                && tokens.touchesNext(index - 1);
    }

    private void takeBefore(int name) {
        if (tokens.hasCapital(name) && (tokens.kind(name) == Tokens.ALSO_NAME || tokens.isWord(name))) {
            setName(name - 1);
            setName(name);
        }
    }

    private boolean isName(int index) {
        byte kind = tokens.kind(index);
        return tokens.hasCapital(index)
                && (kind == Tokens.ALSO_NAME || kind == Tokens.LETTER || tokens.isWord(index))
                && !has(index, Cue.EXAMINATION | Cue.LABEL);
    }

    private void setName(int index) {
        if (tokens.kind(index) != Tokens.KNOWN) {
            tokens.set(index, Tokens.NAME);
        }
    }

    private boolean has(int index, int role) {
        return (roles[index] & role) != 0;
    }
}
