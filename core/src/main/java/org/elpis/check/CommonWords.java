package org.elpis.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Words that stand in objects whoever the patient is. A name that is one of them proves nothing alone.
final class CommonWords {
    private static final Hashes WORDS = load();
    private static final Hashes PLACEHOLDERS = hashes("anonymous anonymized anonymised anonymize anonymise anon unknown"
            + " none null removed redacted deidentified de identified pseudonym pseudonymous dummy unspecified blank"
            + " na n a nil empty default nobody noname no name not given undefined missing test phantom");
    private static final Hashes REMOVALS = hashes("anonymous anonymized anonymised anonymize anonymise removed redacted"
            + " deidentified pseudonymized pseudonymised");
    private static final Hashes TITLES = hashes(
            "dr prof med md phd mr mrs ms miss mister herr frau sir dame jr sr ii iii"
                    + " iv rn esq dds mph msc bsc facr frcr dipl ing priv doz rt doctor professor mme mlle monsieur madame");

    private CommonWords() {}

    private static Hashes load() {
        try (InputStream stream = CommonWords.class.getResourceAsStream("common-words.txt")) {
            if (stream == null) {
                throw new IllegalStateException("common-words.txt is missing from the jar.");
            }
            return hashes(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Hashes hashes(String words) {
        return hashes(Fold.text(words));
    }

    private static Hashes hashes(byte[] words) {
        Hashes hashes = new Hashes();
        int start = 0;
        for (int i = 0; i <= words.length; i++) {
            if (i == words.length || words[i] <= ' ') {
                if (i > start) {
                    hashes.add(Hashes.of(words, start, i));
                }
                start = i + 1;
            }
        }
        return hashes;
    }

    /// Whether a folded word is common.
    static boolean contains(byte[] bytes, int from, int to) {
        return WORDS.contains(Hashes.of(bytes, from, to));
    }

    static boolean contains(byte[] word) {
        return contains(word, 0, word.length);
    }

    /// Whether a folded text stands for the absence of a value: it says that something was removed, or every
    /// word of it is one that is written where nothing is known.
    static boolean isPlaceholder(byte[] folded) {
        int start = 0;
        for (int i = 0; i <= folded.length; i++) {
            if (i == folded.length || folded[i] == ' ') {
                if (REMOVALS.contains(Hashes.of(folded, start, i))) {
                    return true;
                }
                start = i + 1;
            }
        }
        return all(PLACEHOLDERS, folded);
    }

    static boolean isTitle(byte[] word) {
        return TITLES.contains(Hashes.of(word));
    }

    /// Whether every word of a folded text is common.
    static boolean isCommon(byte[] folded) {
        return all(WORDS, folded);
    }

    private static boolean all(Hashes words, byte[] folded) {
        int start = 0;
        for (int i = 0; i <= folded.length; i++) {
            if (i == folded.length || folded[i] == ' ') {
                if (i > start && !words.contains(Hashes.of(folded, start, i))) {
                    return false;
                }
                start = i + 1;
            }
        }
        return true;
    }
}
