package org.elpis.document;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A text of numbers and names. The names are its readable text, one a line, in the order of their first use;
/// a name of which anything has to go is replaced as a whole.
final class NamedModel implements ReadableDocument {
    /// Marks a name in the text; no statement holds this character otherwise.
    private static final char NAME = '\u0001';

    private final StringBuilder statements = new StringBuilder();
    private final Map<String, Integer> names = new LinkedHashMap<>();

    /// Adds a statement of words that hold no name.
    void add(Iterable<String> words) {
        boolean isFirst = true;
        for (String word : words) {
            statements.append(isFirst ? "" : " ").append(word);
            isFirst = false;
        }
        statements.append('\n');
    }

    /// Adds a statement that ends with a name; without one when it is empty.
    void addNamed(String keyword, String name) {
        statements.append(keyword);
        if (!name.isEmpty()) {
            Integer number = names.putIfAbsent(name, names.size());
            statements.append(' ').append(NAME).append(number == null ? names.size() - 1 : number.intValue());
        }
        statements.append('\n');
    }

    int namesCount() {
        return names.size();
    }

    @Override
    public String text() {
        return String.join("\n", names.keySet());
    }

    @Override
    public byte[] rewrite(String cleanedText, UnaryOperator<String> derived) {
        String[] cleaned = cleanedText.split("\n", -1);
        String[] written = new String[names.size()];
        int line = 0;
        for (String name : names.keySet()) {
            boolean isWhole = line < cleaned.length && cleaned[line].equals(name);
            written[line++] = isWhole ? name : derived.apply(name);
        }
        StringBuilder text = new StringBuilder(statements.length());
        int at = 0;
        for (int mark = statements.indexOf("\u0001"); mark >= 0; mark = statements.indexOf("\u0001", at)) {
            int end = statements.indexOf("\n", mark);
            text.append(statements, at, mark);
            text.append(written[Integer.parseInt(statements, mark + 1, end, 10)]);
            at = end;
        }
        text.append(statements, at, statements.length());
        return evenLines(text);
    }

    static byte[] evenLines(StringBuilder text) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return (bytes.length & 1) == 0 ? bytes : text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }
}
