package org.elpis.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

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
        long digest = digest(text);
        ByteBuffer digests = Loaded.DIGESTS;
        int low = 0;
        int high = digests.capacity() / Long.BYTES - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Long.compare(digests.getLong(middle * Long.BYTES), digest);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
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
        static final ByteBuffer DIGESTS = load();

        private static ByteBuffer load() {
            try (InputStream in = CodeMeanings.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new IllegalStateException("the code meanings are missing from the installation");
                }
                return ByteBuffer.wrap(in.readAllBytes());
            } catch (IOException unreadable) {
                throw new UncheckedIOException("the code meanings cannot be read", unreadable);
            }
        }
    }
}
