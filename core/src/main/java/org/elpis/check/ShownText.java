package org.elpis.check;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/// The text that a page of a PDF shows, and that XML has between its tags, without what stands between two pieces of
/// it: a name may be written letter by letter, each at a place of its own.
///
/// Knows the syntax of strings and tags and nothing of pages: pieces come in the order in which they are written.
final class ShownText {
    /// Longest string of a page; what is longer is no string.
    private static final int MAX_STRING = 32 << 10;

    /// Longest name of a tag, and most blanks before an operator.
    private static final int LONGEST_NAME = 64;

    /// XML has many, noise none.
    private static final int LEAST_TAGS = 2;

    private static final byte[] ESCAPED_MARK = "(\\376\\377".getBytes(StandardCharsets.US_ASCII);

    /// Longest character reference, `&#x1F600;` with zeros before.
    private static final int MAX_REFERENCE = 12;

    private final byte[] bytes;
    private final int end;
    private int at;
    private final StringBuilder text = new StringBuilder();

    private ShownText(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.at = offset;
        this.end = offset + length;
    }

    /// Gives the texts that bytes hold, if they show any.
    static void find(byte[] bytes, int offset, int length, Consumer<String> sink) {
        boolean isPage = false;
        int tags = 0;
        int end = offset + length;
        for (int i = offset; i + 1 < end && !(isPage && tags == LEAST_TAGS); i++) {
            byte b = bytes[i];
            if (b == 'T' || b == '(') {
                isPage |= isOperator(bytes, i, end) || isEscapedMark(bytes, i, end);
            } else if (b == '<' && bytes[i + 1] == '/' && tags < LEAST_TAGS) {
                tags += isEndTag(bytes, i + 2, end) ? 1 : 0;
            }
        }
        if (isPage) {
            give(new ShownText(bytes, offset, length).strings(), sink);
        }
        if (tags == LEAST_TAGS) {
            give(new ShownText(bytes, offset, length).betweenTags(), sink);
        }
    }

    /// `Tj` or `TJ`, which show the string or array before them.
    private static boolean isOperator(byte[] bytes, int at, int end) {
        return at + 1 < end && bytes[at] == 'T' && (bytes[at + 1] == 'j' || bytes[at + 1] == 'J');
    }

    /// The byte order mark of UTF-16 at the start of a string.
    private static boolean isEscapedMark(byte[] bytes, int at, int end) {
        return Arrays.equals(bytes, at, Math.min(end, at + ESCAPED_MARK.length), ESCAPED_MARK, 0, ESCAPED_MARK.length);
    }

