package org.elpis.check;

import java.util.Arrays;

/// Finds text that is written in another form: Base64, hexadecimal digits, UTF-16.
final class Hidden {
    /// Shortest run of Base64 that is decoded: twelve bytes, a name and a first name.
    static final int BASE64_RUN = 16;

    /// Shortest run of hexadecimal digits that is decoded: six bytes.
    static final int HEX_RUN = 12;

    /// Shortest run of UTF-16 that is decoded, in characters.
    static final int UTF16_RUN = 4;

    private static final byte[] BASE64 = new byte[256];
    private static final byte[] HEX = new byte[256];

    static {
        Arrays.fill(BASE64, (byte) -1);
        Arrays.fill(HEX, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < 64; i++) {
            BASE64[alphabet.charAt(i)] = (byte) i;
        }
        BASE64['-'] = 62;
        BASE64['_'] = 63;
        for (int i = 0; i < 16; i++) {
            HEX["0123456789abcdef".charAt(i)] = (byte) i;
            HEX["0123456789ABCDEF".charAt(i)] = (byte) i;
        }
    }

    interface Sink {
        void decoded(byte[] bytes, int length, View view);
    }

    private Hidden() {}

    static void find(byte[] bytes, int offset, int length, Sink sink) {
        findRuns(bytes, offset, offset + length, View.HEX, HEX_RUN, sink);
        findRuns(bytes, offset, offset + length, View.BASE64, BASE64_RUN, sink);
    }

    private static byte[] symbols(View view) {
        return view == View.HEX ? HEX : BASE64;
    }

    /// A run of `least` symbols covers a position that is a multiple of it, so only those are looked at first.
    private static void findRuns(byte[] bytes, int from, int to, View view, int least, Sink sink) {
        byte[] symbols = symbols(view);
        int done = from;
        for (int probe = from + least - 1; probe < to; probe += least) {
            if (probe < done || symbols[bytes[probe] & 0xFF] < 0) {
                continue;
            }
            int start = probe;
            while (start > done && symbols[bytes[start - 1] & 0xFF] >= 0) {
                start--;
            }
            int end = probe + 1;
            while (end < to && (symbols[bytes[end] & 0xFF] >= 0 || isLineBreak(bytes, end, to, symbols))) {
                end++;
            }
            if (end - start >= least) {
                decode(bytes, start, end, view, sink);
            }
            done = end;
        }
    }

    /// Encoders break lines after 64 or 76 symbols.
    private static boolean isLineBreak(byte[] bytes, int at, int to, byte[] symbols) {
        if (bytes[at] == '\r') {
            return at + 2 < to && bytes[at + 1] == '\n' && symbols[bytes[at + 2] & 0xFF] >= 0;
        }
        return bytes[at] == '\n' && at + 1 < to && symbols[bytes[at + 1] & 0xFF] >= 0;
    }

    private static void decode(byte[] bytes, int from, int to, View view, Sink sink) {
        boolean isHex = view == View.HEX;
        byte[] out = new byte[(to - from) * 3 / 4 + 3];
        int bitsPerSymbol = isHex ? 4 : 6;
        int symbolsPerUnit = isHex ? 2 : 4;
        for (int skip = 0; skip < symbolsPerUnit; skip++) {
            int length = decode(bytes, from + skip, to, symbols(view), bitsPerSymbol, out);
            sink.decoded(out, length, view);
        }
    }

    private static int decode(byte[] bytes, int from, int to, byte[] symbols, int bitsPerSymbol, byte[] out) {
        int bits = 0;
        int held = 0;
        int used = 0;
        for (int i = from; i < to; i++) {
            int symbol = symbols[bytes[i] & 0xFF];
            if (symbol < 0) {
                continue;
            }
            held = held << bitsPerSymbol | symbol;
            bits += bitsPerSymbol;
            if (bits >= 8) {
                bits -= 8;
                out[used++] = (byte) (held >> bits);
            }
        }
        return used;
    }

    /// Finds UTF-16 of Latin letters: bytes of which every other is zero. A run covers a multiple of four with
    /// three bytes behind it, so only there is looked first.
    static void findUtf16(byte[] bytes, int offset, int length, Sink sink) {
        int end = offset + length;
        int done = offset;
        for (int probe = offset; probe + 3 < end; probe += 4) {
            boolean isFirstZero = bytes[probe] == 0;
            if (isFirstZero == (bytes[probe + 1] == 0) || isFirstZero != (bytes[probe + 2] == 0) || probe < done) {
                continue;
            }
            done = utf16Run(bytes, isFirstZero ? probe + 1 : probe, done, end, sink);
        }
    }

    /// Decodes the run of characters around `at` if it is long enough.
    ///
    /// @param at  index of a byte that is not zero between two that are
    /// @return index behind the run
    private static int utf16Run(byte[] bytes, int at, int from, int to, Sink sink) {
        int start = at;
        while (start - 2 >= from && isCharacter(bytes[start - 2]) && bytes[start - 1] == 0) {
            start -= 2;
        }
        int end = at;
        while (end + 2 < to && isCharacter(bytes[end + 2]) && bytes[end + 1] == 0) {
            end += 2;
        }
        int count = (end - start) / 2 + 1;
        if (count >= UTF16_RUN && isCharacter(bytes[at])) {
            byte[] narrow = new byte[count];
            for (int i = 0; i < count; i++) {
                narrow[i] = bytes[start + 2 * i];
            }
            sink.decoded(narrow, count, View.UTF16);
        }
        return end + 1;
    }

    private static boolean isCharacter(byte b) {
        int c = b & 0xFF;
        return c >= ' ' && c != 0x7F || c == '\t' || c == '\n' || c == '\r';
    }
}
