package org.elpis.check;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
    /// Higher bytes of the units that are looked for.
    private static final boolean[] HIGH = new boolean[256];

    static {
        Arrays.fill(BASE64, (byte) -1);
        Arrays.fill(HEX, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < 64; i++) {
            BASE64[alphabet.charAt(i)] = (byte) i;
        }
        BASE64['-'] = 62;
        BASE64['_'] = 63;
        for (int high : new int[] {0, 1, 2, 0x1E, 0x20}) {
            HIGH[high] = true;
        }
        for (int i = 0; i < 16; i++) {
            HEX["0123456789abcdef".charAt(i)] = (byte) i;
            HEX["0123456789ABCDEF".charAt(i)] = (byte) i;
        }
    }

    interface Sink {
        void decoded(byte[] bytes, int length, View view);

        void utf16(String text);
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

    /// Finds UTF-16 of Latin letters, also of those with accents beyond Latin-1: units whose higher byte is small.
    /// A run of four units covers a multiple of four where it and the next but one are such bytes, or the two
    /// behind them; so only there is looked first.
    static void findUtf16(byte[] bytes, int offset, int length, Sink sink) {
        int end = offset + length;
        int done = offset;
        for (int probe = offset; probe + 3 < end; probe += 4) {
            boolean isEven = HIGH[bytes[probe + 1] & 0xFF] && HIGH[bytes[probe + 3] & 0xFF];
            boolean isOdd = HIGH[bytes[probe] & 0xFF] && HIGH[bytes[probe + 2] & 0xFF];
            if (probe >= done && (isEven || isOdd)) {
                done = utf16Around(bytes, probe, done, end, sink);
            }
        }
    }

    /// Decodes the runs of units that a position lies in, in both orders of bytes: of Latin letters either may look
    /// right.
    ///
    /// @return index behind them; `from` when there is none
    private static int utf16Around(byte[] bytes, int at, int from, int to, Sink sink) {
        int end = from;
        for (int first = Math.max(from, at - 1); first <= at; first++) {
            for (int low = 0; low < 2; low++) {
                end = Math.max(end, utf16Run(bytes, first, low, from, to, sink));
            }
        }
        return end;
    }

    /// Decodes the run around a unit if it is long enough.
    ///
    /// @param low  where in a unit its lower byte is, 0 or 1
    private static int utf16Run(byte[] bytes, int unit, int low, int from, int to, Sink sink) {
        int start = unit;
        int end = unit;
        while (start - 2 >= from && isUnit(bytes, start - 2, low)) {
            start -= 2;
        }
        while (end + 2 <= to && isUnit(bytes, end, low)) {
            end += 2;
        }
        if (end - start < 2 * UTF16_RUN || end == unit) {
            return from;
        }
        Charset order = low == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        sink.utf16(new String(bytes, start, end - start, order));
        return end;
    }

    private static boolean isUnit(byte[] bytes, int at, int low) {
        int lower = bytes[at + low] & 0xFF;
        return switch (bytes[at + 1 - low]) {
            case 0 -> isCharacter((byte) lower);
            // Latin Extended-A, four Romanian letters, Latin Extended Additional, dashes and quotation marks.
            case 1 -> lower < 0x80;
            case 2 -> lower >= 0x18 && lower < 0x1C;
            case 0x1E -> true;
            case 0x20 -> lower >= 0x10 && lower < 0x20;
            default -> false;
        };
    }

    private static boolean isCharacter(byte b) {
        int c = b & 0xFF;
        return c >= ' ' && c != 0x7F || c == '\t' || c == '\n' || c == '\r';
    }
}
