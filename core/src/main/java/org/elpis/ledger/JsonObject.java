package org.elpis.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A JSON object in its one canonical form: texts, whole numbers and objects, keys in order, nothing between.
///
/// Source: RFC 8785; numbers only from 0 to 2^53 - 1
public final class JsonObject {
    private final SortedMap<String, Value> members = new TreeMap<>();

    /// What stands behind a key.
    sealed interface Value {}

    record Text(String text) implements Value {}

    record Whole(long number) implements Value {}

    record Nested(JsonObject object) implements Value {}

    public JsonObject with(String key, String value) {
        return with(key, new Text(value));
    }

    /// Adds a number.
    ///
    /// @param value  0 to 2^53 - 1
    public JsonObject with(String key, long value) {
        if (value < 0 || value > JsonReader.MAX_NUMBER) {
            throw new IllegalArgumentException("value must be 0 to 2^53 - 1, got " + value);
        }
        return with(key, new Whole(value));
    }

    public JsonObject with(String key, JsonObject value) {
        return with(key, new Nested(value));
    }

    JsonObject with(String key, Value value) {
        members.put(key, value);
        return this;
    }

    /// Reads an object that is in canonical form; any other is refused, so that one content has one hash.
    public static JsonObject parse(String text) throws MalformedLedgerException {
        JsonObject object = new JsonReader(text).read();
        if (!object.toString().equals(text)) {
            throw new MalformedLedgerException("JSON is not in its canonical form");
        }
        return object;
    }

    public Optional<String> text(String key) {
        return members.get(key) instanceof Text(String text) ? Optional.of(text) : Optional.empty();
    }

    public Optional<Long> number(String key) {
        return members.get(key) instanceof Whole(long number) ? Optional.of(number) : Optional.empty();
    }

    public Optional<JsonObject> object(String key) {
        return members.get(key) instanceof Nested(JsonObject object) ? Optional.of(object) : Optional.empty();
    }

    /// Texts and numbers as a person reads them, in the order of their keys.
    public Map<String, String> shown() {
        SortedMap<String, String> shown = new TreeMap<>();
        members.forEach((key, value) -> shown.put(
                key,
                switch (value) {
                    case Text(String text) -> text;
                    case Whole(long number) -> Long.toString(number);
                    case Nested(JsonObject object) -> object.toString();
                }));
        return shown;
    }

    int size() {
        return members.size();
    }

    /// The canonical form.
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        write(out);
        return out.toString();
    }

    private void write(StringBuilder out) {
        char before = '{';
        for (Map.Entry<String, Value> member : members.entrySet()) {
            quote(member.getKey(), out.append(before));
            out.append(':');
            switch (member.getValue()) {
                case Text(String text) -> quote(text, out);
                case Whole(long number) -> out.append(number);
                case Nested(JsonObject object) -> object.write(out);
            }
            before = ',';
        }
        out.append(members.isEmpty() ? "{}" : "}");
    }

    /// RFC 8785 section 3.2.2.2.
    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ') {
                        out.append(c < 0x10 ? "\\u000" : "\\u00").append(Integer.toHexString(c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
