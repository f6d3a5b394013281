package org.elpis.dicom;

import static org.elpis.dicom.Iso2022Coding.isGraphic;

import java.util.Optional;
import org.elpis.dicom.Iso2022Coding.Resets;

/// One pass over the bytes of a value; not reusable and not thread-safe.
final class Iso2022Decoder {
    private final Iso2022Coding coding;
    private final byte[] bytes;
    private final int from;
    private final int to;
    private final Resets resets;
    private final StringBuilder out;
    private CodedSet lower;
    private CodedSet upper;
    private boolean valid;
    private boolean rawAll;

    Iso2022Decoder(Iso2022Coding coding, byte[] bytes, int from, int to, Resets resets) {
        this.coding = coding;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.resets = resets;
        this.out = new StringBuilder(to - from);
        this.lower = coding.basic();
        this.upper = coding.upper();
    }

    /// The text with escapes left out and unreadable bytes raw.
    String text() {
        return read(false);
    }

    /// The text with everything raw that is not plain ASCII, escapes included.
    String rawText() {
        return read(true);
    }

    /// Whether the last text had no unreadable byte.
    boolean isValid() {
        return valid;
    }

    private String read(boolean raw) {
        rawAll = raw;
        valid = true;
        out.setLength(0);
        reset();
        int i = from;
        while (i < to) {
            i += step(i);
        }
        return out.toString();
    }

    private int step(int i) {
        int octet = bytes[i];
        if (octet == Iso2022Coding.ESCAPE) {
            return escape(i);
        }
        if (octet < 0) {
            return upper.isPairs() ? upperPair(i) : put(i, 1, upper.character(octet));
        }
        if (lower.isPairs() && isGraphic(octet)) {
            return lowerPair(i);
        }
        return basic(octet);
    }

    private int basic(int octet) {
        if (rawAll && lower.isPairs()) {
            out.append(RawByte.of(octet));
        } else {
            out.append((char) octet);
        }
        if (resets.isAfter(octet)) {
            reset();
        }
        return 1;
    }

    private int escape(int i) {
        Optional<CodedSet> found = coding.escapeAt(bytes, i, to);
        if (found.isEmpty()) {
            return put(i, 1, CodedSet.NONE);
        }
        CodedSet set = found.get();
        if (set.isUpper()) {
            upper = set;
        } else {
            lower = set;
        }
        int length = set.escape().length;
        return rawAll ? put(i, length, CodedSet.NONE) : length;
    }

    private int upperPair(int i) {
        boolean whole = i + 1 < to && bytes[i + 1] < 0;
        return whole ? putPair(i, upper) : put(i, 1, CodedSet.NONE);
    }

    private int lowerPair(int i) {
        boolean whole = i + 1 < to && isGraphic(bytes[i + 1]);
        return whole ? putPair(i, lower) : put(i, 1, CodedSet.NONE);
    }

    private int putPair(int i, CodedSet set) {
        return put(i, 2, set.character(bytes[i], bytes[i + 1]));
    }

    private int put(int i, int length, char c) {
        if (c != CodedSet.NONE && !rawAll) {
            out.append(c);
            return length;
        }
        valid = false;
        for (int k = i; k < i + length; k++) {
            out.append(RawByte.of(bytes[k]));
        }
        return length;
    }

    private void reset() {
        lower = coding.basic();
        upper = coding.upper();
    }
}
