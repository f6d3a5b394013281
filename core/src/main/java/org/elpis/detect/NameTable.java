package org.elpis.detect;

import org.elpis.dicom.DigestTable;

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
        return Loaded.NAMES.contains(hash);
    }

    private static final class Loaded {
        static final DigestTable NAMES = DigestTable.load(NameTable.class, TABLE);
    }
}
