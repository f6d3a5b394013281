package org.elpis.models.scorecard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes JSON in one form (RFC 8785): keys in ascending order, no blanks. Numbers have at most six places behind the
/// point, so that their shortest form has no exponent.
final class CanonicalJson {
    private static final int PLACES = 6;

    private CanonicalJson() {}

    /// The text of maps, lists, strings, booleans and numbers.
    static String of(Object value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    /// Rounded to six places; `9007199254740991` and beyond are not to be given as numbers.
    static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a number of JSON must be finite");
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(PLACES, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static void write(Object value, StringBuilder text) {
        switch (value) {
            case Map<?, ?> map -> object(map, text);
            case List<?> list -> array(list, text);
            case String string -> quote(string, text);
            case Boolean bool -> text.append(bool.booleanValue());
            case Integer number -> text.append(number.intValue());
            case Long number -> text.append(number.longValue());
            case Double number -> text.append(number(number));
            default -> throw new IllegalArgumentException("JSON has no " + value.getClass());
        }
    }

    private static void object(Map<?, ?> map, StringBuilder text) {
        TreeMap<String, Object> sorted = new TreeMap<>(); // by UTF-16 units, as RFC 8785 3.2.3 has it
        map.forEach((key, value) -> sorted.put((String) key, value));
        text.append('{');
        sorted.forEach((key, value) -> {
            if (text.charAt(text.length() - 1) != '{') {
                text.append(',');
            }
            quote(key, text);
            text.append(':');
            write(value, text);
        });
        text.append('}');
    }

    private static void array(List<?> list, StringBuilder text) {
        text.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            write(list.get(i), text);
        }
        text.append(']');
    }

    private static void quote(String value, StringBuilder text) {
        text.append('"');
        value.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ') {
                        text.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        text.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c);
                    }
                }
            }
        });
        text.append('"');
    }
}
