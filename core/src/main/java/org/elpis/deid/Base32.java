package org.elpis.deid;

/// Five bits a character, without letters that are easily mistaken (Crockford's alphabet: no I, L, O, U).
final class Base32 {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Base32() {}

    /// The first `characters` * 5 bits of `bytes`.
    static String encode(byte[] bytes, int characters) {
        StringBuilder text = new StringBuilder(characters);
        int buffer = 0;
        int bits = 0;
        int next = 0;
        while (text.length() < characters) {
            if (bits < 5) {
                buffer = buffer << 8 | bytes[next++] & 0xFF;
                bits += 8;
            }
            bits -= 5;
            text.append(ALPHABET.charAt(buffer >>> bits & 0x1F));
        }
        return text.toString();
    }
}
