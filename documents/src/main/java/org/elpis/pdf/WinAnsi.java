package org.elpis.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;

/// Characters of a font's WinAnsiEncoding: those of Western Europe. Others lose their accents, or become `?`.
final class WinAnsi {
    private static final Charset CHARSET = Charset.forName("windows-1252");

    private WinAnsi() {}

    static byte[] encode(String text) {
        CharsetEncoder encoder = CHARSET.newEncoder();
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .forEach(c -> encode(Character.toString(c), encoder, out));
        return out.toByteArray();
    }

    private static void encode(String character, CharsetEncoder encoder, ByteArrayOutputStream out) {
        try {
            if (encoder.canEncode(character)) {
                out.write(encoder.encode(CharBuffer.wrap(character)).get());
                return;
            }
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("It said that it could.", e);
        }
        String base = similar(character);
        if (base.isEmpty()) {
            out.write('?');
        } else {
            out.writeBytes(base.getBytes(CHARSET));
        }
    }

    private static String similar(String character) {
        return switch (character) {
            case "ł" -> "l";
            case "Ł" -> "L";
            case "đ" -> "d";
            case "Đ" -> "D";
            case "ı" -> "i";
            case "−", "‐", "‑" -> "-";
            case "≤" -> "<=";
            case "≥" -> ">=";
            case "μ" -> "µ";
            default -> letters(Normalizer.normalize(character, Normalizer.Form.NFKD));
        };
    }

    /// The ASCII part of a decomposed character.
    private static String letters(String decomposed) {
        StringBuilder letters = new StringBuilder();
        decomposed.chars().filter(c -> c > ' ' && c < 0x7F).forEach(c -> letters.append((char) c));
        return letters.toString();
    }
}
