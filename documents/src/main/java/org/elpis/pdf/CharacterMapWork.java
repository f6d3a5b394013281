package org.elpis.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// How many numbers a character map (CMap, ToUnicode) makes the reader follow, told from its bytes.
///
/// Ranges must be written as the standard writes them, numbers and nothing else: a comment among them could make this
/// class and the reader see different ones.
///
/// Source: PDF 1.7 9.7.5, Adobe technical note 5014.
final class CharacterMapWork {
    /// Each is compared with each character of the text; real maps have ten at most.
    private static final int MOST_CODESPACES = 256;

    /// Another map is read in place of its name; the largest has some ten thousand ranges.
    private static final int NUMBERS_OF_ANOTHER = 1 << 20;

    private final byte[] map;
    private long numbers;
    private int codespaces;
    private int at;

    CharacterMapWork(byte[] map) {
        this.map = map;
    }

    /// @throws IOException when ranges are not written as they should be
    long numbers() throws IOException {
        numbers = map.length;
        while (at < map.length) {
            if (isNext("beginbfrange")) {
                ranges();
            } else if (isNext("begincidrange")) {
                ranges();
            } else if (isNext("begincodespacerange")) {
                codespaces();
            } else if (isNext("usecmap")) {
                numbers += NUMBERS_OF_ANOTHER;
            } else {
                at++;
            }
        }
        return numbers;
    }

    /// Whether a keyword stands here; goes behind it then.
    private boolean isNext(String keyword) {
        byte[] wanted = keyword.getBytes(StandardCharsets.ISO_8859_1);
        if (map[at] != wanted[0] || at + wanted.length > map.length) {
            return false;
        }
        for (int i = 1; i < wanted.length; i++) {
            if (map[at + i] != wanted[i]) {
                return false;
            }
        }
        at += wanted.length;
        return true;
    }

    /// First code, last code, and what the first is mapped to.
    private void ranges() throws IOException {
        while (hasMore()) {
            int first = code();
            int last = hasMore() ? code() : first;
            numbers += Math.max(0L, (long) last - first) + 1;
            if (hasMore()) {
                target();
            }
        }
    }

    private void codespaces() throws IOException {
        while (hasMore()) {
            code();
            codespaces++;
        }
        if (codespaces > 2 * MOST_CODESPACES) {
            throw new IOException("More codespaces than a character map has.");
        }
    }

    /// Whether something stands before the end of the section.
    private boolean hasMore() {
        skipBlanks();
        return at < map.length && map[at] != 'e';
    }

    private void skipBlanks() {
        while (at < map.length && (map[at] == ' ' || map[at] >= '\t' && map[at] <= '\r')) {
            at++;
        }
    }

    private byte next() throws IOException {
        if (at == map.length) {
            throw new IOException("A character map that ends in a range.");
        }
        return map[at++];
    }

    private static IOException odd() {
        return new IOException("A character map whose ranges hold anything else.");
    }

    /// A code as the reader takes it: the lower four bytes with a sign.
    private int code() throws IOException {
        if (next() != '<') {
            throw odd();
        }
        int code = 0;
        int digits = 0;
        for (byte b = next(); b != '>'; b = next()) {
            int digit = b < 0 ? -1 : Character.digit(b, 16);
            if (digit >= 0) {
                code = code << 4 | digit;
                digits++;
            } else if (b != ' ' && (b < '\t' || b > '\r')) {
                throw odd();
            }
        }
        if (digits % 2 != 0) {
            throw odd();
        }
        return code;
    }

    /// A code, an array of codes, or a number.
    private void target() throws IOException {
        if (map[at] == '<') {
            code();
        } else if (map[at] == '[') {
            at++;
            for (skipBlanks(); at < map.length && map[at] != ']'; skipBlanks()) {
                code();
            }
            next();
        } else {
            int start = at;
            while (at < map.length && map[at] >= '0' && map[at] <= '9') {
                at++;
            }
            if (at == start) {
                throw odd();
            }
        }
    }
}
