package org.elpis.dicom;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Text in one or more coded character sets, switched by escape sequences when code extensions are in use.
///
/// @param declared   sets that may occur, in the order of Specific Character Set
/// @param basic      what G0 holds at the start of a value and after a delimiter: ASCII or romaji
/// @param upper      what G1 holds there; ASCII when nothing
/// @param extensible whether escape sequences are allowed
/// Source: PS3.5 6.1.2.5. Immutable.
record Iso2022Coding(List<CodedSet> declared, CodedSet basic, CodedSet upper, boolean extensible)
        implements TextCoding {
    static final Iso2022Coding DEFAULT = new Iso2022Coding(List.of(), CodedSet.ASCII, CodedSet.ASCII, false);

    static final int ESCAPE = 0x1B;

    Iso2022Coding {
        declared = List.copyOf(declared);
    }

    /// Reads by the rules first, then as writers that do not repeat escapes after delimiters mean it. Text that
    /// is wrong either way is only returned when writing it gives the same bytes; if not, all doubtful bytes
    /// stay raw.
    @Override
    public String decode(byte[] bytes, int from, int to, boolean personName) {
        var strict = new Iso2022Decoder(this, bytes, from, to, personName ? Resets.NAME : Resets.VALUE);
        String text = strict.text();
        if (strict.isValid() || !extensible) {
            return text;
        }
        var lenient = new Iso2022Decoder(this, bytes, from, to, Resets.NONE);
        String carried = lenient.text();
        if (lenient.isValid()) {
            return carried;
        }
        byte[] back = encode(text, personName).bytes();
        return Arrays.equals(back, 0, back.length, bytes, from, to) ? text : strict.rawText();
    }

    @Override
    public Encoded encode(String text, boolean personName) {
        return new Iso2022Encoder(this, text, personName ? Resets.NAME : Resets.VALUE).encode();
    }

    @Override
    public int nextDelimiter(byte[] bytes, int from, int to) {
        CodedSet lower = basic;
        int i = from;
        while (i < to) {
            int octet = bytes[i];
            if (octet == ESCAPE) {
                Optional<CodedSet> set = escapeAt(bytes, i, to);
                lower = set.isPresent() && !set.get().isUpper() ? set.get() : lower;
                i += set.isPresent() ? set.get().escape().length : 1;
            } else if (octet == '\\' && !lower.isPairs()) {
                return i;
            } else {
                // A backslash that gets here is half of a character, so it resets nothing.
                lower = Resets.VALUE.isAfter(octet) && octet != '\\' ? basic : lower;
                i++;
            }
        }
        return to;
    }

    @Override
    public boolean isSingleByte() {
        for (CodedSet set : declared) {
            if (set.isPairs()) {
                return false;
            }
        }
        return true;
    }

    /// The set that the escape sequence at `from` calls for, if it is one that the data set declared.
    Optional<CodedSet> escapeAt(byte[] bytes, int from, int to) {
        if (!extensible) {
            return Optional.empty();
        }
        // Which of the two basic sets is called back says nothing: both are read alike, and writers mix them up.
        if (CodedSet.ASCII.escapesAt(bytes, from, to) || CodedSet.ROMAJI.escapesAt(bytes, from, to)) {
            return Optional.of(basic);
        }
        for (CodedSet set : declared) {
            if (set.escapesAt(bytes, from, to)) {
                return Optional.of(set);
            }
        }
        return Optional.empty();
    }

    /// Whether a byte can be half of a two-byte character in G0.
    static boolean isGraphic(int octet) {
        return octet > 0x20 && octet < 0x7F;
    }

    /// After which characters G0 and G1 hold again what they held at the start of the value.
    enum Resets {
        NONE,
        VALUE,
        NAME;

        boolean isAfter(int c) {
            return switch (c) {
                case '\t', '\n', '\f', '\r', '\\' -> this != NONE;
                case '^', '=' -> this == NAME;
                default -> false;
            };
        }
    }
}
