package org.elpis.models.reach;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A value of JSON, as far as endpoints answer.
///
/// `NaN` and `Infinity`, which are not JSON but are answered by some, are read as such, so that a
/// message can say so.
///
/// Source: RFC 8259
sealed interface Json {
    record Members(Map<String, Json> members) implements Json {}

    record Elements(List<Json> elements) implements Json {}

    record Numeral(double value) implements Json {}

    record Text(String value) implements Json {}

    /// true, false or null.
    record Word(String word) implements Json {}

    /// Reads a whole text.
    ///
    /// @throws ModelException when it is none, deeper than 32, or of more than 2 million values
    static Json parse(String text) throws ModelException {
        return new Parser(text).whole();
    }

    default Optional<Json> get(String name) {
        return this instanceof Members object
                ? Optional.ofNullable(object.members().get(name))
                : Optional.empty();
    }

    default List<Json> elements(String name) {
        return get(name)
                .map(value -> value instanceof Elements array ? array.elements() : null)
                .orElse(List.of());
    }

    default String text(String name) {
        return get(name)
                .map(value -> value instanceof Text text ? text.value() : null)
                .orElse("");
    }

    /// Reads one text.
    final class Parser {
        private static final int MOST_DEPTH = 32;
        private static final int MOST_VALUES = 2_000_000;

        private final String text;
        private int at;
        private int count;

        Parser(String text) {
            this.text = text;
        }

        Json whole() throws ModelException {
            Json value = value(0);
            blanks();
            if (at != text.length()) {
                throw malformed();
            }
            return value;
        }

        private Json value(int depth) throws ModelException {
            if (depth > MOST_DEPTH || ++count > MOST_VALUES) {
                throw malformed();
            }
            return switch (peek()) {
                case '{' -> object(depth);
                case '[' -> array(depth);
                case '"' -> new Text(string());
                default -> scalar();
            };
        }

        private Json object(int depth) throws ModelException {
            Map<String, Json> members = new LinkedHashMap<>();
            at++;
            while (peek() != '}') {
                if (!members.isEmpty()) {
                    expect(',');
                }
                peek();
                String name = string();
                expect(':');
                members.put(name, value(depth + 1));
            }
            at++;
            return new Members(members);
        }

        private Json array(int depth) throws ModelException {
            List<Json> elements = new ArrayList<>();
            at++;
            while (peek() != ']') {
                if (!elements.isEmpty()) {
                    expect(',');
                }
                elements.add(value(depth + 1));
            }
            at++;
            return new Elements(elements);
        }

        private Json scalar() throws ModelException {
            int start = at;
            while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String word = text.substring(start, Math.min(at, start + 65));
            if (List.of("true", "false", "null").contains(word)) {
                return new Word(word);
            }
            if (!word.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?|NaN|-?Infinity")) {
                throw malformed();
            }
            return new Numeral(Double.parseDouble(word));
        }

        private String string() throws ModelException {
            StringBuilder string = new StringBuilder();
            if (at >= text.length() || text.charAt(at) != '"') {
                throw malformed();
            }
            at++;
            while (next() != '"') {
                char c = text.charAt(at++);
                string.append(c == '\\' ? escaped() : c);
            }
            at++;
            return string.toString();
        }

        private char escaped() throws ModelException {
            char c = next();
            at++;
            int place = "\"\\/bfnrt".indexOf(c);
            if (place >= 0) {
                return "\"\\/\b\f\n\r\t".charAt(place);
            }
            if (c != 'u'
                    || at + 4 > text.length()
                    || !text.substring(at, at + 4).matches("[0-9A-Fa-f]{4}")) {
                throw malformed();
            }
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        }

        private void expect(char c) throws ModelException {
            if (peek() != c) {
                throw malformed();
            }
            at++;
        }

        private char peek() throws ModelException {
            blanks();
            return next();
        }

        private char next() throws ModelException {
            if (at >= text.length()) {
                throw malformed();
            }
            return text.charAt(at);
        }

        private void blanks() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private static ModelException malformed() {
            return new ModelException("The endpoint's answer is no JSON, or too large.");
        }
    }

    /// All numbers of nested arrays, in their order.
    static double[] numbers(Json value) throws ModelException {
        List<Double> numbers = new ArrayList<>();
        collect(value, numbers);
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void collect(Json value, List<Double> numbers) throws ModelException {
        switch (value) {
            case Numeral number -> numbers.add(number.value());
            case Elements array -> {
                for (Json each : array.elements()) {
                    collect(each, numbers);
                }
            }
            // A NaN that was written as JSON.
            case Word word when word.word().equals("null") -> numbers.add(Double.NaN);
            default -> throw new ModelException("The endpoint's scores are no numbers.");
        }
    }
}
