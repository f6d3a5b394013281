package org.elpis.detect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/// Common forenames and surnames of about a hundred countries, as hashes: words that a site's list or a cohort
/// must not let stay as if they were ordinary ones.
///
/// `vocabulary/names.bin` is made by `NameTableWriter` in the tests: [WordTable#hash] of each folded word of a
/// name, ascending as signed numbers, big-endian. Source: sigpwned/popular-names-by-country-dataset
/// eb62e13d4d62 (CC0). Read only where a profile brings words of its own.
final class NameTable {
    private static final String TABLE = "vocabulary/names.bin";

    private NameTable() {}

    static boolean contains(long hash) {
        ByteBuffer names = Loaded.NAMES;
        int low = 0;
        int high = names.capacity() / Long.BYTES - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Long.compare(names.getLong(middle * Long.BYTES), hash);
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

    private static final class Loaded {
        static final ByteBuffer NAMES = load();

        private static ByteBuffer load() {
            try (InputStream in = NameTable.class.getResourceAsStream(TABLE)) {
                if (in == null) {
                    throw new IllegalStateException("the table of names is missing from the installation");
                }
                return ByteBuffer.wrap(in.readAllBytes());
            } catch (IOException unreadable) {
                throw new UncheckedIOException("the table of names cannot be read", unreadable);
            }
        }
    }
}
