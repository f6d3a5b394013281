package org.elpis.ledger;

/// Reads the JSON that [JsonObject] writes, and refuses the rest without taking memory for it.
final class JsonReader {
    static final long MAX_NUMBER = (1L << 53) - 1;
    private static final int MAX_DEPTH = 4;
    private static final int MAX_MEMBERS = 64;

    private final String text;
    private int at;

    JsonReader(String text) {
        this.text = text;
    }

    JsonObject read() throws MalformedLedgerException {
        JsonObject object = object(1);
        if (at != text.length()) {
            throw malformed();
        }
        return object;
    }

    private JsonObject object(int depth) throws MalformedLedgerException {
        JsonObject object = new JsonObject();
        expect('{');
        if (depth > MAX_DEPTH) {
            throw malformed();
        }
        while (peek() != '}') {
            if (object.size() > 0) {
                expect(',');
            }
            String key = string();
            expect(':');
            int before = object.size();
            object.with(key, value(depth));
            if (object.size() == before || before == MAX_MEMBERS) {
                throw malformed();
            }
        }
        expect('}');
        return object;
    }

    private JsonObject.Value value(int depth) throws MalformedLedgerException {
        return switch (peek()) {
            case '"' -> new JsonObject.Text(string());
            case '{' -> new JsonObject.Nested(object(depth + 1));
            default -> {
                int start = at;
                while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                    at++;
                }
                yield new JsonObject.Whole(Lines.number(text.substring(start, at), MAX_NUMBER));
            }
        };
    }

    private String string() throws MalformedLedgerException {
        StringBuilder string = new StringBuilder();
        expect('"');
        while (peek() != '"') {
            char c = text.charAt(at++);
            string.append(c == '\\' ? escaped() : c);
        }
        expect('"');
        return string.toString();
    }

    private char escaped() throws MalformedLedgerException {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\' -> c;
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> {
                // Only control characters are written so: anything else fails when it is compared with its writing.
                boolean isShort = at + 4 > text.length() || !text.startsWith("00", at);
                int high = isShort ? -1 : Character.digit(text.charAt(at + 2), 16);
                int low = isShort ? -1 : Character.digit(text.charAt(at + 3), 16);
                if (high < 0 || low < 0) {
                    throw malformed();
                }
                at += 4;
                yield (char) (high << 4 | low);
            }
            default -> throw malformed();
        };
    }

    private char peek() throws MalformedLedgerException {
        if (at >= text.length()) {
            throw malformed();
        }
        return text.charAt(at);
    }

    private void expect(char c) throws MalformedLedgerException {
        if (peek() != c) {
            throw malformed();
        }
        at++;
    }

    private static MalformedLedgerException malformed() {
        return new MalformedLedgerException("JSON is malformed");
    }
}
