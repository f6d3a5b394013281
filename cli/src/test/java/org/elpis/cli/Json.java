package org.elpis.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads JSON strictly, so that a test sees what a program would see.
record Json(Object value) {
    static Json parse(String text) {
        Reader reader = new Reader(text);
        Object value = reader.value();
        reader.blanks();
        if (reader.at < text.length()) {
            throw new AssertionError("text after the end of the JSON value");
        }
        return new Json(value);
    }

    Json get(String key) {
        if (value instanceof Map<?, ?> map && map.containsKey(key)) {
            return new Json(map.get(key));
        }
        throw new AssertionError("no key " + key + " in " + value);
    }

    List<Json> list(String key) {
        List<Json> list = new ArrayList<>();
        if (get(key).value instanceof List<?> items) {
            items.forEach(item -> list.add(new Json(item)));
        }
        return list;
    }

    long number(String key) {
        return (Long) get(key).value;
    }

    String text(String key) {
        return (String) get(key).value;
    }

    boolean is(String key) {
        return (Boolean) get(key).value;
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        void blanks() {
            while (at < text.length() && text.charAt(at) <= ' ') {
                at++;
            }
        }

        private boolean takes(char c) {
            blanks();
            boolean is = text.charAt(at) == c;
            at += is ? 1 : 0;
            return is;
        }

        private void expect(char c) {
            if (!takes(c)) {
                throw new AssertionError("expected " + c + " at " + at);
            }
        }

        Object value() {
            blanks();
            return switch (text.charAt(at)) {
                case '{' -> object();
                case '[' -> array();
                case '"' -> string();
                default -> word();
            };
        }

        private Map<String, Object> object() {
            Map<String, Object> object = new LinkedHashMap<>();
            expect('{');
            while (!takes('}')) {
                if (!object.isEmpty()) {
                    expect(',');
                }
                blanks();
                String key = string();
                expect(':');
                object.put(key, value());
            }
            return object;
        }

        private List<Object> array() {
            List<Object> array = new ArrayList<>();
            expect('[');
            while (!takes(']')) {
                if (!array.isEmpty()) {
                    expect(',');
                }
                array.add(value());
            }
            return array;
        }

        private String string() {
            StringBuilder string = new StringBuilder();
            expect('"');
            while (text.charAt(at) != '"') {
                char c = text.charAt(at++);
                if (c != '\\') {
                    string.append(c);
                    continue;
                }
                char escaped = text.charAt(at++);
                switch (escaped) {
                    case 'n' -> string.append('\n');
                    case 'r' -> string.append('\r');
                    case 't' -> string.append('\t');
                    case 'u' -> {
                        string.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                        at += 4;
                    }
                    default -> string.append(escaped);
                }
            }
            at++;
            return string.toString();
        }

        private Object word() {
            int start = at;
            while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0 && text.charAt(at) > ' ') {
                at++;
            }
            String word = text.substring(start, at);
            if (word.equals("true") || word.equals("false")) {
                return Boolean.valueOf(word);
            }
            return word.matches("-?[0-9]+") ? (Object) Long.valueOf(word) : Double.valueOf(word);
        }
    }
}
