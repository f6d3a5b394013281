package org.elpis.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
/// Writes JSON (RFC 8259) with two blanks of indentation. Keys and strings are escaped; numbers have no
/// exponent.

public final class JsonWriter {
    private final StringBuilder text = new StringBuilder();
    private int depth;
    private boolean needsComma;

    public JsonWriter beginObject() {
        return begin('{');
    }

    public JsonWriter endObject() {
        return end('}');
    }

    public JsonWriter beginArray() {
        return begin('[');
    }

    public JsonWriter endArray() {
        return end(']');
    }

    public JsonWriter key(String key) {
        separate();
        quote(key);
        text.append(": ");
        needsComma = false;
        return this;
    }

    public JsonWriter value(String value) {
        beforeValue();
        quote(value);
        needsComma = true;
        return this;
    }

    public JsonWriter value(long value) {
        beforeValue();
        text.append(value);
        needsComma = true;
        return this;
    }

    /// A share or another number, rounded to six places.
    ///
    /// @param value  finite
    public JsonWriter value(double value) {
        beforeValue();
        text.append(BigDecimal.valueOf(value)
                .setScale(6, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString());
        needsComma = true;
        return this;
    }

    public JsonWriter value(boolean value) {
        beforeValue();
        text.append(value);
        needsComma = true;
        return this;
    }

    private JsonWriter begin(char bracket) {
        beforeValue();
        text.append(bracket);
        depth++;
        needsComma = false;
        return this;
    }

    private JsonWriter end(char bracket) {
        depth--;
        if (needsComma) {
            newLine();
        }
        text.append(bracket);
        needsComma = true;
        return this;
    }

    /// A value behind a key stands on its line; in an array, on a line of its own.
    private void beforeValue() {
        boolean behindKey = text.length() > 1 && text.charAt(text.length() - 2) == ':' && !needsComma;
        if (!behindKey && depth > 0) {
            separate();
        }
    }

    private void separate() {
        if (needsComma) {
            text.append(',');
        }
        newLine();
    }

    private void newLine() {
        text.append('\n');
        for (int i = 0; i < depth; i++) {
            text.append("  ");
        }
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ' || Character.isSurrogate(c) && !isPaired(value, i)) {
                        text.append("\\u").append("0123456789abcdef".charAt(c >> 12 & 15));
                        text.append("0123456789abcdef".charAt(c >> 8 & 15));
                        text.append("0123456789abcdef".charAt(c >> 4 & 15));
                        text.append("0123456789abcdef".charAt(c & 15));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    private static boolean isPaired(String value, int at) {
        return Character.isHighSurrogate(value.charAt(at))
                ? at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
