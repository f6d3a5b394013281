package org.elpis.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The lines of a text format of 3D models, each cut into words. Comments and empty lines are left out.
final class Statements {
    private final String text;
    private int next;
    private String line = "";

    /// @param document  a last zero byte is padding
    Statements(byte[] document) {
        int length = document.length > 0 && document[document.length - 1] == 0 ? document.length - 1 : document.length;
        this.text = new String(document, 0, length, StandardCharsets.UTF_8);
    }

    /// The words of the next statement; empty at the end.
    List<String> next() {
        while (next < text.length()) {
            int end = endOfLine(next);
            int comment = next;
            while (comment < end && text.charAt(comment) != '#') {
                comment++;
            }
            line = text.substring(next, comment);
            next = end + 1;
            List<String> words = words(line);
            if (!words.isEmpty()) {
                return words;
            }
        }
        return List.of();
    }

    private int endOfLine(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /// What follows the first word of the statement: a name, which may have blanks in it.
    String rest() {
        String stripped = line.strip();
        int at = 0;
        while (at < stripped.length() && !isBlank(stripped.charAt(at))) {
            at++;
        }
        return plain(stripped.substring(at)).strip();
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            int start = at;
            while (at < line.length() && !isBlank(line.charAt(at))) {
                at++;
            }
            if (at > start) {
                words.add(line.substring(start, at));
            }
            at++;
        }
        return words;
    }

    private static boolean isBlank(char c) {
        return c <= ' ';
    }

    /// Without control characters, which separate lines and cells.
    private static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            plain.append(Character.isISOControl(name.charAt(i)) ? ' ' : name.charAt(i));
        }
        return plain.toString();
    }
}
