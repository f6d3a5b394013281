package org.elpis.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads the one way in which a statement may be written: keys in their order, no blank, no escape.
final class StatementReader {
    private static final int MAX_DIGITS = 15;

    private final String text;
    private int at;

    StatementReader(String text) {
        this.text = text;
    }

    StatementReader expect(String literal) throws MalformedStatementException {
        if (!text.startsWith(literal, at)) {
            throw new MalformedStatementException();
        }
        at += literal.length();
        return this;
    }

    boolean takes(char c) {
        boolean is = at < text.length() && text.charAt(at) == c;
        at += is ? 1 : 0;
        return is;
    }

    void end() throws MalformedStatementException {
        if (at != text.length()) {
            throw new MalformedStatementException();
        }
    }

    /// A string of characters that no escape is needed for and that no path can be abused with.
    String string() throws MalformedStatementException {
        expect("\"");
        int start = at;
        while (at < text.length() && isPlain(text.charAt(at))) {
            at++;
        }
        String string = text.substring(start, at);
        expect("\"");
        return string;
    }

    private static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || " ._/-".indexOf(c) >= 0;
    }

    /// 64 lower-case hexadecimal digits.
    String digest() throws MalformedStatementException {
        String digest = string();
        if (!isDigest(digest)) {
            throw new MalformedStatementException();
        }
        return digest;
    }

    static boolean isDigest(String text) {
        boolean is = text.length() == 64;
        for (int i = 0; is && i < text.length(); i++) {
            is = "0123456789abcdef".indexOf(text.charAt(i)) >= 0;
        }
        return is;
    }

    long number() throws MalformedStatementException {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        boolean isNumber = at > start && at - start <= MAX_DIGITS && (text.charAt(start) != '0' || at == start + 1);
        if (!isNumber) {
            throw new MalformedStatementException();
        }
        return Long.parseLong(text, start, at, 10);
    }

    List<String> strings() throws MalformedStatementException {
        List<String> strings = new ArrayList<>();
        expect("[");
        if (!takes(']')) {
            do {
                strings.add(string());
            } while (takes(','));
            expect("]");
        }
        return strings;
    }

    SortedMap<String, Long> numbers() throws MalformedStatementException {
        SortedMap<String, Long> numbers = new TreeMap<>();
        expect("{");
        if (!takes('}')) {
            do {
                String key = string();
                numbers.put(key, expect(":").number());
            } while (takes(','));
            expect("}");
        }
        return numbers;
    }

    SortedMap<String, String> digests() throws MalformedStatementException {
        SortedMap<String, String> digests = new TreeMap<>();
        expect("{");
        if (!takes('}')) {
            do {
                String key = string();
                digests.put(key, expect(":").digest());
            } while (takes(','));
            expect("}");
        }
        return digests;
    }
}