    private static boolean isEndTag(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && at - from < LONGEST_NAME && isOfName(bytes[at])) {
            at++;
        }
        return at > from && at < end && bytes[at] == '>';
    }

    private static boolean isOfName(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || "-_.:".indexOf(b) >= 0;
    }

    private static void give(String shown, Consumer<String> sink) {
        if (!shown.isBlank()) {
            sink.accept(shown);
            Stacks.find(shown, sink);
        }
    }

    /// The strings of a page that an operator shows, those of one array run together, and every string that says
    /// that it is UTF-16.
    private String strings() {
        StringBuilder array = new StringBuilder();
        boolean isArray = false;
        while (at < end) {
            byte b = bytes[at++];
            if (b == '[') {
                isArray = true;
                array.setLength(0);
            } else if (b == ']') {
                isArray = false;
                show(array);
            } else if (b == '(' || b == '<' && at < end && bytes[at] != '<') {
                StringBuilder string = b == '(' ? string() : hexString();
                if (startsUtf16(string)) {
                    text.append(new String(latin(string), StandardCharsets.UTF_16))
                            .append(' ');
                } else if (!isArray) {
                    show(string);
                } else if (array.length() < MAX_STRING) {
                    array.append(string);
                }
            }
        }
        return text.toString();
    }

    private static boolean startsUtf16(StringBuilder string) {
        return string.length() > 1 && string.charAt(0) == 0xFE && string.charAt(1) == 0xFF;
    }

    /// Takes a string when an operator that shows it follows.
    private void show(StringBuilder string) {
        int next = at;
        while (next < end && next - at < LONGEST_NAME && bytes[next] >= 0 && bytes[next] <= ' ') {
            next++;
        }
        if (next < end && (isOperator(bytes, next, end) || bytes[next] == '\'' || bytes[next] == '"')) {
            text.append(string).append(' ');
        }
    }

    private static byte[] latin(StringBuilder characters) {
        return characters.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Nothing when control characters stand in it, as they do behind a parenthesis that is none; what follows is
    /// looked at for itself then.
    private StringBuilder string() {
        StringBuilder string = new StringBuilder();
        int depth = 1;
        while (at < end && string.length() < MAX_STRING) {
            byte b = bytes[at++];
            depth += b == '(' ? 1 : b == ')' ? -1 : 0;
            if (depth == 0) {
                break;
            }
            if (b >= 0 && b < ' ' && (b < '\t' || b > '\r') && !startsUtf16(string)) {
                return new StringBuilder();
            }
            if (b != '\\') {
                string.append((char) (b & 0xFF));
            } else if (at < end) {
                escaped(string);
            }
        }
        return string;
    }

    private void escaped(StringBuilder string) {
        int code = 0;
        int digits = 0;
        while (digits < 3 && at < end && bytes[at] >= '0' && bytes[at] <= '7') {
            code = code << 3 | bytes[at++] - '0';
            digits++;
        }
        if (digits > 0) {
            string.append((char) (code & 0xFF));
            return;
        }
        switch (bytes[at++]) {
            case 'n', 'r', 't', 'f' -> string.append(' ');
            case '\n', '\r', 'b' -> {}
            default -> string.append((char) (bytes[at - 1] & 0xFF));
        }
    }

    private StringBuilder hexString() {
        StringBuilder string = new StringBuilder();
        int start = at;
        int held = -1;
        for (; at < end && at - start < 2 * MAX_STRING && bytes[at] != '>'; at++) {
            int digit = bytes[at] < 0 ? -1 : Character.digit(bytes[at], 16);
            if (digit < 0 && bytes[at] > ' ') {
                return new StringBuilder();
            }
            if (digit >= 0 && held >= 0) {
                string.append((char) (held << 4 | digit));
            }
            held = digit < 0 ? held : held < 0 ? digit : -1;
        }
        at = Math.min(at + 1, end);
        return string;
    }

    /// What stands outside of tags, as UTF-8, a blank for each tag.
    private String betweenTags() {
        byte[] plain = new byte[end - at];
        int used = 0;
        boolean isTag = false;
        while (at < end) {
            byte b = bytes[at++];
            if (b == '<' && !isCharacterData()) {
                isTag = true;
                plain[used++] = ' ';
            } else if (isTag) {
                isTag = b != '>';
            } else {
                plain[used++] = b;
            }
        }
        return withReferences(new String(plain, 0, used, StandardCharsets.UTF_8));
    }

    /// Whether `<![CDATA[` stands here, which is no tag; goes behind it then.
    private boolean isCharacterData() {
        String start = "![CDATA[";
        if (at + start.length() > end) {
            return false;
        }
        for (int i = 0; i < start.length(); i++) {
            if (bytes[at + i] != start.charAt(i)) {
                return false;
            }
        }
        at += start.length();
        return true;
    }

    private static String withReferences(String plain) {
        StringBuilder text = new StringBuilder(plain.length());
        int done = 0;
        for (int start = plain.indexOf("&#"); start >= 0; start = plain.indexOf("&#", Math.max(done, start + 2))) {
            int semicolon = plain.indexOf(';', start, Math.min(plain.length(), start + MAX_REFERENCE));
            int code = semicolon < 0 ? -1 : code(plain.substring(start + 2, semicolon));
            if (code >= 0) {
                text.append(plain, done, start).appendCodePoint(code);
                done = semicolon + 1;
            }
        }
        return text.append(plain, done, plain.length()).toString();
    }

    /// The number of a reference; -1 when it is none.
    private static int code(String reference) {
        boolean isHex = reference.startsWith("x") || reference.startsWith("X");
        int code = 0;
        for (int i = isHex ? 1 : 0; i < reference.length(); i++) {
            int digit = Character.digit(reference.charAt(i), isHex ? 16 : 10);
            code = digit < 0 || code > Character.MAX_CODE_POINT ? -1 : code * (isHex ? 16 : 10) + digit;
            if (code < 0) {
                return -1;
            }
        }
        return Character.isValidCodePoint(code) ? code : -1;
    }
}
