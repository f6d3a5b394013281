package org.elpis.detect;

/// German and Dutch adjectives and participles with an ending, of which the vocabulary has the plain form:
/// `rundlicher`,
/// `metastasenverdächtigen`, `abgeschlossene`, `gecalcificeerde`.
///
/// Only what is formed like an adjective takes an ending here, because a noun with `-er` is a surname too often
/// (`Becker`, `Steiner`). Stateless.
final class Inflection {
    /// Shorter words with an ending are names too often (`Canales`); the list has their forms.
    private static final int LEAST_STEM = 7;

    private static final String[] ENDINGS = {"e", "er", "en", "es", "em"};
    private static final String[] OF_ADJECTIVES = {
        "isch", "ig", "lich", "lijk", "al", "ar", "ell", "iert", "iv", "os", "end", "rnd", "lnd", "haft", "sam", "frei",
        "intens", "ogen", "gross", "nah", "il", "oid", "reich", "arm"
    };
    private static final String[] BEFORE_PARTICIPLES = {
        "ge", "ver", "be", "er", "ent", "ont", "zer", "ab", "an", "auf", "aus", "ein", "uber", "unter", "um", "vor",
        "nach", "zu", "durch", "fort", "miss", "nieder", "wieder"
    };

    private Inflection() {}

    static boolean isClinical(String text, int start, int end, Vocabulary vocabulary, Identity identity) {
        for (String ending : ENDINGS) {
            int stem = end - ending.length();
            if (stem - start >= LEAST_STEM
                    && endsWith(text, start, end, ending)
                    && isPlain(text, start, stem, vocabulary, identity)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlain(String text, int start, int end, Vocabulary vocabulary, Identity identity) {
        boolean mayBeParticiple =
                endsWith(text, start, end, "t") || endsWith(text, start, end, "d") || endsWith(text, start, end, "en");
        if (!mayBeParticiple && !isAdjective(text, start, end)) {
            return false;
        }
        long hash = WordTable.hash(text, start, end);
        if (vocabulary.contains(hash)) {
            return !vocabulary.isAlsoName(hash)
                    && !identity.contains(hash)
                    && (!mayBeParticiple || isAdjective(text, start, end) || startsLikeParticiple(text, start));
        }
        return Compound.isClinical(text, start, end, vocabulary, identity);
    }

    private static boolean isAdjective(String text, int start, int end) {
        for (String suffix : OF_ADJECTIVES) {
            if (endsWith(text, start, end, suffix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsLikeParticiple(String text, int start) {
        for (String prefix : BEFORE_PARTICIPLES) {
            if (matches(text, start, prefix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWith(String text, int start, int end, String folded) {
        return end - start > folded.length() && matches(text, end - folded.length(), folded);
    }

    private static boolean matches(String text, int at, String folded) {
        for (int i = 0; i < folded.length(); i++) {
            if (at + i >= text.length() || Fold.letters(text.charAt(at + i)) != folded.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
