package org.elpis.detect;

/// Words that no list has and that are formed from clinical ones: compounds, adjectives with an ending, either with
/// umlauts written out (`Fluessigkeit`), and adjectives of combining forms.
///
/// A name that is formed like that is none of them: the shipped names, and the surnames below, which were found by
/// going through lists of names of many countries. Stateless.
final class Formed {
    /// Shorter words with umlauts written out are names too often (`Jaeger`, `Luedicke`, `Voeller`); the list has
    /// the common ones.
    private static final int LEAST_WRITTEN_OUT = 10;
    /// Surnames, forenames and towns that would be taken for words.
    private static final HashSet64 NAMES = HashSet64.of("""
            anguela bendlage bendriss benedikte canuelas catholijn constabile corporales driewegen espigares figuera
            figueres franzone fuenfziger funfziger galenzone havelange herfolge herschaft kleinwegener
            lierschaft lissewege locklier nadelstumpf nickodem oberscheuer pataskala renovales schoenteil
            speziale tricarico trigales ueberschlag venanzone vermassen verwaerde""");

    private Formed() {}

    static boolean isClinical(String text, int start, int end, Vocabulary vocabulary, Identity identity) {
        boolean isFormed = isCompoundOrInflected(text, start, end, vocabulary, identity)
                || isWrittenOut(text, start, end, vocabulary, identity)
                || Prefixed.isClinical(text, start, end, vocabulary, identity);
        return isFormed && !isName(WordTable.hash(text, start, end));
    }

    private static boolean isName(long hash) {
        return NAMES.contains(hash) || NameTable.contains(hash);
    }

    private static boolean isWrittenOut(String text, int start, int end, Vocabulary vocabulary, Identity identity) {
        if (end - start < LEAST_WRITTEN_OUT || !hasUmlautWrittenOut(text, start, end)) {
            return false;
        }
        String word = NameVariants.contracted(Fold.fold(text.substring(start, end)));
        long hash = WordTable.hash(word, 0, word.length());
        return !identity.contains(hash)
                && (vocabulary.contains(hash) && !vocabulary.isAlsoName(hash)
                        || isCompoundOrInflected(word, 0, word.length(), vocabulary, identity));
    }

    private static boolean isCompoundOrInflected(
            String text, int start, int end, Vocabulary vocabulary, Identity identity) {
        return Compound.isClinical(text, start, end, vocabulary, identity)
                || Inflection.isClinical(text, start, end, vocabulary, identity);
    }

    /// Not the `ue` of `Scheuer` and `Figueres`.
    private static boolean hasUmlautWrittenOut(String text, int start, int end) {
        for (int i = start + 1; i < end; i++) {
            int before = Fold.letters(text.charAt(i - 1));
            boolean isUmlaut = before == 'a' || before == 'o' || before == 'u' && mayBeUmlaut(text, start, i - 1);
            if (isUmlaut && Fold.letters(text.charAt(i)) == 'e') {
                return true;
            }
        }
        return false;
    }

    private static boolean mayBeUmlaut(String text, int start, int u) {
        return u == start || "aeoqg".indexOf(Fold.letters(text.charAt(u - 1))) < 0;
    }
}
