package org.elpis.detect;

/// Finds names among words: what a title, an office, a signature or a capital in mid-sentence says is a person,
/// unless a disease, a sign or a device is named after that person.
final class NamesInContext {
    private final Tokens tokens;
    private final int[] roles;
    private final Prose prose;
    private final Eponyms eponyms;
    private final NamesBehind behind;

    NamesInContext(Tokens tokens, int[] roles, Prose prose) {
        this.tokens = tokens;
        this.roles = roles;
        this.prose = prose;
        this.eponyms = new Eponyms(tokens, roles, prose);
        this.behind = new NamesBehind(tokens, roles, prose, eponyms);
    }

    void find() {
        findFamilyAndForename();
        behind.find();
        for (int i = 1; i < tokens.count(); i++) {
            if (has(i, Cue.CREDENTIAL) && tokens.isAllCapitals(i) && tokens.isBetween(i - 1, ',')) {
                behind.takeBefore(i);
            }
        }
        for (int i = 0; i < tokens.count(); i++) {
            if (isSuspect(i) && !eponyms.isNamedAfter(i)) {
                tokens.set(i, Tokens.NAME);
            }
        }
        for (int i = 0; i + 1 < tokens.count(); i++) {
            if (isStranger(i) && tokens.touchesNext(i) && !prose.endsBefore(i + 1)) {
                joinStranger(i);
            }
        }
    }

    /// `Kern, Gerd` and nothing else: two names that are words, the family name first.
    private void findFamilyAndForename() {
        if (tokens.count() == 2 && tokens.isBetween(0, ',') && isNameAlone(0) && isNameAlone(1)) {
            tokens.set(0, Tokens.NAME);
            tokens.set(1, Tokens.NAME);
        }
    }

    private boolean isNameAlone(int index) {
        return tokens.kind(index) == Tokens.ALSO_NAME
                && tokens.hasCapital(index)
                && !has(index, Cue.EXAMINATION | Cue.LABEL | Cue.FUNCTION | Cue.DISEASE);
    }

    /// Two unknown words with capitals are a person's names, also with `del` or `de la` between.
    private void joinStranger(int index) {
        int next = index + 1;
        while (next - index <= 2 && (behind.isParticle(next) || behind.isInitial(next)) && tokens.touchesNext(next)) {
            next++;
        }
        if (isStranger(next) || next == index + 1 && isFamilyName(next)) {
            behind.goAll(index, next + 1);
        }
    }

    /// `Samantha Basic`: a plain word where the family name stands.
    private boolean isFamilyName(int index) {
        return prose.isProse()
                && !prose.isGerman()
                && tokens.kind(index) == Tokens.PLAIN
                && tokens.hasCapital(index)
                && !tokens.isAllCapitals(index)
                && tokens.length(index) > 2
                && !has(index, Cue.FUNCTION | Cue.LABEL | Cue.INSTITUTION)
                && tokens.isBlankBefore(index);
    }

    private boolean isStranger(int index) {
        byte kind = tokens.kind(index);
        return (kind == Tokens.UNKNOWN || kind == Tokens.NAME)
                && tokens.hasCapital(index)
                && !tokens.isAllCapitals(index)
                && !has(index, Cue.LABEL | Cue.AGENT);
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
                && !behind.isTitle(index);
    }

    private boolean has(int index, int role) {
        return index < roles.length && (roles[index] & role) != 0;
    }
}
