package org.elpis.dicom;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// The character set of a data set's text, as Specific Character Set (0008,0005) declares it.
///
/// Reading loses nothing. A byte that the set cannot read becomes the lone low surrogate U+DC00 + byte (as
/// Python's `surrogateescape` does), and [#encode] turns it back. For any bytes, `encode(decode(bytes))` are
/// the same bytes, with one exception: where all bytes are readable but escape sequences are not where this
/// class would put them (redundant, or missing after a delimiter), the result is the same text with escapes as
/// the standard wants them.
///
/// Immutable and thread-safe. Source: PS3.3 C.12.1.1.2, PS3.5 6.1.
public final class CharacterSet {
    /// ISO 646, what text without Specific Character Set is in.
    public static final CharacterSet DEFAULT = new CharacterSet(Iso2022Coding.DEFAULT, true);

    /// Declarations in one archive are few; the bound only stops hostile input from filling the memory.
    private static final int CACHE_SIZE = 64;

    private static final ConcurrentHashMap<List<String>, CharacterSet> CACHE = new ConcurrentHashMap<>();

    private final TextCoding coding;
    private final boolean understood;

    private CharacterSet(TextCoding coding, boolean understood) {
        this.coding = coding;
        this.understood = understood;
    }

    /// The character set of the values of (0008,0005); the first may be empty. Common misspellings are
    /// understood. Terms that are not, or that must not occur together, are passed over: see [#isUnderstood].
    public static CharacterSet of(List<String> definedTerms) {
        if (definedTerms.isEmpty()) {
            return DEFAULT;
        }
        CharacterSet known = CACHE.get(definedTerms);
        if (known != null) {
            return known;
        }
        CharacterSet made = make(definedTerms);
        if (CACHE.size() < CACHE_SIZE) {
            CACHE.put(List.copyOf(definedTerms), made);
        }
        return made;
    }

    /// Tests types one by one: a pattern switch costs some 10 ms of linking when it is first met, in every run.
    private static CharacterSet make(List<String> terms) {
        DefinedTerm first = DefinedTerm.of(terms.getFirst());
        if (first instanceof DefinedTerm.Standalone alone) {
            return new CharacterSet(new StandaloneCoding(Charset.forName(alone.charset())), terms.size() == 1);
        }
        boolean understood = true;
        boolean extensible = terms.size() > 1;
        var sets = new ArrayList<CodedSet>();
        for (String value : terms) {
            DefinedTerm term = DefinedTerm.of(value);
            if (term instanceof DefinedTerm.Coded coded) {
                // A two-byte set alone is against the rules, yet it says what escapes to expect.
                extensible |= coded.extensible() || coded.set().isPairs();
                if (!sets.contains(coded.set())) {
                    sets.add(coded.set());
                }
            } else if (term instanceof DefinedTerm.Default plain) {
                extensible |= plain.extensible();
            } else {
                understood = false;
            }
        }
        return new CharacterSet(iso2022(first, sets, extensible), understood);
    }

    private static Iso2022Coding iso2022(DefinedTerm first, List<CodedSet> sets, boolean extensible) {
        CodedSet initial = first instanceof DefinedTerm.Coded coded ? coded.set() : CodedSet.ASCII;
        CodedSet basic = initial == CodedSet.KATAKANA ? CodedSet.ROMAJI : CodedSet.ASCII;
        return new Iso2022Coding(sets, basic, initial.isUpper() ? initial : CodedSet.ASCII, extensible);
    }

    /// Whether every term is known and their combination allowed. If not, text is read with the terms that are.
    public boolean isUnderstood() {
        return understood;
    }

    /// Reads text without loss; delimiters stay in it.
    ///
    /// @param personName whether `^` and `=` are delimiters, after which escapes start anew (VR PN)
    public String decode(byte[] bytes, int offset, int length, boolean personName) {
        int end = offset + length;
        return isPlain(bytes, offset, end)
                ? new String(bytes, offset, length, StandardCharsets.ISO_8859_1)
                : coding.decode(bytes, offset, end, personName);
    }

    /// Writes text with this set's own escapes. A character that the set does not have becomes `?`, so that
    /// text made here is valid; raw bytes of [#decode] become what they were. [#canEncode] says beforehand if
    /// either happens.
    ///
    /// @param personName as in [#decode]
    public byte[] encode(String text, boolean personName) {
        return isPlain(text)
                ? text.getBytes(StandardCharsets.ISO_8859_1)
                : coding.encode(text, personName).bytes();
    }

    /// Whether the text can be written as valid text of this set: every character is in it, and no byte is raw.
    public boolean canEncode(String text) {
        return isPlain(text) || coding.encode(text, false).complete();
    }

    /// Index of the first delimiting backslash in `[from, to)`, or `to`. A backslash byte that is half of a
    /// two-byte character is none.
    ///
    /// @param from where a value starts: the element's first byte or the one after a delimiter
    public int nextDelimiter(byte[] bytes, int from, int to) {
        return coding.nextDelimiter(bytes, from, to);
    }

    /// Whether some bytes are not valid in this set, neither as a person name nor as other text, so that the
    /// text is mislabelled or damaged.
    public boolean hasInvalidBytes(byte[] bytes, int offset, int length) {
        int end = offset + length;
        return !isPlain(bytes, offset, end)
                && RawByte.isIn(coding.decode(bytes, offset, end, false))
                && RawByte.isIn(coding.decode(bytes, offset, end, true));
    }

    /// Whether the text is probably not in this set: it has invalid bytes, or it is declared to be in a set
    /// with one byte a character while its bytes above 0x7F all form UTF-8, which by chance they hardly ever do.
    public boolean isSuspicious(byte[] bytes, int offset, int length) {
        int end = offset + length;
        return !isPlain(bytes, offset, end)
                && (hasInvalidBytes(bytes, offset, length) || coding.isSingleByte() && isUtf8(bytes, offset, end));
    }

    private static boolean isUtf8(byte[] bytes, int from, int to) {
        byte[] back = new String(bytes, from, to - from, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        boolean same = Arrays.equals(back, 0, back.length, bytes, from, to);
        for (int i = from; i < to && same; i++) {
            if (bytes[i] < 0) {
                return true;
            }
        }
        return false;
    }

    /// Whether the bytes mean themselves in every set: ASCII without escapes.
    private static boolean isPlain(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0 || bytes[i] == Iso2022Coding.ESCAPE) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || c == Iso2022Coding.ESCAPE) {
                return false;
            }
        }
        return true;
    }
}
