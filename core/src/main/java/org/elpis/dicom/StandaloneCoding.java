package org.elpis.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Text in a set that stands alone and knows no escapes: UTF-8, GB18030 or GBK.
///
/// The Java charset reads and writes; what it would not write back byte for byte is kept raw. Immutable.
record StandaloneCoding(Charset charset) implements TextCoding {
    @Override
    public String decode(byte[] bytes, int from, int to, boolean personName) {
        String text = new String(bytes, from, to - from, charset);
        return text.indexOf(Iso2022Coding.ESCAPE) < 0 && isSame(text, bytes, from, to)
                ? text
                : decodeUnits(bytes, from, to);
    }

    private String decodeUnits(byte[] bytes, int from, int to) {
        var out = new StringBuilder(to - from);
        int length;
        for (int i = from; i < to; i += length) {
            length = unitLength(bytes, i, to);
            String unit = new String(bytes, i, length, charset);
            if (bytes[i] != Iso2022Coding.ESCAPE && isSame(unit, bytes, i, i + length)) {
                out.append(unit);
            } else {
                length = isUtf8() ? 1 : length;
                for (int k = i; k < i + length; k++) {
                    out.append(RawByte.of(bytes[k]));
                }
            }
        }
        return out.toString();
    }

    private boolean isSame(String text, byte[] bytes, int from, int to) {
        byte[] back = text.getBytes(charset);
        return Arrays.equals(back, 0, back.length, bytes, from, to);
    }

    @Override
    public Encoded encode(String text, boolean personName) {
        var out = new ByteArrayOutputStream(text.length() * 2);
        boolean complete = isUtf8() || charset.newEncoder().canEncode(text);
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean raw = RawByte.isAt(text, i);
            if (raw || text.charAt(i) == Iso2022Coding.ESCAPE) {
                out.writeBytes(text.substring(start, i).getBytes(charset));
                out.write(raw ? text.charAt(i) : '?');
                start = i + 1;
                complete = false;
            } else {
                complete &= !isLoneSurrogate(text, i);
            }
        }
        out.writeBytes(text.substring(start).getBytes(charset));
        return new Encoded(out.toByteArray(), complete);
    }

    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    @Override
    public int nextDelimiter(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != '\\') {
            i += bytes[i] >= 0 || isUtf8() ? 1 : unitLength(bytes, i, to);
        }
        return i;
    }

    @Override
    public boolean isSingleByte() {
        return false;
    }

    private boolean isUtf8() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    /// Length of the character at `i` by its shape alone, whether it is assigned or not; 1 when it has no shape.
    private int unitLength(byte[] bytes, int i, int to) {
        int lead = bytes[i] & 0xFF;
        if (isUtf8()) {
            int length = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            return Math.min(length, to - i);
        }
        if (lead < 0x81 || lead == 0xFF || i + 1 == to) {
            return 1;
        }
        int second = bytes[i + 1] & 0xFF;
        boolean digits = second >= '0' && second <= '9';
        if (digits && i + 3 < to && bytes[i + 2] < -1 && bytes[i + 2] != -128 && isDigit(bytes[i + 3])) {
            return 4;
        }
        return second >= 0x40 && second != 0x7F && second != 0xFF ? 2 : 1;
    }

    private static boolean isDigit(int octet) {
        return octet >= '0' && octet <= '9';
    }
}
