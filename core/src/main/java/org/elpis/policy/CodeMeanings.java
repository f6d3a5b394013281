package org.elpis.policy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.elpis.dicom.DigestTable;

/// The code meanings that the standard publishes: a meaning that is one of them, letter for letter, says nothing
/// about a patient, whatever its words are.
///
/// Digests of 5,000 meanings of DCM, UCUM, NCIt and IBSI in PS3.16, made by `tools/CodeMeanings.java`, searched
/// where they lie. A foreign text is taken for one of them about once in 10^15.
final class CodeMeanings {
    private static final String RESOURCE = "code-meanings.bin";
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private CodeMeanings() {}

    /// Whether a text is a published meaning, whatever its capitals and blanks.
    static boolean isPublished(String text) {
        return Loaded.DIGESTS.contains(digest(text));
    }

    private static long digest(String text) {
        String folded = text.strip().toLowerCase(Locale.ROOT);
        long hash = OFFSET;
        boolean isBlank = false;
        for (byte b : folded.getBytes(StandardCharsets.UTF_8)) {
            if (b == ' ' && isBlank) {
                continue;
            }
            isBlank = b == ' ';
            hash = (hash ^ b & 0xff) * PRIME;
        }
        return hash;
    }

    /// Read when the first meaning is in doubt: most objects have none.
    private static final class Loaded {
        static final DigestTable DIGESTS = DigestTable.load(CodeMeanings.class, RESOURCE);
    }
}
