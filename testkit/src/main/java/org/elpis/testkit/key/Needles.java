package org.elpis.testkit.key;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// All byte patterns of all tokens, found in one pass: the last six bytes of each pattern are hashed.
///
/// Six bytes are enough to be rare and few enough for every pattern; the end of a pattern is taken because UIDs
/// of one vendor differ at their ends.
final class Needles {
    private static final int ANCHOR = 6;
    /// Numbers and UIDs of so many characters are found by chance in no longer ones.
    private static final int UNMISTAKABLE = 12;
    /// 2 MB: 5,000 tokens make 400,000 patterns, and one byte in forty passes the filter by chance.
    private static final int FILTER_BITS = 24;
    private static final long ANCHOR_MASK = (1L << 8 * ANCHOR) - 1;
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.ISO_8859_1,
            Charset.forName("ISO-8859-2"),
            Charset.forName("ISO-8859-5"),
            Charset.forName("ISO-8859-6"),
            Charset.forName("ISO-8859-7"),
            Charset.forName("GB18030"),
            Charset.forName("EUC-KR"),
            Charset.forName("Shift_JIS"),
            Charset.forName("EUC-JP"));
    private static final byte[] KOREAN_ESCAPE = {0x1B, '$', ')', 'C'};

    /// One pattern: folded bytes, whose token it is, and whether it must stand free of digits.
    record Pattern(byte[] bytes, int token, View view, boolean bounded) {}

    /// Receives what was found.
    interface Hits {
        void at(int offset, Pattern pattern);
    }

    private final Map<Long, Pattern[]> byAnchor = new HashMap<>();
    private final long[] filter = new long[1 << FILTER_BITS - 6];
    private final byte[] fold = new byte[256];

    Needles() {
        for (int i = 0; i < 256; i++) {
            fold[i] = (byte) (i >= 'A' && i <= 'Z' ? i + 32 : i);
        }
    }

    /// Adds all dresses of a token.
    void add(String token, int id) {
        for (String spelling : spellings(token)) {
            addText(spelling, id, View.TEXT);
        }
        for (String date : dates(token)) {
            addText(date, id, View.DATE);
        }
    }

    /// Adds a run of digits that is looked for inside longer runs too.
    void addNumber(String digits, int id) {
        pattern(digits.getBytes(StandardCharsets.US_ASCII), id, View.NUMBER, false);
    }

    private void addText(String text, int id, View view) {
        boolean digits = isDigit(text.charAt(0)) || isDigit(text.charAt(text.length() - 1));
        boolean bounded = digits && text.length() < UNMISTAKABLE;
        for (Charset charset : CHARSETS) {
            byte[] bytes = encode(text, charset);
            pattern(bytes, id, view, bounded);
            if (charset.name().equals("EUC-KR") && bytes.length < ANCHOR) {
                pattern(concat(KOREAN_ESCAPE, bytes), id, view, false);
            }
        }
        pattern(japanese(text), id, view, bounded);
        pattern(octal(text), id, view, bounded);
        pattern(text.getBytes(StandardCharsets.UTF_16LE), id, View.UTF_16, false);
        pattern(text.getBytes(StandardCharsets.UTF_16BE), id, View.UTF_16, false);
        for (Charset charset :
                List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16BE)) {
            byte[] bytes = encode(text, charset);
            pattern(HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII), id, View.HEX, false);
            if (!charset.equals(StandardCharsets.UTF_16BE)) {
                addBase64(bytes, id);
            }
        }
    }

    /// The characters of Base64 that depend on the token alone, for each of the three ways it may be aligned.
    private void addBase64(byte[] bytes, int id) {
        for (int lead = 0; lead < 3 && bytes.length >= ANCHOR; lead++) {
            byte[] shifted = new byte[lead + bytes.length];
            System.arraycopy(bytes, 0, shifted, lead, bytes.length);
            byte[] coded = Base64.getEncoder().withoutPadding().encode(shifted);
            int from = lead == 0 ? 0 : lead + 1;
            int to = shifted.length * 8 / 6;
            pattern(Arrays.copyOfRange(coded, from, to), id, View.BASE64, false);
        }
    }

    private void pattern(byte[] bytes, int id, View view, boolean bounded) {
        if (bytes.length < ANCHOR) {
            return;
        }
        byte[] folded = new byte[bytes.length];
        long anchor = 0;
        for (int i = 0; i < bytes.length; i++) {
            folded[i] = fold[bytes[i] & 0xFF];
            anchor = (anchor << 8 | folded[i] & 0xFF) & ANCHOR_MASK;
        }
        Pattern[] old = byAnchor.getOrDefault(mix(anchor), new Pattern[0]);
        for (Pattern p : old) {
            if (p.token() == id && Arrays.equals(p.bytes(), folded)) {
                return;
            }
        }
        Pattern[] all = Arrays.copyOf(old, old.length + 1);
        all[old.length] = new Pattern(folded, id, view, bounded);
        byAnchor.put(mix(anchor), all);
        int hash = hash(anchor);
        filter[hash >> 6] |= 1L << hash;
    }

    void search(byte[] data, int length, Hits hits) {
        long anchor = 0;
        for (int i = 0; i < length; i++) {
            anchor = (anchor << 8 | fold[data[i] & 0xFF] & 0xFF) & ANCHOR_MASK;
            int hash = hash(anchor);
            if ((filter[hash >> 6] & 1L << hash) != 0 && i >= ANCHOR - 1) {
                probe(data, length, i + 1, byAnchor.get(mix(anchor)), hits);
            }
        }
    }

    private void probe(
            byte[] data, int length, int end, Pattern @org.jspecify.annotations.Nullable [] patterns, Hits hits) {
        if (patterns == null) {
            return;
        }
        for (Pattern p : patterns) {
            int start = end - p.bytes().length;
            if (start >= 0 && matches(data, start, p.bytes()) && (!p.bounded() || free(data, length, start, end, p))) {
                hits.at(start, p);
            }
        }
    }

    private boolean matches(byte[] data, int start, byte[] bytes) {
        for (int k = 0; k < bytes.length; k++) {
            if (fold[data[start + k] & 0xFF] != bytes[k]) {
                return false;
            }
        }
        return true;
    }

    /// A number inside a longer one is another number; but a date may be followed by a time, and any number by
    /// the tag of the next element, whose group may look like a digit (`1\0` is 0031, `0\6` is 3006 in big endian).
    private static boolean free(byte[] data, int length, int start, int end, Pattern p) {
        boolean before = start == 0 || !isDigit(data[start]) || !isDigit(data[start - 1]);
        boolean after = end == length
                || !isDigit(data[end - 1])
                || !isDigit(data[end])
                || end + 1 < length && data[end + 1] >= 0 && data[end + 1] < ' ';
        boolean time = p.bytes().length == 8
                && end + 3 < length
                && isDigit(data[end + 1])
                && isDigit(data[end + 2])
                && isDigit(data[end + 3]);
        return before && (after || time);
    }

    private static int hash(long anchor) {
        return (int) (mix(anchor) >>> 64 - FILTER_BITS);
    }

    /// Bijective; without it anchors of text, which differ in few bits, crowd a hash table.
    private static long mix(long anchor) {
        return anchor * 0x9E3779B97F4A7C15L;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    /// Case and accents folded, and the ways umlauts are spelt out. ASCII case is folded on the bytes.
    private static Set<String> spellings(String token) {
        Set<String> all = new LinkedHashSet<>();
        for (String s : List.of(token, token.toLowerCase(Locale.ROOT), token.toUpperCase(Locale.ROOT))) {
            all.add(s);
            all.add(Normalizer.normalize(s, Normalizer.Form.NFD));
            all.add(plain(s));
        }
        String lower = token.toLowerCase(Locale.ROOT);
        all.add(plain(
                lower.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ø", "oe")));
        all.add(token.replace("^", " ").replace(" ", "_"));
        return all;
    }

    private static String plain(String s) {
        String decomposed = Normalizer.normalize(s, Normalizer.Form.NFD);
        StringBuilder out = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (Character.getType(c) == Character.NON_SPACING_MARK && c < 0x3000) {
                continue;
            }
            switch (c) {
                case 'ß' -> out.append("ss");
                case 'ø', 'Ø' -> out.append('o');
                case 'ł', 'Ł' -> out.append('l');
                default -> out.append(c);
            }
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    /// Other spellings of a day that stands as eight digits.
    private static List<String> dates(String token) {
        boolean day = token.length() == 8
                && token.chars().allMatch(Needles::isDigit)
                && (token.startsWith("19") || token.startsWith("20"));
        if (!day) {
            return List.of();
        }
        String y = token.substring(0, 4);
        String m = token.substring(4, 6);
        String d = token.substring(6);
        return List.of(
                y + "-" + m + "-" + d,
                y + "." + m + "." + d,
                y + "/" + m + "/" + d,
                d + "." + m + "." + y,
                m + "/" + d + "/" + y,
                d + "/" + m + "/" + y,
                d + "-" + m + "-" + y);
    }

    private static byte[] encode(String text, Charset charset) {
        try {
            ByteBuffer buffer = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            return new byte[0];
        }
    }

    /// ISO 2022 with its escape at the front, but not the one at the end, which depends on what follows.
    private static byte[] japanese(String text) {
        byte[] bytes = encode(text, Charset.forName("ISO-2022-JP"));
        int n = bytes.length;
        boolean closed = n > 3 && bytes[n - 3] == 0x1B;
        return closed ? Arrays.copyOf(bytes, n - 3) : bytes;
    }

    /// Latin letters outside ASCII as PDF escapes them.
    private static byte[] octal(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0xFF) {
                return new byte[0];
            }
            out.append(c < 0x80 ? String.valueOf(c) : "\\" + Integer.toOctalString(c));
        }
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
