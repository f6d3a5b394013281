package org.elpis.engine;

/// Writes HTML. Every text and attribute value is escaped; tags and attribute names are constants of the caller.
final class Html {
    private final StringBuilder text = new StringBuilder(1 << 14);

    /// Opens an element: a tag, or a tag with attributes that are constants.
    Html open(String tag) {
        text.append('<').append(tag).append('>');
        return this;
    }

    Html close(String tag) {
        boolean isInline = tag.equals("b") || tag.equals("span") || tag.equals("mark");
        text.append("</").append(tag).append(isInline ? ">" : ">\n");
        return this;
    }

    /// An element with nothing but a text in it.
    Html element(String tag, String content) {
        int blank = tag.indexOf(' ');
        return open(tag).text(content).close(blank < 0 ? tag : tag.substring(0, blank));
    }

    Html text(String content) {
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&#39;");
                case '\n', '\t' -> text.append(c);
                default -> text.append(Character.isISOControl(c) || isLone(content, i) ? '\uFFFD' : c);
            }
        }
        return this;
    }

    private static boolean isLone(String content, int at) {
        char c = content.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == content.length() || !Character.isLowSurrogate(content.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(content.charAt(at - 1)));
    }

    /// Markup that the caller vouches for: a constant.
    Html constant(String markup) {
        text.append(markup);
        return this;
    }

    /// `1,234,567`
    static String grouped(long number) {
        String digits = Long.toString(number);
        StringBuilder grouped = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > 0; at -= 3) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
