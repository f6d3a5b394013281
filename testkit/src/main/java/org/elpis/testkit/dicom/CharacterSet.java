package org.elpis.testkit.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The character repertoires that the writer can encode, by the value of (0008,0005).
///
/// Source: PS3.5 6.1.2.5. In the ISO 2022 repertoires every delimiter (`^ = \` and line ends) switches back to
/// ASCII.
public enum CharacterSet {
    ASCII("", StandardCharsets.US_ASCII, ""),
    LATIN_1("ISO_IR 100", StandardCharsets.ISO_8859_1, ""),
    LATIN_2("ISO_IR 101", Charset.forName("ISO-8859-2"), ""),
    CYRILLIC("ISO_IR 144", Charset.forName("ISO-8859-5"), ""),
    ARABIC("ISO_IR 127", Charset.forName("ISO-8859-6"), ""),
    GREEK("ISO_IR 126", Charset.forName("ISO-8859-7"), ""),
    UTF_8("ISO_IR 192", StandardCharsets.UTF_8, ""),
    GB18030("GB18030", Charset.forName("GB18030"), ""),
    JAPANESE("\\ISO 2022 IR 87", Charset.forName("ISO-2022-JP"), ""),
    KOREAN("\\ISO 2022 IR 149", Charset.forName("EUC-KR"), "\u001b$)C");

    private final String term;
    private final Charset charset;
    private final String escape;

    CharacterSet(String term, Charset charset, String escape) {
        this.term = term;
        this.charset = charset;
        this.escape = escape;
    }

    /// The value of Specific Character Set; empty for the default repertoire.
    public String term() {
        return term;
    }

    /// Encodes a value, escape sequences included.
    ///
    /// @throws IllegalArgumentException if a character has no place in this repertoire: a planted name that
    ///     became a question mark would never be found again
    public byte[] encode(String text) {
        return switch (this) {
            case ASCII, LATIN_1, LATIN_2, CYRILLIC, ARABIC, GREEK, UTF_8, GB18030 -> strict(text);
            case JAPANESE, KOREAN -> escaped(text);
        };
    }

    private byte[] escaped(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || isDelimiter(text.charAt(i))) {
                out.writeBytes(run(text.substring(start, i)));
                if (i < text.length()) {
                    out.write(text.charAt(i));
                }
                start = i + 1;
            }
        }
        return out.toByteArray();
    }

    private byte[] run(String text) {
        boolean ascii = text.chars().allMatch(c -> c < 0x80);
        byte[] bytes = strict(text);
        if (ascii || escape.isEmpty()) {
            return bytes;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(escape.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(bytes);
        return out.toByteArray();
    }

    private byte[] strict(String text) {
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("text must be encodable in " + this + ", got " + text, e);
        }
    }

    private static boolean isDelimiter(char c) {
        return c == '^' || c == '=' || c == '\\' || c == '\n' || c == '\r' || c == '\f' || c == '\t';
    }
}
