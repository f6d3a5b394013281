package org.elpis.detect;

/// Words that no list has and that are formed from clinical ones: compounds, adjectives with an ending, and either
/// with umlauts written out (`Fluessigkeit`). Stateless.
final class Formed {
    /// Shorter words with umlauts written out are names too often (`Jaeger`).
    private static final int LEAST_WRITTEN_OUT = 7;

    private Formed() {}

    static boolean isClinical(String text, int start, int end, Vocabulary vocabulary, Identity identity) {
        if (isCompoundOrInflected(text, start, end, vocabulary, identity)) {
            return true;
        }
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

    private static boolean hasUmlautWrittenOut(String text, int start, int end) {
        for (int i = start + 1; i < end; i++) {
            int before = Fold.letters(text.charAt(i - 1));
            if (Fold.letters(text.charAt(i)) == 'e' && (before == 'a' || before == 'o' || before == 'u')) {
                return true;
            }
        }
        return false;
    }
}
