package org.elpis.testkit.key;

import java.util.ArrayList;
import java.util.List;

/// Comma-separated values as RFC 4180 has them, every field quoted.
final class Csv {
    private Csv() {}

    static void line(List<String> fields, StringBuilder out) {
        for (int i = 0; i < fields.size(); i++) {
            out.append(i == 0 ? "\"" : ",\"")
                    .append(fields.get(i).replace("\"", "\"\""))
                    .append('"');
        }
        out.append('\n');
    }

    static List<List<String>> read(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                fields.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    lines.add(List.copyOf(fields));
                    fields.clear();
                }
            } else {
                field.append(c);
            }
        }
        return lines;
    }
}
