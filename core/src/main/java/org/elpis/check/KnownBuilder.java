package org.elpis.check;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Collects what is to be searched for and keeps each form once. Not thread-safe.
final class KnownBuilder {
    /// [#wholes]: the whole of a value of VR PN only.
    static final int PERSON_NAMES_ONLY = 1;

    /// [#wholes]: the whole of any short text.
    static final int ANY_TEXT = 0;

    private final Hashes added = new Hashes();
    final Needles needles = new Needles();
    final Hashes wholes = new Hashes();
    final Hashes sameTags = new Hashes();
    final Hashes numbers = new Hashes();
    final Hashes uids = new Hashes();
    final Hashes classUids = new Hashes();
    final Hashes dates = new Hashes();
    final Hashes ages = new Hashes();
    /// Whether something is written in letters beyond Latin, which take both bytes of a UTF-16 unit.
    boolean isForeign;

    void needle(byte[] folded, Kind kind, int rule) {
        isForeign |= hasForeignLetters(folded, 0, folded.length);
        needle(folded, 0, folded.length, kind, rule);
    }

    void needle(byte[] folded, int from, int to, Kind kind, int rule) {
        if (to - from < Needles.MIN_BYTES) {
            return;
        }
        long key = Hashes.of(folded, from, to);
        if (added.add(Hashes.at(kind.ordinal() + 1 << 8 | rule, key))) {
            needles.add(folded, from, to, kind, rule);
        }
    }

    private static boolean hasForeignLetters(byte[] folded, int from, int to) {
        for (int i = from; i < to; i++) {
            if (folded[i] < 0) {
                return true;
            }
        }
        return false;
    }

    /// Bytes as the search sees them when it does not know their character set.
    private static byte[] canonical(byte[] raw) {
        byte[] canonical = new byte[raw.length];
        int used = 0;
        for (byte b : raw) {
            byte c = Fold.OPAQUE[b & 0xFF];
            if (c != ' ' || used > 0 && canonical[used - 1] != ' ') {
                canonical[used++] = c;
            }
        }
        return Arrays.copyOf(canonical, used);
    }

    /// Adds the bytes of a text beyond ASCII as they stood, for copies of it under another character set.
    void rawName(byte[] bytes, int from, int to) {
        int start = from;
        for (int i = from; i <= to; i++) {
            boolean isSeparator = i == to || bytes[i] >= 0 && Fold.BYTES[bytes[i]] == ' ' && bytes[i] != 0x1B;
            if (isSeparator) {
                if (i - start >= 5 && hasForeignLetters(bytes, start, i)) {
                    raw(Arrays.copyOfRange(bytes, start, i));
                }
                start = i + 1;
            }
        }
    }

    /// Adds the bytes that a name has in the character sets that people write without saying so.
    void writtenName(String name) {
        for (String written : List.of(name, name.toUpperCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))) {
            byte[] utf8 = written.getBytes(StandardCharsets.UTF_8);
            rawName(utf8, 0, utf8.length);
            CharsetEncoder latin = StandardCharsets.ISO_8859_1.newEncoder();
            if (latin.canEncode(written)) {
                rawName(written.getBytes(StandardCharsets.ISO_8859_1), 0, written.length());
            }
        }
    }

    private void raw(byte[] bytes) {
        byte[] canonical = canonical(bytes);
        int significant = 0;
        for (byte b : canonical) {
            significant += b == ' ' || b == 1 ? 0 : 1;
        }
        if (significant > Needles.MIN_BYTES) {
            needle(canonical, 0, canonical.length, Kind.NAME, Needles.TEXT_ONLY);
        }
    }

    void wholeName(byte[] word, boolean inAnyText) {
        wholes.add(Hashes.of(word), inAnyText ? ANY_TEXT : PERSON_NAMES_ONLY);
    }

    void sameTag(int tag, byte[] folded, Kind kind) {
        if (folded.length > 0) {
            sameTags.add(Hashes.at(tag, Hashes.of(folded)), kind.ordinal());
        }
    }

    void date(int date) {
        if (date == 0 || !dates.add(Hashes.finish(date))) {
            return;
        }
        for (String form : DateForms.forms(date)) {
            byte[] bytes = form.getBytes(StandardCharsets.ISO_8859_1);
            boolean isCompact = form.length() == 8 && form.indexOf(' ') < 0;
            boolean isYearFirst = isCompact && DateForms.ofDigits(DateForms.digits(bytes, 0, 8, 8)) == date;
            needle(bytes, Kind.DATE, isYearFirst ? Needles.IN_DIGITS : Needles.BOUNDED | Needles.TEXT_ONLY);
        }
    }

    /// Adds a UID unless the standard defines it; and its last number, where that is long enough to be nobody
    /// else's.
    void uid(byte[] bytes, int from, int to, Kind kind) {
        if (to - from < 6 || isWellKnown(bytes, from, to)) {
            return;
        }
        if (!uids.add(Hashes.of(bytes, from, to), kind.ordinal())) {
            return;
        }
        int last = to;
        while (last > from && Fold.isDigit(bytes[last - 1])) {
            last--;
        }
        if (to - last >= 10) {
            numbers.add(Hashes.of(bytes, last, to), kind.ordinal());
            needle(bytes, last, to, kind, Needles.BOUNDED);
        }
    }

    static boolean isWellKnown(byte[] bytes, int from, int to) {
        byte[] root = WELL_KNOWN_ROOT;
        if (to - from < root.length) {
            return false;
        }
        for (int i = 0; i < root.length; i++) {
            if (bytes[from + i] != root[i]) {
                return false;
            }
        }
        return true;
    }

    private static final byte[] WELL_KNOWN_ROOT = "1.2.840.10008.".getBytes(StandardCharsets.ISO_8859_1);
}
